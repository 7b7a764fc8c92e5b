import { NdArray, type Shape, rowMajor, sizeOf } from './array.ts';

/**
 * Whether two shapes are equal. Arrays that come from each other often share one shape, so that is asked first.
 * @example sameShape([2, 3], [2, 3]) // true
 * @example sameShape([2], [2, 1]) // false
 */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}

/**
 * The shape of an elementwise result: shapes are aligned at their ends, and a length of 1 is stretched. Null where two
 * lengths differ and neither is 1.
 * @example broadcastShape([3, 1], [2]) // [3, 2]
 * @example broadcastShape([2], [3]) // null
 */
export function broadcastShape(a: Shape, b: Shape): Shape | null {
  if (b.length === 0 || sameShape(a, b)) return a;
  if (a.length === 0) return b;
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let k = 0; k < rank; k++) {
    const [left, right] = [a[k - rank + a.length] ?? 1, b[k - rank + b.length] ?? 1];
    if (left !== right && left !== 1 && right !== 1) return null;
    shape.push(left === 1 ? right : left);
  }
  return shape;
}

/**
 * The array stretched to a shape that it broadcasts to: a view that reads the same elements again and again.
 * @example broadcastTo(new NdArray('float64', [2], new Float64Array(2)), [3, 2]).strides // [0, 1]
 */
export function broadcastTo(array: NdArray, shape: Shape): NdArray {
  if (sameShape(array.shape, shape)) return array;
  if (array.size === 1) return repeated(array, shape);
  const added = shape.length - array.shape.length;
  const own = array.strides ?? rowMajor(array.shape);
  const strides = shape.map((length, k) => (array.shape[k - added] === length ? (own[k - added] ?? 0) : 0));
  return new NdArray(array.dtype, shape, array.data, array.offset, strides);
}

/** One number in every place of a shape. */
export function repeated({ dtype, data, offset }: NdArray, shape: Shape): NdArray {
  return new NdArray(dtype, shape, data, offset, standstill(shape));
}

/** Strides of zeros, by their number. */
const still: (readonly number[])[] = [];

/** The strides of one number in every place of a shape; null where there is but one place. */
export function standstill(shape: Shape): readonly number[] | null {
  if (sizeOf(shape) === 1) return null;
  return (still[shape.length] ??= shape.map(() => 0));
}

/**
 * The number of an axis counted from 0, where negative ones count from the end; null where there is none.
 * @example normalAxis(-1, 3) // 2
 * @example normalAxis(3, 3) // null
 */
export function normalAxis(axis: number, rank: number): number | null {
  const counted = axis < 0 ? axis + rank : axis;
  return Number.isInteger(axis) && counted >= 0 && counted < rank ? counted : null;
}

/**
 * The number of an axis that is known to be there.
 * @throws Error where it is not: a bug of the caller, who has to refuse it in the words of NumPy or TensorFlow
 */
export function axisOf(axis: number, rank: number): number {
  const counted = normalAxis(axis, rank);
  if (counted === null) throw new Error(`Axis ${axis} of an array with ${rank} dimensions`);
  return counted;
}

/**
 * Whether elements with these strides lie row by row without gaps.
 * @example gapless([2, 1, 3], [3, 7, 1]) // true
 * @example gapless([2, 3], [1, 2]) // false
 */
export function gapless(shape: Shape, strides: readonly number[]): boolean {
  let expected = 1;
  for (let k = shape.length - 1; k >= 0; k--) {
    const length = shape[k] ?? 0;
    if (length === 0) return true;
    if (length !== 1 && strides[k] !== expected) return false;
    expected *= length;
  }
  return true;
}
