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
    yield `[${Array.from(values, numberJson).join(',')}]`;
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
