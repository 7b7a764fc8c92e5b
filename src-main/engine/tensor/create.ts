import { NdArray, type Shape, allocate, contiguous, put, sizeOf } from './array.ts';
import type { Dtype, FloatDtype } from './dtype.ts';

/** An array of zeros. */
export function zeros(shape: Shape, dtype: Dtype): NdArray {
  const { data, offset } = allocate(dtype, sizeOf(shape));
  return new NdArray(dtype, shape, data, offset);
}

/** An array of ones. */
export function ones(shape: Shape, dtype: Dtype): NdArray {
  return full(shape, 1, dtype);
}

/** A single number with fractions. */
export function scalar(value: number, dtype: FloatDtype): NdArray {
  const { data, offset } = allocate(dtype, 1);
  data[offset] = value as never;
  return new NdArray(dtype, [], data, offset, null, 1);
}

/** An array of one value, converted as a cast does. */
export function full(shape: Shape, value: number | bigint, dtype: Dtype): NdArray {
  const filled = zeros(shape, dtype);
  const { data, offset, size } = filled;
  if (size > 0) put(data, offset, value);
  if (size > 1) data.fill(data[offset] as never, offset, offset + size);
  return filled;
}

/**
 * A matrix with ones on one diagonal.
 * @param diagonal how far to the right of the main one; negative to the left
 */
export function eye(rows: number, columns: number, dtype: Dtype, diagonal = 0): NdArray {
  const result = zeros([rows, columns], dtype);
  const one = (dtype === 'int64' ? 1n : 1) as never;
  for (let row = Math.max(0, -diagonal); row < rows && row + diagonal < columns; row++) {
    result.data[result.offset + row * columns + row + diagonal] = one;
  }
  return result;
}

/**
 * NumPy's `arange`: as many numbers as steps fit, rounded up, so that rounding may let one reach the stop. The step is the
 * difference of the first two, as they are rounded.
 * @param step not 0
 * @example arange(1, 1.3, 0.1, 'float64').shape // [4]
 */
export function arange(start: number, stop: number, step: number, dtype: Exclude<Dtype, 'bool'>): NdArray {
  const length = Math.max(0, Math.ceil((stop - start) / step));
  const round = dtype === 'float32' ? Math.fround : (value: number) => value;
  const first = round(start);
  const delta = round(round(start + step) - first);
  const result = zeros([length], dtype);
  const { data, offset } = result;
  for (let k = 0; k < length; k++) {
    const value = first + round(k * delta);
    data[offset + k] = (dtype === 'int64' ? BigInt(Math.trunc(value)) : value) as never;
  }
  return result;
}

/**
 * NumPy's `linspace`: so many float64 numbers at equal distances; the last is the stop exactly.
 * @param count not below 0
 * @param endpoint whether the stop is one of them
 */
export function linspace(start: number, stop: number, count: number, endpoint = true): NdArray {
  const gaps = endpoint ? count - 1 : count;
  const [delta, step] = [stop - start, (stop - start) / gaps];
  const result = zeros([count], 'float64');
  const { data, offset } = result;
  // A distance that is lost in the division is kept in the multiplication.
  const distance = (k: number) => (gaps <= 0 ? k * delta : step === 0 ? (k / gaps) * delta : k * step);
  for (let k = 0; k < count; k++) data[offset + k] = distance(k) + start;
  if (endpoint && count > 1) data[offset + count - 1] = stop;
  return result;
}

/**
 * The numbers in another type, as TensorFlow converts them on x86: fractions are cut off for integers, and what does not
 * fit, NaN included, becomes the lowest integer; int64 wraps to int32; everything but 0 is true.
 */
export function cast(array: NdArray, dtype: Dtype): NdArray {
  if (array.dtype === dtype) return array;
  const source = contiguous(array);
  const { data, offset, size } = source;
  const result = zeros(array.shape, dtype);
  const convert = conversion(source.dtype, dtype);
  if (convert === null) result.data.set(data.subarray(offset, offset + size) as never, result.offset);
  else for (let k = 0; k < size; k++) result.data[result.offset + k] = convert(data[offset + k] as never) as never;
  return result;
}

type Conversion = (value: never) => number | bigint;

/** How one number is converted; null where storing it does all. */
function conversion(from: Dtype, to: Dtype): Conversion | null {
  if (to === 'bool') return (value: number | bigint) => Number(Boolean(value) || value !== value);
  if (from === 'int64') return fromInt64(to);
  if (to === 'int64') return (value: number) => (Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n));
  if (to !== 'int32' || from === 'bool') return null;
  return (value: number) => (value > -(2 ** 31) - 1 && value < 2 ** 31 ? value : -(2 ** 31));
}

function fromInt64(to: Dtype): Conversion {
  if (to === 'int32') return (value: bigint) => Number(BigInt.asIntN(32, value));
  return to === 'float32' ? float32OfInt64 : (value: bigint) => Number(value);
}

/** Rounded once: what a double has no room for only leaves a mark that it was there. */
function float32OfInt64(value: bigint): number {
  if (BigInt.asIntN(53, value) === value) return Number(value);
  const [high, low] = [value >> 11n, value & 2047n];
  return Number(high | (low === 0n ? 0n : 1n)) * 2048;
}

const sizes: Readonly<Record<Exclude<Dtype, 'bool'>, number>> = { int32: 4, int64: 8, float32: 4, float64: 8 };

/**
 * The type of the result of two arrays in NumPy: the smallest that holds the numbers of both.
 * @example promote('int32', 'float32') // 'float64'
 * @example promote('bool', 'int32') // 'int32'
 */
export function promote(a: Dtype, b: Dtype): Dtype {
  if (a === b || b === 'bool') return a;
  if (a === 'bool') return b;
  const areFloats = [a, b].map((dtype) => dtype.startsWith('float'));
  if (areFloats[0] !== areFloats[1]) return 'float64';
  return sizes[a] > sizes[b] ? a : b;
}
