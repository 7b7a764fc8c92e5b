/**
 * A symmetric matrix from its rows, each given from the diagonal on.
 * @example symmetric([[1, 2], [3]]) // [[1, 2], [2, 3]]
 */
export function symmetric<T>(upper: readonly (readonly T[])[]): T[][] {
  return upper.map((_, i) => upper.map((_other, j) => entry(upper, Math.min(i, j), Math.max(i, j))));
}

function entry<T>(upper: readonly (readonly T[])[], row: number, column: number): T {
  const found = upper[row]?.[column - row];
  if (found === undefined) throw new Error(`A symmetric matrix without entry ${row}, ${column}`);
  return found;
}
