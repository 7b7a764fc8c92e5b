import { pythonError } from '../errors.ts';
import { fromNumbers } from '../tensor/array.ts';
import { binary, unary } from '../tensor/elementwise.ts';
import { reshaped, stopGradient } from './arrangement.ts';
import { apply, choose } from './elementwise.ts';
import { type Axes, reduceMax, reduceMean, reduceSum } from './reductions.ts';
import { checkOperands } from './refusals.ts';
import { performed } from './session.ts';
import { Tensor } from './tensor.ts';

/** `tf.math.reduce_variance`: the mean square of the distances from the mean. */
export function reduceVariance(input: Tensor, axes: Axes = null, keepdims = false): Tensor {
  const means = reduceMean(input, axes, true);
  if (means.dtype === 'int32' || means.dtype === 'int64') {
    const message = `Input must be either real or complex. Received integer type <dtype: '${means.dtype}'>.`;
    throw pythonError('TypeError', message);
  }
  return reduceMean(apply('square', [apply('sub', [input, means])]), axes, keepdims);
}

/** `tf.math.reduce_std`: the root of the variance. */
export function reduceStd(input: Tensor, axes: Axes = null, keepdims = false): Tensor {
  return apply('sqrt', [reduceVariance(input, axes, keepdims)]);
}

/** `tf.reduce_logsumexp`: the largest element is taken off before, so that nothing overflows. */
export function reduceLogSumExp(input: Tensor, axes: Axes = null, keepdims = false): Tensor {
  const largest = reduceMax(input, axes, true);
  const zero = new Tensor(fromNumbers(largest.dtype, [], [0]));
  const shift = stopGradient(choose(isFiniteNumber(largest), largest, zero));
  const total = apply('log', [reduceSum(apply('exp', [apply('sub', [input, shift])]), axes, keepdims)]);
  return apply('add', [total, reshaped(shift, total.shape)]);
}

const kinds = { IsNan: 'ne', IsInf: 'eq', IsFinite: 'lt' } as const;

/** What tells numbers of one kind from others. */
const testing =
  (name: keyof typeof kinds) =>
  (input: Tensor): Tensor => {
    checkOperands(name, TESTABLE, [input]);
    const { array } = input;
    const compared = name === 'IsNan' ? array : fromNumbers(array.dtype, [], [Infinity]);
    const subject = name === 'IsNan' ? array : unary('abs', array);
    return performed({ name, pullback: null }, [input], binary(kinds[name], subject, compared));
  };

const TESTABLE = 'bfloat16, half, float, double';

/** `tf.math.is_nan`, `is_inf` and `is_finite`. */
export const isNotANumber = testing('IsNan');
export const isInfinite = testing('IsInf');
export const isFiniteNumber = testing('IsFinite');

/**
 * `tf.norm` of vectors: the root of the sum of squares, the sum of the sizes, the largest of them, or the root of the sum
 * of any other power.
 */
export function norm(input: Tensor, order: number, axes: Axes, keepdims: boolean): Tensor {
  if (input.dtype === 'bool') throw pythonError('TypeError', 'Expected numeric or variant tensor, got dtype tf.bool.');
  if (order === 2) return apply('sqrt', [reduceSum(apply('mul', [input, input]), axes, keepdims)]);
  const sizes = apply('abs', [input]);
  if (order === 1) return reduceSum(sizes, axes, keepdims);
  if (order === Infinity) return reduceMax(sizes, axes, keepdims);
  const [power, root] = [order, 1 / order].map((exponent) => new Tensor(fromNumbers(input.dtype, [], [exponent])));
  if (power === undefined || root === undefined) throw new Error('A power has a root');
  return apply('pow', [reduceSum(apply('pow', [sizes, power]), axes, keepdims), root]);
}

/** `tf.nn.sigmoid_cross_entropy_with_logits`, stable in the tails. */
export function sigmoidCrossEntropy(labels: Tensor, logits: Tensor): Tensor {
  const zeros = new Tensor(fromNumbers(logits.dtype, [], [0]));
  const isPositive = apply('ge', [logits, zeros]);
  const size = choose(isPositive, apply('neg', [logits]), logits);
  const linear = apply('sub', [choose(isPositive, logits, zeros), apply('mul', [logits, labels])]);
  return apply('add', [linear, apply('log1p', [apply('exp', [size])])]);
}
