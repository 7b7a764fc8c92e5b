import { pythonError } from '../errors.ts';
import { type NdArray, fromNumbers } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { isFloat } from '../tensor/dtype.ts';
import { binary, unary } from '../tensor/elementwise.ts';
import { argmax, argmin, argsort, cumsum, sort } from '../tensor/order.ts';
import { reshape } from '../tensor/rearrange.ts';
import { derivedBy } from '../tape/departures.ts';
import { numpyApply } from './numpy-operators.ts';
import { numpyAxis } from './numpy-axes.ts';
import type { Given } from './parameters.ts';
import type { Value } from './values.ts';

/** The array and the axis to work along; without one NumPy takes the elements row by row, and a scalar as one element. */
function along(array: NdArray, given: Given): [NdArray, number] {
  const hasAxis = given.has('axis');
  const values = hasAxis && array.shape.length > 0 ? array : reshape(array, [array.size]);
  return [values, hasAxis ? numpyAxis(given.int('axis', 0), values.shape.length) : 0];
}

const places = { argmax, argmin };

/**
 * Where the largest or smallest element is, as int64.
 * @throws Mistake `python` where there are no elements
 */
export function placed(name: keyof typeof places, array: NdArray, given: Given): NdArray {
  const [values, axis] = along(array, given);
  if (values.shape[axis] === 0) throw pythonError('ValueError', `attempt to get ${name} of an empty sequence`);
  return derivedBy(places[name](values, axis), [array]);
}

/** The running sums, or the elements in order, or the places of these. */
export function arranged(name: 'cumsum' | 'sort' | 'argsort', array: NdArray, given: Given): NdArray {
  if (name === 'cumsum') {
    const [values, axis] = along(isFloat(array.dtype) ? array : cast(array, 'int64'), given);
    return derivedBy(cumsum(values, axis), [array]);
  }
  const axis = numpyAxis(given.int('axis', -1), array.shape.length);
  const made = name === 'sort' ? sort(array, axis, false) : cast(argsort(array, axis, false), 'int64');
  return derivedBy(made, [array]);
}

/** The elements rounded to so many decimals, a half to the even digit. */
export function roundedTo(array: NdArray, decimals: number): NdArray {
  if (!isFloat(array.dtype)) return array;
  if (decimals === 0) return derivedBy(unary('round', array), [array]);
  const unit = fromNumbers(array.dtype, [], [10 ** Math.abs(decimals)]);
  const [up, down] = decimals > 0 ? (['mul', 'div'] as const) : (['div', 'mul'] as const);
  return derivedBy(binary(down, unary('round', binary(up, array, unit)), unit), [array]);
}

/** The elements brought between two bounds, either of which may be missing. */
export function clipped(array: NdArray, least: Value, most: Value): NdArray {
  const raised = least === null ? array : numpyApply('max', array, least);
  return most === null ? raised : numpyApply('min', raised, most);
}
