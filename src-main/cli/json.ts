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

/**
 * The JSON of an array of a shape, row by row, in pieces: a large array is never held as nested arrays or one text.
 *
 * @param values the elements in row-major order, as many as the shape says
 * @example [...nestedJson(new Float64Array([1, 2]), [2, 1])].join('') // '[[1],[2]]'
 */
export function* nestedJson(values: Float64Array, shape: readonly number[]): Generator<string> {
  const [size = 0, ...inner] = shape;
  if (inner.length === 0) {
    yield '[';
    for (const [k, part] of partsOf(values).entries())
      yield (k > 0 ? ',' : '') + Array.from(part, numberJson).join(',');
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
export function partsOf(values: Float64Array): Float64Array[] {
  const size = 1000;
  return Array.from({ length: Math.ceil(values.length / size) }, (_, k) => values.subarray(k * size, (k + 1) * size));
}

/** As `toJson`, many times faster. */
function numberJson(value: number): string {
  return Number.isFinite(value) ? String(value) : `"${value}"`;
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
