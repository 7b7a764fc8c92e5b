import type { NdArray } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { argmax, argmin, argsort, cumsum, softmax } from '../tensor/order.ts';
import { normalAxis } from '../tensor/shape.ts';
import { takeAlong } from '../tensor/take-along.ts';
import { apply } from './elementwise.ts';
import { type LinearMap, mapped } from './linear.ts';
import { COMPARABLE, LOGITS, SUMMABLE } from './op-names.ts';
import { refused, wrongType } from './refusals.ts';
import { reduceSum } from './reductions.ts';
import { performed } from './session.ts';
import type { Operation, Tensor } from './tensor.ts';

/** How sums run along an axis: without the element itself, or from the end. */
export interface CumulativeOptions {
  readonly exclusive?: boolean;
  readonly reverse?: boolean;
}

const running = (axis: number, exclusive: boolean, reverse: boolean): LinearMap => ({
  name: 'Cumsum',
  run: (array) => cumsum(array, axis, exclusive, reverse),
  transpose: () => running(axis, exclusive, !reverse),
  attributes: { axis, exclusive, reverse },
});

/** `tf.cumsum`. */
export function cumulativeSum(
  input: Tensor,
  axis: number,
  { exclusive = false, reverse = false }: CumulativeOptions = {},
): Tensor {
  if (input.dtype === 'bool') throw wrongType('Cumsum', input, SUMMABLE);
  const place = normalAxis(axis, input.shape.length);
  if (place === null) throw refused('Cumsum', `ScanOp: Expected scan axis in ${rangeOf(input)}, but got ${axis}`);
  return mapped(running(place, exclusive, reverse), input);
}

const rangeOf = ({ shape }: Tensor): string => `the range [${-shape.length}, ${shape.length})`;

/** `tf.argsort`: the places of the elements in order, as int32. */
export function argSort(input: Tensor, axis: number, descending: boolean): Tensor {
  const places = cast(argsort(input.array, lastAxis(input, axis), descending), 'int32');
  return performed({ name: 'TopKV2', pullback: null }, [input], places, { axis });
}

/** `tf.sort`: adjoints go back to the places that the elements came from. */
export function sorted(input: Tensor, axis: number, descending: boolean): Tensor {
  const places = argsort(input.array, lastAxis(input, axis), descending);
  return mapped(permuting(places, lastAxis(input, axis)), input);
}

function lastAxis(input: Tensor, axis: number): number {
  const place = normalAxis(axis, input.shape.length);
  if (place !== null) return place;
  throw refused('StridedSlice', `slice index ${axis} of dimension 0 out of bounds.`, 'strided_slice/');
}

/** Elements along an axis in another order. */
const permuting = (places: NdArray, axis: number): LinearMap => ({
  name: 'TopKV2',
  run: (array) => takeAlong(array, places, axis),
  transpose: () => permuting(argsort(places, axis, false), axis),
});

const softmaxOperation: Operation = {
  name: 'Softmax',
  pullback: ({ output }, upstream) => {
    const shared = reduceSum(apply('mul', [upstream, output]), -1, true);
    return [apply('mul', [apply('sub', [upstream, shared]), output])];
  },
};

/** `tf.nn.softmax` along the last axis, stable in the tails. */
export function softmaxOf(input: Tensor): Tensor {
  if (input.dtype !== 'float32' && input.dtype !== 'float64') throw wrongType('Softmax', input, LOGITS);
  return performed(softmaxOperation, [input], softmax(input.array, -1));
}

const places =
  (name: 'ArgMax' | 'ArgMin') =>
  (input: Tensor, axis: number): Tensor => {
    if (name === 'ArgMax' ? false : input.dtype === 'bool') throw wrongType(name, input, COMPARABLE);
    const place = normalAxis(axis, input.shape.length);
    if (place === null) throw refused(name, `Expected dimension in ${rangeOf(input)}, but got ${axis}`);
    const find = name === 'ArgMax' ? argmax : argmin;
    return performed({ name, pullback: null }, [input], find(input.array, place), { axis });
  };

/** `tf.argmax` and `tf.argmin`: where along an axis the extreme is, as int64. */
export const argMax = places('ArgMax');
export const argMin = places('ArgMin');
