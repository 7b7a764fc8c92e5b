import { pythonError } from '../errors.ts';
import { allocate, contiguous, NdArray, type Shape, sizeOf } from './array.ts';
import { isFloat } from './dtype.ts';

/**
 * How many there are to choose from, as `np.random.choice` reads its first argument.
 * @param drawn how many are asked for
 * @throws Mistake `python` with NumPy's words
 */
export function populationOf(from: number | NdArray, drawn: number): number {
  if (typeof from !== 'number' && from.shape.length > 1) throw pythonError('ValueError', 'a must be 1-dimensional');
  const [length] = typeof from === 'number' ? [] : from.shape;
  if (length === 0 && drawn > 0) throw pythonError('ValueError', "'a' cannot be empty unless no samples are taken");
  if (length !== undefined) return length;
  const count = typeof from === 'number' ? from : integerOf(from);
  if (!Number.isInteger(count)) throw pythonError('ValueError', 'a must be 1-dimensional or an integer');
  if (count <= 0 && drawn > 0) throw pythonError('ValueError', 'a must be greater than 0 unless no samples are taken');
  return count;
}

function integerOf({ dtype, data, offset }: NdArray): number {
  return isFloat(dtype) ? NaN : Number(data[offset]);
}

/**
 * Probabilities that `np.random.choice` accepts, as doubles.
 * @param count how many there are to choose from
 * @throws Mistake `python` with NumPy's words
 */
export function probabilitiesOf(p: NdArray, count: number): Float64Array {
  if (p.shape.length !== 1) throw pythonError('ValueError', "'p' must be 1-dimensional");
  if (p.size !== count) throw pythonError('ValueError', "'a' and 'p' must have same size");
  const { data, offset } = contiguous(p);
  const values = Float64Array.from({ length: count }, (_, k) => Number(data[offset + k]));
  const total = compensatedSum(values);
  if (Number.isNaN(total)) throw pythonError('ValueError', 'probabilities contain NaN');
  if (values.some((value) => value < 0)) throw pythonError('ValueError', 'probabilities are not non-negative');
  const tolerance = Math.sqrt(p.dtype === 'float32' ? 2 ** -23 : Number.EPSILON);
  if (Math.abs(total - 1) > tolerance) throw pythonError('ValueError', 'probabilities do not sum to 1');
  return values;
}

/** Kahan's: what an addition loses is given back to the next. */
function compensatedSum(values: Float64Array): number {
  let [total, lost] = [0, 0];
  for (const value of values) {
    const next = value - lost;
    const sum = total + next;
    lost = sum - total - next;
    total = sum;
  }
  return total;
}

/** Picks by probability with uniform draws: each falls into an interval as long as the probability. */
export function picks(probabilities: Float64Array, draws: Float64Array): Int32Array {
  const ends = new Float64Array(probabilities.length);
  let total = 0;
  for (const [k, probability] of probabilities.entries()) ends[k] = total += probability;
  for (const [k, end] of ends.entries()) ends[k] = end / total;
  return Int32Array.from(draws, (draw) => firstAbove(ends, draw));
}

/** The index of the first of ascending values that is above a number. */
function firstAbove(values: Float64Array, number: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] ?? NaN) > number) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Different picks by probability: what was picked before is left out, and as many as are missing are drawn again.
 * @param draw gives so many uniform draws
 * @throws Mistake `python` where too few have a chance
 */
export function differentPicks(
  probabilities: Float64Array,
  count: number,
  draw: (count: number) => Float64Array,
): Int32Array {
  if (probabilities.filter((value) => value > 0).length < count) {
    throw pythonError('ValueError', 'Fewer non-zero entries in p than size');
  }
  const left = probabilities.slice();
  const found = new Set<number>();
  while (found.size < count) {
    const draws = draw(count - found.size);
    for (const pick of found) left[pick] = 0;
    for (const pick of picks(left, draws)) found.add(pick);
  }
  return Int32Array.from(found);
}

/**
 * The rows of an array with these numbers, along its first axis, in an array whose first dimensions are `shape`.
 * @example rowsAt(fromNumbers('int32', [3], [7, 8, 9]), [2, 0, 2], [3]).data.slice(0, 3) // new Int32Array([9, 7, 9])
 */
export function rowsAt(array: NdArray, rows: ArrayLike<number>, shape: Shape): NdArray {
  const source = contiguous(array);
  const rowShape = array.shape.slice(1);
  const rowSize = sizeOf(rowShape);
  const { data, offset } = allocate(array.dtype, rows.length * rowSize);
  for (let k = 0; k < rows.length; k++) {
    const from = source.offset + (rows[k] ?? 0) * rowSize;
    for (let j = 0; j < rowSize; j++) data[offset + k * rowSize + j] = source.data[from + j] ?? 0;
  }
  return new NdArray(array.dtype, [...shape, ...rowShape], data, offset);
}
