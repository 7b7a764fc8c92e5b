import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { reshape, transpose } from '../tensor/rearrange.ts';
import { normalAxis } from '../tensor/shape.ts';
import { derivedBy } from '../tape/departures.ts';

/**
 * The number of an axis counted from 0.
 * @throws Mistake `python` for one that is not there
 * @example numpyAxis(-1, 2) // 1
 */
export function numpyAxis(axis: number, rank: number): number {
  const place = normalAxis(axis, rank);
  if (place !== null) return place;
  throw pythonError('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`);
}

/**
 * NumPy's `transpose`.
 * @param order which axis comes to stand in each place; null reverses them
 * @throws Mistake `python` where that is not every axis once
 */
export function transposed(array: NdArray, order: readonly number[] | null): NdArray {
  if (order === null) return transpose(array);
  const rank = array.shape.length;
  if (order.length !== rank) throw pythonError('ValueError', "axes don't match array");
  const places = new Set<number>();
  for (const axis of order) {
    const place = numpyAxis(axis, rank);
    if (places.has(place)) throw pythonError('ValueError', 'repeated axis in transpose');
    places.add(place);
  }
  return transpose(array, [...places]);
}

/**
 * NumPy's `expand_dims`.
 * @param axes where the new axes, of length 1, are in the result
 * @throws Mistake `python` for one that is not there, or is twice
 */
export function expanded(array: NdArray, axes: readonly number[]): NdArray {
  const rank = array.shape.length + axes.length;
  const places = new Set(axes.map((axis) => numpyAxis(axis, rank)));
  if (places.size < axes.length) throw pythonError('ValueError', 'repeated axis');
  const lengths = array.shape.values();
  const shape = Array.from({ length: rank }, (_, k) => (places.has(k) ? 1 : (lengths.next().value ?? 1)));
  return derivedBy(reshape(array, shape), [array]);
}
