/**
 * The element at an index that is within bounds by construction (a loop over the array's own length), so that inner
 * loops need no case for `undefined`. An index out of bounds is a bug and gives `undefined`.
 *
 * @example at(new Float64Array([3, 4]), 1) // 4
 */
export function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
