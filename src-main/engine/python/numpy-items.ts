import { pythonError } from '../errors.ts';
import { type NdArray, elementsOf } from '../tensor/array.ts';
import { index } from '../tensor/slice.ts';
import type { Value } from './values.ts';

/**
 * The only number of an array, as a value of Python.
 * @throws Mistake `python` for an array of several
 * @example itemOf(fromNumbers('int32', [], [3])) // 3n
 */
export function itemOf(array: NdArray): bigint | number | boolean {
  if (array.size !== 1) {
    throw pythonError('ValueError', 'can only convert an array of size 1 to a Python scalar');
  }
  const [value = 0] = elementsOf(array);
  if (array.dtype === 'bool') return Number(value) !== 0;
  return array.dtype === 'int32' || array.dtype === 'int64' ? BigInt(value) : Number(value);
}

/**
 * The numbers of an array as lists inside one another.
 * @example listOf(fromNumbers('bool', [1, 2], [1, 0])) // [[true, false]]
 */
export function listOf(array: NdArray): Value {
  if (array.shape.length === 0) return itemOf(array);
  return Array.from({ length: array.shape[0] ?? 0 }, (_, k) => listOf(index(array, [k])));
}
