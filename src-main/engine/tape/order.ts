import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { isFloat } from '../tensor/dtype.ts';
import { argmax, argmin, argsort, cumsum, logSoftmax, softmax } from '../tensor/order.ts';
import { normalAxis } from '../tensor/shape.ts';
import { takeAlong } from '../tensor/take-along.ts';
import { transposed } from './arrangement.ts';
import { apply } from './elementwise.ts';
import { type LinearMap, mapped } from './linear.ts';
import { LOGITS, ORDERED, SUMMABLE, elementwiseNames } from './op-names.ts';
import { bracketed, refused, wrongType } from './refusals.ts';
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
  if (place === null)
    throw refused(
      'Cumsum',
      `ScanOp: Expected scan axis in ${rangeOf(input)}, but got ${axis < 0 ? axis + input.shape.length : axis}`,
    );
  return mapped(running(place, exclusive, reverse), input);
}

const rangeOf = ({ shape }: Tensor): string => `the range [${-shape.length}, ${shape.length})`;

/** `tf.argsort`: the places of the elements in order, as int32. Ascending they are those of the negatives. */
export function argSort(input: Tensor, axis: number, descending: boolean): Tensor {
  checkOrder(input, descending);
  const places = cast(argsort(input.array, lastAxis(input, axis), descending), 'int32');
  return performed({ name: 'TopKV2', pullback: null }, [input], places, { axis });
}

/** `tf.sort`: adjoints go back to the places that the elements came from. */
export function sorted(input: Tensor, axis: number, descending: boolean): Tensor {
  checkOrder(input, descending);
  const places = argsort(input.array, lastAxis(input, axis), descending);
  return mapped(permuting(places, lastAxis(input, axis)), input);
}

function lastAxis(input: Tensor, axis: number): number {
  const rank = input.shape.length;
  const place = normalAxis(axis, rank);
  if (place !== null) return place;
  const counted = axis < 0 && axis !== -1 ? axis + rank : axis;
  throw refused('StridedSlice', `slice index ${counted} of dimension 0 out of bounds.`, 'strided_slice/');
}

/** Ascending order is the descending order of the negatives, which truth values do not have. */
function checkOrder(input: Tensor, descending: boolean): void {
  if (input.dtype !== 'bool') return;
  throw descending ? wrongType('TopKV2', input, ORDERED) : wrongType('Neg', input, elementwiseNames.neg.types);
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

const logSoftmaxOperation: Operation = {
  name: 'LogSoftmax',
  pullback({ output }, upstream) {
    const shared = reduceSum(upstream, -1, true);
    return [apply('sub', [upstream, apply('mul', [shared, apply('exp', [output])])])];
  },
};

/** `tf.nn.softmax`, stable in the tails. */
export const softmaxOf = (input: Tensor, axis: number): Tensor =>
  alongLast(input, axis, (turned) => {
    checkLogits('Softmax', turned);
    return performed(softmaxOperation, [turned], softmax(turned.array, -1));
  });

/** `tf.nn.log_softmax`: the logarithm of that, which has no tails to get lost in. */
export const logSoftmaxOf = (input: Tensor, axis: number): Tensor =>
  alongLast(input, axis, (turned) => {
    checkLogits('LogSoftmax', turned);
    return performed(logSoftmaxOperation, [turned], logSoftmax(turned.array, -1));
  });

/** What works along the last axis works along any other that is exchanged with it. */
function alongLast(input: Tensor, axis: number, work: (turned: Tensor) => Tensor): Tensor {
  const last = input.shape.length - 1;
  if (axis === -1 || axis === last) return work(input);
  const place = normalAxis(axis, last + 1);
  if (place === null) {
    const range = `[${-1 - last}, ${last + 1}) where ${last + 1} is the number of dimensions in the input.`;
    throw pythonError('InvalidArgumentError', `\`dim\` must be in the range ${range} Received: dim=${axis}`);
  }
  const exchanged = input.shape.map((_, k) => (k === place ? last : k === last ? place : k));
  return transposed(work(transposed(input, exchanged)), exchanged);
}

/** float32 goes to a library of its own, which has its own words for a single number. */
function checkLogits(name: string, input: Tensor): void {
  if (!isFloat(input.dtype)) throw wrongType(name, input, LOGITS);
  if (input.shape.length > 0) return;
  if (name === 'LogSoftmax' || input.dtype === 'float64')
    throw refused(name, 'logits must have >= 1 dimension, got []');
  throw pythonError('AbortedError', `Input dims must be <= 5 and >=1 [Op:${name}] name: `);
}

const places =
  (name: 'ArgMax' | 'ArgMin') =>
  (input: Tensor, axis: number): Tensor => {
    const place = normalAxis(axis, input.shape.length);
    if (place === null) throw refused(name, `Expected dimension in ${rangeOf(input)}, but got ${axis}`);
    if (input.shape[place] === 0) {
      throw refused(name, `Reduction axis ${place} is empty in shape ${bracketed(input.shape)}`);
    }
    const find = name === 'ArgMax' ? argmax : argmin;
    return performed({ name, pullback: null }, [input], find(input.array, place), { axis });
  };

/** `tf.argmax` and `tf.argmin`: where along an axis the extreme is, as int64. */
export const argMax = places('ArgMax');
export const argMin = places('ArgMin');
