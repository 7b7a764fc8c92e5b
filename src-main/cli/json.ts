/**
 * A value as one line of JSON in full precision. JSON has no inf and nan: they become the strings "Infinity",
 * "-Infinity" and "NaN".
 *
 * @example toJson({ loss: NaN }) // '{"loss":"NaN"}'
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  );
}

/** What arrays hold: doubles, or 64-bit integers. */
export type Numbers = Float64Array | BigInt64Array;

/**
 * The JSON of an array of a shape, row by row, in pieces: a large array is never held as nested arrays or one text.
 *
 * @param values the elements in row-major order, as many as the shape says
 * @example [...nestedJson(new Float64Array([1, 2]), [2, 1])].join('') // '[[1],[2]]'
 */
export function* nestedJson(values: Numbers, shape: readonly number[]): Generator<string> {
  const [size, ...inner] = shape;
  if (size === undefined) {
    yield* textsOf(values, numberJson);
    return;
  }
  if (inner.length === 0) {
    yield '[';
    for (const [k, part] of partsOf(values).entries()) yield (k > 0 ? ',' : '') + textsOf(part, numberJson).join(',');
    yield ']';
    return;
  }
  const stride = values.length / size;
  yield '[';
  for (let k = 0; k < size; k++) {
    if (k > 0) yield ',';
    yield* nestedJson(values.subarray(k * stride, (k + 1) * stride), inner);
  }
  yield ']';
}

/**
 * An array in parts of a thousand elements, none of them a copy.
 * @example partsOf(new Float64Array(2500)).map(({ length }) => length) // [1000, 1000, 500]
 */
export function partsOf(values: Numbers): Numbers[] {
  const size = 1000;
  return Array.from({ length: Math.ceil(values.length / size) }, (_, k) => values.subarray(k * size, (k + 1) * size));
}

/**
 * Each element as a text.
 * @example textsOf(new BigInt64Array([7n]), String) // ['7']
 */
export function textsOf(values: Numbers, write: (value: number | bigint) => string): string[] {
  return Array.from<number | bigint, string>(values, write);
}

/** As `toJson`, many times faster; an integer with all its digits. */
function numberJson(value: number | bigint): string {
  return typeof value === 'bigint' || Number.isFinite(value) ? String(value) : `"${value}"`;
}

/**
 * Joins small pieces into larger ones, so that writing them costs little.
 * @example [...gathered(['a', 'b', 'c'])] // ['abc']
 */
export function* gathered(pieces: Iterable<string>): Generator<string> {
  const enough = 65_536;
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < enough) continue;
    yield text;
    text = '';
  }
  yield text;
}
