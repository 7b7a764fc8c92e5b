import { pythonError } from '../errors.ts';
import type { NdArray, Shape } from '../tensor/array.ts';
import { zeros } from '../tensor/create.ts';
import { concatenate, reshape, stack as stackArrays } from '../tensor/rearrange.ts';
import { normalAxis, sameShape } from '../tensor/shape.ts';
import { index } from '../tensor/slice.ts';
import { type LinearMap, mapped } from './linear.ts';
import { bracketed, checkAlike, refused } from './refusals.ts';
import { performed } from './session.ts';
import type { Operation, Tensor } from './tensor.ts';

/** A part of an array along one axis. */
const part = (whole: Shape, axis: number, start: number, length: number): LinearMap => ({
  name: 'Slice',
  run: (array) => cut(array, axis, start, length),
  transpose: () => padding(whole, axis, start, length),
});

const padding = (whole: Shape, axis: number, start: number, length: number): LinearMap => ({
  name: 'Pad',
  run: (array) => padded(array, whole, axis, start),
  transpose: () => part(whole, axis, start, length),
});

function cut(array: NdArray, axis: number, start: number, length: number): NdArray {
  const items = array.shape.map((_, k) =>
    k === axis ? { start, stop: start + length, step: null } : { start: null, stop: null, step: null },
  );
  return index(array, items);
}

function padded(array: NdArray, whole: Shape, axis: number, start: number): NdArray {
  const gap = (length: number) => zeros(whole.with(axis, length), array.dtype);
  const length = array.shape[axis] ?? 0;
  return concatenate([gap(start), array, gap((whole[axis] ?? 0) - start - length)], axis);
}

/** `tf.concat`. */
export function concatenated(inputs: readonly Tensor[], axis: number): Tensor {
  checkAlike('ConcatV2', inputs, 0, 'ConcatV2', 'concat');
  const [first] = inputs;
  if (first === undefined) throw pythonError('ValueError', 'tf.concat needs at least one tensor');
  if (first.shape.length === 0) throw refused('ConcatV2', SCALARS, 'concat');
  const place = normalAxis(axis, first.shape.length);
  if (place === null) throw refused('ConcatV2', notAnAxis(axis, first.shape.length), 'concat');
  inputs.forEach((input, k) => checkJoin(first, input, k, place));
  const starts = inputs.map((_, k) => inputs.slice(0, k).reduce((sum, { shape }) => sum + (shape[place] ?? 0), 0));
  const operation: Operation = {
    name: 'ConcatV2',
    pullback: ({ output }, upstream, wanted) =>
      inputs.map((input, k) =>
        wanted[k] ? mapped(part(output.shape, place, starts[k] ?? 0, input.shape[place] ?? 0), upstream) : null,
      ),
  };
  return performed(
    operation,
    inputs,
    concatenate(
      inputs.map(({ array }) => array),
      place,
    ),
    { axis },
  );
}

const SCALARS = "ConcatOp : Can't concatenate scalars (use tf.stack instead)";

const notAnAxis = (axis: number, rank: number): string =>
  `ConcatOp : Expected concatenating dimensions in the range [${-rank}, ${rank}), but got ${axis}`;

function checkJoin(first: Tensor, other: Tensor, k: number, axis: number): void {
  const shapes = `shape[0] = ${bracketed(first.shape)} vs. shape[${k}] = ${bracketed(other.shape)}`;
  if (first.shape.length !== other.shape.length) {
    throw refused('ConcatV2', `ConcatOp : Ranks of all input tensors should match: ${shapes}`, 'concat');
  }
  const uneven = first.shape.findIndex((length, place) => place !== axis && length !== other.shape[place]);
  if (uneven >= 0) {
    throw refused('ConcatV2', `ConcatOp : Dimension ${uneven} in both shapes must be equal: ${shapes}`, 'concat');
  }
}

/**
 * `tf.stack`: tensors of one shape along a new axis.
 * @param name what TensorFlow calls the operation there
 */
export function stacked(inputs: readonly Tensor[], axis: number, name = 'stack'): Tensor {
  checkAlike('Pack', inputs, 0, 'Pack', name);
  const [first] = inputs;
  if (first === undefined) throw pythonError('ValueError', 'Argument `values` must be a non-empty list.');
  const other = inputs.findIndex(({ shape }) => !sameShape(shape, first.shape));
  if (other >= 0) {
    const found = `values[0].shape = ${bracketed(first.shape)} != values[${other}].shape = ${bracketed(inputs[other]?.shape ?? [])}`;
    throw refused('Pack', `Shapes of all inputs must match: ${found}`, name);
  }
  const place = normalAxis(axis, first.shape.length + 1);
  if (place === null) throw notInRange(axis, first.shape.length + 1);
  const operation: Operation = {
    name: 'Pack',
    pullback: ({ output }, upstream, wanted) =>
      inputs.map((input, k) =>
        wanted[k] ? mapped({ ...piece(output.shape, place, k, input.shape) }, upstream) : null,
      ),
  };
  return performed(
    operation,
    inputs,
    stackArrays(
      inputs.map(({ array }) => array),
      place,
    ),
    { axis },
  );
}

const notInRange = (axis: number, rank: number): Error =>
  pythonError('ValueError', `Argument \`axis\` = ${axis} not in range [${-rank}, ${rank})`);

/** One layer of a stack. */
function piece(whole: Shape, axis: number, k: number, shape: Shape): LinearMap {
  const layer = part(whole, axis, k, 1);
  const kept = whole.with(axis, 1);
  return {
    name: 'Unpack',
    run: (array) => reshape(layer.run(array), shape),
    transpose: () => ({
      name: 'Pack',
      run: (array) => layer.transpose().run(reshape(array, kept)),
      transpose: () => piece(whole, axis, k, shape),
    }),
  };
}

/** `tf.unstack`: the layers along an axis. */
export function unstacked(input: Tensor, axis: number, count: number | null): Tensor[] {
  const place = normalAxis(axis, input.shape.length);
  if (place === null) throw notInRange(axis, input.shape.length);
  const length = input.shape[place] ?? 0;
  if (count !== null && count !== length) {
    const found = `Input shape axis ${place} must equal ${count}, got shape ${bracketed(input.shape)}`;
    throw refused('Unpack', found, 'unstack');
  }
  const shape = input.shape.toSpliced(place, 1);
  return Array.from({ length }, (_, k) => mapped(piece(input.shape, place, k, shape), input));
}

/**
 * `tf.split`: parts side by side along an axis.
 * @param sizes how many of equal lengths, or their lengths, one of which may be -1
 */
export function splitUp(input: Tensor, sizes: number | readonly number[], axis: number): Tensor[] {
  const name = typeof sizes === 'number' ? 'Split' : 'SplitV';
  const rank = input.shape.length;
  const place = normalAxis(axis, rank);
  if (place === null) {
    throw refused(name, `-input rank(-${rank}) <= split_dim < input rank (${rank}), but got ${axis}`, 'split');
  }
  const length = input.shape[place] ?? 0;
  const lengths = typeof sizes === 'number' ? equalParts(length, sizes, place) : ownParts(length, sizes);
  const starts = lengths.map((_, k) => lengths.slice(0, k).reduce((sum, each) => sum + each, 0));
  return lengths.map((each, k) => mapped(part(input.shape, place, starts[k] ?? 0, each), input));
}

function equalParts(length: number, count: number, axis: number): number[] {
  if (count < 1) throw refused('Split', `Value for attr 'num_split' of ${count} must be at least minimum 1`);
  if (length % count === 0) return new Array<number>(count).fill(length / count);
  const found = `but got split_dim ${axis} (size = ${length}) and num_split ${count}`;
  throw refused('Split', `Number of ways to split should evenly divide the split dimension, ${found}`, 'split');
}

function ownParts(length: number, sizes: readonly number[]): number[] {
  const open = sizes.filter((size) => size === -1).length;
  if (open > 1) throw refused('SplitV', 'There can only be one -1 in the input.', 'split');
  const known = sizes.reduce((sum, size) => sum + Math.max(size, 0), 0);
  if (open === 1 ? known <= length : known === length)
    return sizes.map((size) => (size === -1 ? length - known : size));
  const message =
    'Determined shape must either match input shape along split_dim exactly if fully specified, or be less than the size ' +
    `of the input along split_dim if not fully specified.  Got: ${known}`;
  throw refused('SplitV', message, 'split');
}
