import { NdArray, type Shape, allocate, contiguous, elementsOf, fromNumbers, sizeOf } from './array.ts';
import { scalar } from './create.ts';
import { type FloatDtype, isFloat } from './dtype.ts';
import { binaryBy } from './elementwise.ts';
import { type Fold, type FoldOp, foldColumns, foldOf, foldOneByOne, foldRow } from './fold.ts';
import { kernelOf } from './kernels.ts';
import { transpose } from './rearrange.ts';
import { axisOf } from './shape.ts';

/** The axes to reduce; null for all. */
type Axes = readonly number[] | null;

/**
 * The sum over some axes. For floating-point numbers it is TensorFlow's to the bit, whatever shape and axes; integers wrap.
 * @param keepdims whether the reduced axes stay, with length 1
 */
export function sum(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  return reduce('add', array, axes, keepdims);
}

/** The product over some axes: TensorFlow's to the bit, as the sum is. */
export function prod(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  return reduce('mul', array, axes, keepdims);
}

/** The largest element over some axes; NaN where there is one, the lowest number of the type over nothing. */
export function max(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  return reduce('max', array, axes, keepdims);
}

/** The smallest element over some axes; NaN where there is one, the highest number of the type over nothing. */
export function min(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  return reduce('min', array, axes, keepdims);
}

/** Whether all truth values over some axes hold. */
export function all(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  return reduce('and', array, axes, keepdims);
}

/** Whether any truth value over some axes holds. */
export function any(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  return reduce('or', array, axes, keepdims);
}

const division = kernelOf('div');

/** The sum divided by how many there are: NaN over nothing; of integers cut off towards 0, after the sum has wrapped. */
export function mean(array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  const total = sum(array, axes, keepdims);
  const count = array.size / Math.max(1, total.size);
  if (isFloat(total.dtype)) return binaryBy(division, total, scalar(count, total.dtype));
  const quotient = (value: number | bigint) => {
    if (count === 0) return 0;
    return typeof value === 'bigint' ? value / BigInt(count) : value / count;
  };
  return fromNumbers(total.dtype, total.shape, [...elementsOf(total)].map(quotient));
}

/** Arranges the elements as TensorFlow does before it joins them: neighbouring axes of one kind count as one. */
function reduce(op: FoldOp, array: NdArray, axes: Axes, keepdims: boolean): NdArray {
  const { dtype, shape } = array;
  const fold = foldOf(op, dtype);
  const source = contiguous(array);
  if ((axes === null || axes.length === shape.length) && source.size !== 1) {
    return rows(fold, source, keepdims ? shape.map(() => 1) : [], source.size);
  }
  const reduced = new Set(axes?.map((axis) => axisOf(axis, shape.length)) ?? shape.keys());
  const result = shape.flatMap((length, k) => (!reduced.has(k) ? [length] : keepdims ? [1] : []));
  const groups = grouped(shape, reduced);
  const [first = 1, second = 1, third = 1] = groups.lengths;
  switch (groups.kinds) {
    case '':
    case 'k':
      return new NdArray(dtype, result, source.data, source.offset);
    case 'r':
      return rows(fold, source, result, first);
    case 'kr':
      return rows(fold, source, result, second);
    case 'rk':
      return blocks(fold, source, result, first, second);
    case 'krk':
      return blocks(fold, source, result, second, third);
    case 'rkr':
      return ends(fold, source, result, [first, second, third]);
    default:
      return rows(fold, reducedLast(source, reduced), result, source.size / Math.max(1, sizeOf(result)));
  }
}

/** Which runs of axes are kept and which reduced, and how long they are; axes of length 1 belong to any. */
function grouped(shape: Shape, reduced: ReadonlySet<number>): { kinds: string; lengths: readonly number[] } {
  let kinds = '';
  const lengths: number[] = [];
  for (const [k, length] of shape.entries()) {
    if (length === 1) continue;
    const kind = reduced.has(k) ? 'r' : 'k';
    if (kinds.endsWith(kind)) lengths.push((lengths.pop() ?? 1) * length);
    else lengths.push(length);
    if (!kinds.endsWith(kind)) kinds += kind;
  }
  return { kinds, lengths };
}

/** Every run of `count` elements joined. */
function rows(fold: Fold, { dtype, data, offset }: NdArray, shape: Shape, count: number): NdArray {
  const size = sizeOf(shape);
  const out = allocate(dtype, size);
  for (let k = 0; k < size; k++) {
    out.data[out.offset + k] = foldRow(fold, data, offset + k * count, count, k * count) as never;
  }
  return new NdArray(dtype, shape, out.data, out.offset);
}

/** The columns of every block of `count` rows joined. */
function blocks(fold: Fold, { dtype, data, offset }: NdArray, shape: Shape, count: number, columns: number): NdArray {
  const size = sizeOf(shape);
  const out = allocate(dtype, size);
  for (let done = 0; done < size; done += columns) {
    const matrix = { data, start: offset + done * count, rows: count, columns };
    foldColumns(fold, matrix, out.data, out.offset + done, done);
  }
  return new NdArray(dtype, shape, out.data, out.offset);
}

/** The first and the last of three axes joined, the last one slower. */
function ends(fold: Fold, source: NdArray, shape: Shape, lengths: Shape): NdArray {
  const box = new NdArray(source.dtype, lengths, source.data, source.offset);
  const { dtype, data, offset, size } = contiguous(transpose(box, [2, 0, 1]));
  const columns = sizeOf(shape);
  const out = allocate(dtype, columns);
  const matrix = { data, start: offset, rows: size / Math.max(1, columns), columns };
  foldOneByOne(fold, matrix, out.data, out.offset, 0, columns);
  return new NdArray(dtype, shape, out.data, out.offset);
}

function reducedLast(source: NdArray, reduced: ReadonlySet<number>): NdArray {
  const axes = [...source.shape.keys()];
  const order = [...axes.filter((axis) => !reduced.has(axis)), ...axes.filter((axis) => reduced.has(axis))];
  return contiguous(transpose(source, order));
}

/**
 * Sums `count` elements of `values` from `start` on, in the order in which TensorFlow sums a vector on a CPU, rounding
 * after every addition.
 *
 * @example sumInOrder(new Float64Array([1, 2, 3]), 0, 3, 'float32') // 6
 * @example sumInOrder(new Float64Array([1e16, 1, -1e16]), 0, 3, 'float64') // 0
 */
export function sumInOrder(values: Float64Array, start: number, count: number, dtype: FloatDtype): number {
  const fold = foldOf('add', dtype);
  if (dtype === 'float64') return foldRow(fold, values, start, count, 0) as number;
  return foldRow(fold, new Float32Array(values.subarray(start, start + count)), 0, count, 0) as number;
}
