import { type Data, NdArray, allocate, contiguous } from './array.ts';
import type { Dtype } from './dtype.ts';
import { moveAxis } from './rearrange.ts';
import { axisOf } from './shape.ts';

/** Works on the elements of one line, from `data[start]` on, and writes what comes of it to `out[o]` and after. */
export type LineWork = (data: Data, start: number, length: number, out: Data, o: number) => void;

/** The array that comes of every line of elements along an axis, each replaced by a line of the same length. */
export function mapLines(array: NdArray, axis: number, dtype: Dtype, work: LineWork): NdArray {
  const last = array.shape.length - 1;
  const place = axisOf(axis, array.shape.length);
  const lined = contiguous(moveAxis(array, place, last));
  const length = lined.shape[last] ?? 0;
  const { data, offset } = allocate(dtype, lined.size);
  for (let k = 0; k < lined.size; k += length) work(lined.data, lined.offset + k, length, data, offset + k);
  return contiguous(moveAxis(new NdArray(dtype, lined.shape, data, offset), last, place));
}

/** The array that comes of every line of elements along an axis, each replaced by a single element; that axis goes. */
export function foldLines(array: NdArray, axis: number, dtype: Dtype, work: LineWork): NdArray {
  const last = array.shape.length - 1;
  const lined = contiguous(moveAxis(array, axisOf(axis, array.shape.length), last));
  const [shape, length] = [lined.shape.slice(0, -1), lined.shape[last] ?? 0];
  const size = shape.reduce((product, each) => product * each, 1);
  const { data, offset } = allocate(dtype, size);
  for (let k = 0; k < size; k++) work(lined.data, lined.offset + k * length, length, data, offset + k);
  return new NdArray(dtype, shape, data, offset);
}
