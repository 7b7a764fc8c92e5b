import { type NdArray, elementsOf, sizeOf } from '../tensor/array.ts';
import { scalar } from '../tensor/create.ts';
import { all, any, max, mean, min, prod } from '../tensor/reduce.ts';
import { normalAxis } from '../tensor/shape.ts';
import { castTo, reshaped, transposed } from './arrangement.ts';
import { concatenated, stacked } from './joining.ts';
import { ALL, sliced } from './slicing.ts';
import { apply } from './elementwise.ts';
import { mapped } from './linear.ts';
import { COMPARABLE, SUMMABLE } from './op-names.ts';
import { checkTruth, refused, wrongType } from './refusals.ts';
import { performed } from './session.ts';
import { Stretching, reshaping, summing } from './summed-to.ts';
import { type Execution, type Operation, type Pullback, Tensor } from './tensor.ts';

/** The axes to reduce: null for all of them. */
export type Axes = number | readonly number[] | null;

function placesOf(name: string, input: Tensor, axes: Axes): number[] {
  const rank = input.shape.length;
  if (axes === null) return input.shape.map((_, axis) => axis);
  const places = [axes].flat().map((axis) => {
    const place = normalAxis(axis, rank);
    if (place !== null) return place;
    throw refused(name, `Invalid reduction dimension (${axis} for input with ${rank} dimension(s)`);
  });
  const twice = places.find((place, k) => places.indexOf(place) < k);
  if (twice === undefined) return places;
  throw refused(name, `Invalid reduction arguments: Axes contains duplicate dimension: ${twice}`);
}

/** `tf.reduce_sum`, in TensorFlow's order of adding. */
export function reduceSum(input: Tensor, axes: Axes = null, keepdims = false): Tensor {
  if (input.dtype === 'bool') throw wrongType('Sum', input, SUMMABLE);
  return mapped(summing(input.shape, placesOf('Sum', input, axes), keepdims), input);
}

type Reduction = (array: NdArray, axes: readonly number[], keepdims: boolean) => NdArray;

function reduction(
  name: string,
  reduce: Reduction,
  pullback: Pullback | null,
  types: string | null,
): (input: Tensor, axes?: Axes, keepdims?: boolean) => Tensor {
  const operation: Operation = { name, pullback };
  return (input, axes = null, keepdims = false) => {
    if (types === null) checkTruth(name, [input]);
    else if (input.dtype === 'bool') throw wrongType(name, input, types);
    const places = placesOf(name, input, axes);
    return performed(operation, [input], reduce(input.array, places, keepdims), { axis: places, keepdims });
  };
}

/** The axes that were reduced. */
const reducedBy = ({ attributes }: Execution): readonly number[] => attributes['axis'] as readonly number[];

/** The shape with every reduced axis left as an axis of length 1. */
const kept = (input: { readonly shape: readonly number[] }, axes: readonly number[]): number[] =>
  input.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));

/** Every element has an equal share in the mean. */
const meanPullback: Pullback = (execution, upstream) => {
  const { inputs, output } = execution;
  const input = inputs[0];
  if (input === undefined) return [];
  const spread = mapped(new Stretching(kept(input, reducedBy(execution)), input.shape), upstream);
  const count = sizeOf(input.shape) / Math.max(sizeOf(output.shape), 1);
  return [apply('div', [spread, new Tensor(scalar(count, input.dtype === 'float32' ? 'float32' : 'float64'))])];
};

/** The elements that are the largest share the adjoint. */
const extremePullback: Pullback = (execution, upstream) => {
  const [{ output }, axes, [input]] = [execution, reducedBy(execution), execution.inputs];
  if (input?.kind !== 'tensor') return [];
  const shape = kept(input, axes);
  const isChosen = apply('eq', [input, mapped(reshaping(output.shape, shape), output)]);
  const chosen = castTo(isChosen, input.dtype);
  const share = apply('div', [chosen, reduceSum(chosen, axes, true)]);
  return [apply('mul', [share, mapped(reshaping(upstream.shape, shape), upstream)])];
};

/** Every factor's adjoint is the product of the others: the whole divided by it, or, where there are zeros, without it. */
const productPullback: Pullback = (execution, upstream) => {
  const [{ output }, axes, [input]] = [execution, reducedBy(execution), execution.inputs];
  if (input?.kind !== 'tensor') return [];
  const shape = kept(input, axes);
  const hasZero = [...elementsOf(input.array)].some((value) => Number(value) === 0);
  const others = hasZero
    ? productsWithoutOne(input, axes)
    : apply('div', [mapped(reshaping(output.shape, shape), output), input]);
  return [apply('mul', [mapped(reshaping(upstream.shape, shape), upstream), others])];
};

/** For each element the product of all others that are reduced with it. */
function productsWithoutOne(input: Tensor, axes: readonly number[]): Tensor {
  const order = [...[...input.shape.keys()].filter((axis) => !axes.includes(axis)), ...axes];
  const moved = transposed(input, order);
  const count = axes.reduce((product, axis) => product * (input.shape[axis] ?? 1), 1);
  const rows = reshaped(moved, [-1, count]);
  const without = Array.from({ length: count }, (_, k) =>
    reduceProd(concatenated([columns(rows, 0, k), columns(rows, k + 1, count)], 1), 1),
  );
  const back = order.map((_, axis) => order.indexOf(axis));
  return transposed(reshaped(stacked(without, 1), moved.shape), back);
}

const columns = (rows: Tensor, start: number, stop: number): Tensor => sliced(rows, [ALL, { start, stop, step: null }]);

export const reduceMean = reduction('Mean', mean, meanPullback, SUMMABLE);
export const reduceMax = reduction('Max', max, extremePullback, COMPARABLE);
export const reduceMin = reduction('Min', min, extremePullback, COMPARABLE);
export const reduceProd: (input: Tensor, axes?: Axes, keepdims?: boolean) => Tensor = reduction(
  'Prod',
  prod,
  productPullback,
  SUMMABLE,
);
export const reduceAll = reduction('All', all, null, null);
export const reduceAny = reduction('Any', any, null, null);
