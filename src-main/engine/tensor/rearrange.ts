import { type Data, NdArray, type Shape, allocate, contiguous, rowMajor, sizeOf } from './array.ts';
import { axisOf, broadcastTo, gapless } from './shape.ts';

/**
 * A shape with its one -1 replaced by what is left of the size; null where the sizes differ, or nothing fits.
 * @example resolveShape(6, [2, -1]) // [2, 3]
 * @example resolveShape(6, [4, -1]) // null
 */
export function resolveShape(size: number, shape: Shape): Shape | null {
  const unknown = shape.indexOf(-1);
  if (unknown < 0) return shape.every((length) => length >= 0) && sizeOf(shape) === size ? shape : null;
  const known = shape.filter((_, k) => k !== unknown);
  const length = size / sizeOf(known);
  return known.every((each) => each >= 0) && Number.isInteger(length) ? shape.with(unknown, length) : null;
}

/**
 * The same elements, row by row, in another shape of the same size: a view where they lie without gaps.
 * @param shape without -1
 */
export function reshape(array: NdArray, shape: Shape): NdArray {
  const { dtype, data, offset } = contiguous(array);
  return new NdArray(dtype, shape, data, offset);
}

/**
 * A view with the axes in another order.
 * @param order which axis comes to stand in each place; reversed when left out
 * @example transpose(new NdArray('bool', [2, 3], new Uint8Array(6))).shape // [3, 2]
 */
export function transpose(array: NdArray, order: readonly number[] = array.shape.map((_, k) => k).reverse()): NdArray {
  const axes = order.map((axis) => axisOf(axis, array.shape.length));
  if (axes.every((axis, k) => axis === k)) return array;
  const own = array.strides ?? rowMajor(array.shape);
  const shape = axes.map((axis) => array.shape[axis] ?? 0);
  const strides = axes.map((axis) => own[axis] ?? 0);
  return new NdArray(array.dtype, shape, array.data, array.offset, gapless(shape, strides) ? null : strides);
}

/** A view with one axis moved to another place, the others in their order. */
export function moveAxis(array: NdArray, from: number, to: number): NdArray {
  const order = array.shape.map((_, k) => k).filter((k) => k !== from);
  return transpose(array, order.toSpliced(to, 0, from));
}

/**
 * A view with one more axis, of length 1.
 * @param axis where it will be; -1 puts it last
 */
export function expandDims(array: NdArray, axis: number): NdArray {
  const place = axisOf(axis, array.shape.length + 1);
  const strides = array.strides?.toSpliced(place, 0, 0) ?? null;
  return new NdArray(array.dtype, array.shape.toSpliced(place, 0, 1), array.data, array.offset, strides);
}

/**
 * A view without axes of length 1.
 * @param axes which of them; all when null
 */
export function squeeze(array: NdArray, axes: readonly number[] | null = null): NdArray {
  const dropped = axes?.map((axis) => axisOf(axis, array.shape.length));
  const isKept = (length: number, k: number) => !(dropped?.includes(k) ?? length === 1);
  const strides = array.strides?.filter((_, k) => isKept(array.shape[k] ?? 0, k)) ?? null;
  return new NdArray(array.dtype, array.shape.filter(isKept), array.data, array.offset, strides);
}

/**
 * Arrays of one shape and type side by side along a new axis.
 * @param arrays at least one
 */
export function stack(arrays: readonly NdArray[], axis: number): NdArray {
  return concatenate(
    arrays.map((array) => expandDims(array, axis)),
    axis,
  );
}

/**
 * Arrays of one type joined along an axis; their shapes are equal but for that axis.
 * @param arrays at least one
 */
export function concatenate(arrays: readonly NdArray[], axis: number): NdArray {
  const [first] = arrays;
  if (first === undefined) throw new Error('Nothing to concatenate');
  const place = axisOf(axis, first.shape.length);
  const lengths = arrays.map(({ shape }) => shape[place] ?? 0);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shape = first.shape.with(place, total);
  const { data, offset } = allocate(first.dtype, sizeOf(shape));
  const inner = sizeOf(shape.slice(place + 1));
  let start = offset;
  for (const [k, array] of arrays.entries()) {
    const run = (lengths[k] ?? 0) * inner;
    copyRuns(contiguous(array), run, data, start, total * inner);
    start += run;
  }
  return new NdArray(first.dtype, shape, data, offset);
}

/** Copies an array run by run to places that lie `stride` apart. */
function copyRuns({ data, offset, size }: NdArray, run: number, out: Data, start: number, stride: number): void {
  for (let read = 0, write = start; read < size; read += run, write += stride) {
    out.set(data.subarray(offset + read, offset + read + run) as never, write);
  }
}

/**
 * The array repeated along each axis.
 * @param multiples how often along each axis
 */
export function tile(array: NdArray, multiples: readonly number[]): NdArray {
  const alternating = array.shape.flatMap((length) => [1, length]);
  const repeated = array.shape.flatMap((length, k) => [multiples[k] ?? 1, length]);
  const shape = array.shape.map((length, k) => length * (multiples[k] ?? 1));
  return reshape(broadcastTo(reshape(array, alternating), repeated), shape);
}
