import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { isFloat } from '../tensor/dtype.ts';
import { binary, unary } from '../tensor/elementwise.ts';
import { all, any, max, mean, min, prod, sum } from '../tensor/reduce.ts';
import { derivedBy } from '../tape/departures.ts';
import { numpyAxis } from './numpy-axes.ts';

export type Reduction = 'sum' | 'mean' | 'max' | 'min' | 'prod' | 'std' | 'var' | 'all' | 'any';

type Reduce = (array: NdArray, axes: readonly number[] | null, keepdims: boolean) => NdArray;

const reductions: Readonly<Record<Reduction, Reduce>> = {
  sum: (array, axes, keepdims) => sum(counted(array), axes, keepdims),
  prod: (array, axes, keepdims) => prod(counted(array), axes, keepdims),
  mean: (array, axes, keepdims) => mean(fractional(array), axes, keepdims),
  max: (array, axes, keepdims) => ordered(max, array, axes, keepdims),
  min: (array, axes, keepdims) => ordered(min, array, axes, keepdims),
  var: variance,
  std: (array, axes, keepdims) => unary('sqrt', variance(array, axes, keepdims)),
  all: (array, axes, keepdims) => all(cast(array, 'bool'), axes, keepdims),
  any: (array, axes, keepdims) => any(cast(array, 'bool'), axes, keepdims),
};

/** NumPy counts truth values and short integers as int64. */
const counted = (array: NdArray): NdArray => (isFloat(array.dtype) ? array : cast(array, 'int64'));

/** Truth values are in order as 0 and 1 are. */
function ordered(reduce: Reduce, array: NdArray, axes: readonly number[] | null, keepdims: boolean): NdArray {
  return array.dtype === 'bool'
    ? cast(reduce(cast(array, 'int32'), axes, keepdims), 'bool')
    : reduce(array, axes, keepdims);
}

const fractional = (array: NdArray): NdArray => (isFloat(array.dtype) ? array : cast(array, 'float64'));

/** The mean square of the distances from the mean: of the whole, not of a sample. */
function variance(array: NdArray, axes: readonly number[] | null, keepdims: boolean): NdArray {
  const values = fractional(array);
  const distances = binary('sub', values, mean(values, axes, true));
  return mean(unary('square', distances), axes, keepdims);
}

/**
 * A reduction of NumPy; its result is a scalar where nothing is left.
 * @param axes null for all
 * @throws Mistake `python` for an axis that is not there, and for the largest of nothing
 * @example reduced('std', fromNumbers('float64', [2], [1, 7]), null, true).shape // [1]
 */
export function reduced(
  name: Reduction,
  array: NdArray,
  axes: number | readonly number[] | null,
  keepdims: boolean,
): NdArray {
  const places = placesOf(name, axes, array.shape.length);
  if (places !== null && new Set(places).size < places.length) {
    throw pythonError('ValueError', "duplicate value in 'axis'");
  }
  if ((name === 'max' || name === 'min') && array.size === 0) {
    throw pythonError('ValueError', `zero-size array to reduction operation ${name}imum which has no identity`);
  }
  return derivedBy(reductions[name](array, places, keepdims), [array]);
}

/** These are not NumPy's own loops, and know no axis of a scalar. */
const COMPOSED: ReadonlySet<Reduction> = new Set(['mean', 'std', 'var']);

/** The axes counted from 0; null for all. A scalar is reduced along its axis 0 as if it had one. */
function placesOf(name: Reduction, axes: number | readonly number[] | null, rank: number): readonly number[] | null {
  if (axes === null || (rank === 0 && (axes === 0 || axes === -1) && !COMPOSED.has(name))) return null;
  return [axes].flat().map((axis) => numpyAxis(axis, rank));
}
