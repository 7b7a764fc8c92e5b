import { NdArray, allocate, contiguous } from './array.ts';
import { moveAxis } from './rearrange.ts';

/**
 * Along an axis, the elements at the places that an array of the same shape names.
 * @param places whole numbers from 0 to the length of the axis, without it
 * @example takeAlong(fromNumbers('int32', [3], [7, 8, 9]), fromNumbers('int32', [3], [2, 0, 1]), 0).data // new Int32Array([9, 7, 8])
 */
export function takeAlong(array: NdArray, places: NdArray, axis: number): NdArray {
  const last = array.shape.length - 1;
  const [lines, at] = [array, places].map((each) => contiguous(moveAxis(each, axis, last))) as [NdArray, NdArray];
  const length = lines.shape[last] ?? 0;
  const { data, offset } = allocate(array.dtype, array.size);
  for (let k = 0; k < array.size; k++) {
    const line = lines.offset + k - (k % length);
    data[offset + k] = lines.data[line + Number(at.data[at.offset + k])] as never;
  }
  return moveAxis(new NdArray(array.dtype, lines.shape, data, offset), last, axis);
}
