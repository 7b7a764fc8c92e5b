import { tooLarge } from '../errors.ts';
import type { Dtype, FloatDtype } from './dtype.ts';

/** The lengths of the dimensions, the outermost first; empty for a single number. */
export type Shape = readonly number[];

/** Where the numbers of each type are kept. 64-bit integers are exact, so they are BigInts; truth values are 0 and 1. */
export interface DataTypes {
  readonly float32: Float32Array;
  readonly float64: Float64Array;
  readonly int32: Int32Array;
  readonly int64: BigInt64Array;
  readonly bool: Uint8Array;
}

export type Data = DataTypes[Dtype];

/** No array that a lesson makes comes near this many elements (80 MB). */
export const MAX_ELEMENTS = 10_000_000;

/**
 * Numbers of one type in a box of some shape. Arrays are values: nobody writes into the data of one that has been handed
 * out, so several may share it, each with an offset and strides of its own (a transpose, a slice).
 */
export class NdArray {
  /**
   * @param offset where in `data` the first element is
   * @param strides how far the next element along each dimension is; null where the elements lie row by row without gaps
   * @param size how many elements it has; only to be given where it is known already
   */
  constructor(
    readonly dtype: Dtype,
    readonly shape: Shape,
    readonly data: Data,
    readonly offset = 0,
    readonly strides: readonly number[] | null = null,
    readonly size = sizeOf(shape),
  ) {}
}

/**
 * How many elements a shape has.
 * @example sizeOf([2, 3]) // 6
 * @example sizeOf([]) // 1
 */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let k = 0; k < shape.length; k++) size *= shape[k] ?? 1;
  return size;
}

/**
 * The strides of elements that lie row by row.
 * @example rowMajor([2, 3]) // [3, 1]
 */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let k = shape.length - 2; k >= 0; k--) strides[k] = (strides[k + 1] ?? 1) * (shape[k + 1] ?? 1);
  return strides;
}

/** How many elements may still be made; null where any number may. */
let budget: { left: number } | null = null;

/**
 * Runs `work`, which may make so many elements in all: memory that fills up ends the whole app.
 * @example withElements(10, () => allocate('float64', 11)) // throws too-large
 */
export function withElements<T>(count: number, work: () => T): T {
  const outer = budget;
  budget = { left: count };
  try {
    return work();
  } finally {
    budget = outer;
  }
}

/** Where new elements may be written, from `offset` on. */
export interface Room {
  readonly data: Data;
  readonly offset: number;
}

const slabLength = 4096;
const largestInSlab = 256;

interface Slab {
  data: Data;
  used: number;
}

const slabs: Record<FloatDtype, Slab> = {
  float32: { data: new Float32Array(0), used: 0 },
  float64: { data: new Float64Array(0), used: 0 },
};

/**
 * Room for new elements, all zero. Small floating-point arrays share slabs, because a typed array of their own costs more
 * than the operation that fills it; a slab is freed with the last array in it.
 * @throws Mistake `too-large` above 10,000,000 elements, and where a program makes too many in all
 */
export function allocate(dtype: Dtype, size: number): Room {
  if (size > MAX_ELEMENTS) throw tooLarge(MAX_ELEMENTS, 'elements');
  if (budget !== null && (budget.left -= size) < 0) {
    throw tooLarge(MAX_ELEMENTS, 'elements', 'More elements in all than TapeLab keeps');
  }
  if (size > largestInSlab || (dtype !== 'float32' && dtype !== 'float64')) {
    return { data: newData(dtype, size), offset: 0 };
  }
  const slab = dtype === 'float32' ? slabs.float32 : slabs.float64;
  if (slab.used + size > slab.data.length) {
    slab.data = newData(dtype, slabLength);
    slab.used = 0;
  }
  const offset = slab.used;
  slab.used += size;
  return { data: slab.data, offset };
}

function newData(dtype: Dtype, size: number): Data {
  switch (dtype) {
    case 'float32':
      return new Float32Array(size);
    case 'float64':
      return new Float64Array(size);
    case 'int32':
      return new Int32Array(size);
    case 'int64':
      return new BigInt64Array(size);
    case 'bool':
      return new Uint8Array(size);
  }
}

/**
 * The same elements row by row without gaps: the array itself where they lie so already.
 * @example contiguous(new NdArray('int32', [2], new Int32Array(3), 0, [2])).strides // null
 */
export function contiguous(array: NdArray): NdArray {
  if (array.strides === null) return array;
  const { data, offset } = allocate(array.dtype, array.size);
  copyAxis(array, array.strides, 0, array.offset, data, offset);
  return new NdArray(array.dtype, array.shape, data, offset);
}

/** Copies what lies along an axis and those after it, row by row to `next` on; answers where the next element goes. */
function copyAxis(
  array: NdArray,
  strides: readonly number[],
  axis: number,
  position: number,
  out: Data,
  next: number,
): number {
  const [length, stride, isLast] = [array.shape[axis] ?? 1, strides[axis] ?? 0, axis >= strides.length - 1];
  // Any type of array is read and written the same way; this one has the type of `out`.
  const [from, to] = [array.data as Float64Array, out as Float64Array];
  for (let k = 0; k < length; k++, position += stride) {
    if (isLast) to[next++] = from[position] as number;
    else next = copyAxis(array, strides, axis + 1, position, out, next);
  }
  return next;
}

/** Where the elements of an array are in its data, row by row. */
export function* positionsOf({ shape, strides, offset }: NdArray): Generator<number> {
  const steps = strides ?? rowMajor(shape);
  const index = new Array<number>(shape.length).fill(0);
  const size = sizeOf(shape);
  let position = offset;
  for (let count = 0; count < size; count++) {
    yield position;
    for (let k = shape.length - 1; k >= 0; k--) {
      const step = steps[k] ?? 0;
      const next = (index[k] ?? 0) + 1;
      if (next < (shape[k] ?? 0)) {
        index[k] = next;
        position += step;
        break;
      }
      position -= step * (next - 1);
      index[k] = 0;
    }
  }
}

/**
 * The elements row by row, 64-bit integers as BigInts.
 * @example [...elementsOf(fromNumbers('int32', [2], [3, 4]))] // [3, 4]
 */
export function* elementsOf(array: NdArray): Generator<number | bigint> {
  for (const position of positionsOf(array)) {
    const value = array.data[position];
    if (value !== undefined) yield value;
  }
}

/**
 * An array of numbers given row by row, each converted to the type as a cast does: fractions are cut off for integers.
 * @example fromNumbers('int32', [2], [1, 2.7]).data // new Int32Array([1, 2])
 */
export function fromNumbers(dtype: Dtype, shape: Shape, values: Iterable<number | bigint>): NdArray {
  const { data, offset } = allocate(dtype, sizeOf(shape));
  let next = offset;
  for (const value of values) put(data, next++, value);
  return new NdArray(dtype, shape, data, offset);
}

/** Writes a number as a cast does. */
export function put(data: Data, position: number, value: number | bigint): void {
  if (data instanceof BigInt64Array) data[position] = typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
  else if (data instanceof Uint8Array) data[position] = Number(value) === 0 ? 0 : 1;
  else data[position] = Number(value);
}
