import { at } from '../tensor/read.ts';

/** Beyond so many rounds rows that are not orthogonal yet never become so; some ten are usual. */
const MOST_ROUNDS = 40;

/**
 * Turns rows among themselves, two at a time, until their first `length` numbers are orthogonal to one another: the
 * one-sided Jacobi method, which finds small singular values as exactly as large ones. What follows in a row is turned
 * with it. Rows that are nothing but rounding beside the longest one are left as they are.
 *
 * @param rows changed in place, and put in another order
 * @param rounding the share of the longest row below which a row is nothing
 * @returns whether they have become orthogonal
 * @example orthogonalize([Float64Array.of(1, 1), Float64Array.of(1, -1)], 2, 1e-15) // true
 */
export function orthogonalize(rows: Float64Array[], length: number, rounding: number): boolean {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // The longest first: so the rounds are fewer.
    rows.sort((a, b) => product(b, b, length) - product(a, a, length));
    const squares = Float64Array.from(rows, (row) => product(row, row, length));
    if (!turnEachPair(rows, squares, length, rounding)) return squares.every(Number.isFinite);
  }
  return false;
}

/** One round; whether anything was turned. */
function turnEachPair(rows: Float64Array[], squares: Float64Array, length: number, rounding: number): boolean {
  const nothing = rounding ** 2 * squares.reduce((a, b) => Math.max(a, b), 0);
  // As much as rounding makes of the products, and of turning.
  const isSmall = Number.EPSILON * (length + 10);
  let isTurned = false;
  for (let i = 0; i < rows.length; i++) {
    for (let k = i + 1; k < rows.length; k++) {
      if (Math.min(at(squares, i), at(squares, k)) <= nothing) continue;
      const [upper, lower] = [rows[i] as Float64Array, rows[k] as Float64Array];
      const overlap = product(upper, lower, length);
      const size = Math.sqrt(at(squares, i)) * Math.sqrt(at(squares, k));
      if (!(Math.abs(overlap) > isSmall * size)) continue;
      turn(upper, lower, tangentOf(at(squares, i), at(squares, k), overlap));
      squares[i] = product(upper, upper, length);
      squares[k] = product(lower, lower, length);
      isTurned = true;
    }
  }
  return isTurned;
}

/** Of the smaller angle that makes two rows orthogonal. */
function tangentOf(upper: number, lower: number, overlap: number): number {
  const cotangent = (lower - upper) / (2 * overlap);
  return (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.hypot(1, cotangent));
}

function turn(upper: Float64Array, lower: Float64Array, tangent: number): void {
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  for (let j = 0; j < upper.length; j++) {
    const [u, l] = [at(upper, j), at(lower, j)];
    upper[j] = cosine * u - sine * l;
    lower[j] = sine * u + cosine * l;
  }
}

/** The scalar product of the first numbers of two rows. */
export function product(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += at(a, j) * at(b, j);
  return sum;
}
