import { pythonError } from '../errors.ts';
import { type NdArray, type Shape, sizeOf } from '../tensor/array.ts';
import { cast, zeros } from '../tensor/create.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import {
  concatenate,
  reshape,
  resolveShape,
  stack as stackArrays,
  tile as tileArray,
  transpose,
} from '../tensor/rearrange.ts';
import { broadcastShape, normalAxis, sameShape } from '../tensor/shape.ts';
import { index } from '../tensor/slice.ts';
import { type LinearMap, mapped } from './linear.ts';
import { bracketed, checkAlike, refused } from './refusals.ts';
import { performed } from './session.ts';
import { reshaping, stretching } from './summed-to.ts';
import type { Operation, Tensor } from './tensor.ts';

/** `tf.reshape`; one length may be -1. */
export function reshaped(input: Tensor, shape: Shape): Tensor {
  const open = shape.flatMap((length, axis) => (length === -1 ? [axis] : []));
  if (open.length > 1) throw refused('Reshape', `Only one input size may be -1, not both ${open[0]} and ${open[1]}`);
  const resolved = resolveShape(sizeOf(input.shape), shape);
  if (resolved === null) throw refused('Reshape', cannotReshape(sizeOf(input.shape), shape));
  return mapped(reshaping(input.shape, resolved), input);
}

function cannotReshape(size: number, shape: Shape): string {
  const [found, asked] = [`Input to reshape is a tensor with ${size} values`, Math.abs(sizeOf(shape))];
  return shape.includes(-1)
    ? `${found}, but the requested shape requires a multiple of ${asked}`
    : `${found}, but the requested shape has ${asked}`;
}

const transposing = (order: readonly number[]): LinearMap => ({
  name: 'Transpose',
  run: (array) => transpose(array, order),
  transpose: () => transposing(order.map((_, axis) => order.indexOf(axis))),
  attributes: { perm: order },
});

/** `tf.transpose`, which reverses the axes unless told their order. */
export function transposed(input: Tensor, order: readonly number[] = [...input.shape.keys()].reverse()): Tensor {
  const missing = [...input.shape.keys()].find((axis) => !order.includes(axis));
  if (missing !== undefined) throw refused('Transpose', `${missing} is missing from {${order.join(',')}}.`);
  return mapped(transposing(order), input);
}

/** `tf.broadcast_to`. */
export function broadcast(input: Tensor, shape: Shape): Tensor {
  const common = broadcastShape(input.shape, shape);
  if (common === null || !sameShape(common, shape)) {
    throw refused('BroadcastTo', `Incompatible shapes: ${bracketed(input.shape)} vs. ${bracketed(shape)}`);
  }
  return mapped(stretching(input.shape, shape), input);
}

/** `tf.expand_dims`. */
export function expanded(input: Tensor, axis: number): Tensor {
  const place = normalAxis(axis, input.shape.length + 1);
  if (place === null) {
    const message = `Tried to expand dim index ${axis} for tensor with ${input.shape.length} dimensions.`;
    throw refused('ExpandDims', message);
  }
  return mapped(
    { ...reshaping(input.shape, input.shape.toSpliced(place, 0, 1)), name: 'ExpandDims', attributes: { axis } },
    input,
  );
}

/** `tf.squeeze`: without the axes of length 1, or without those named. */
export function squeezed(input: Tensor, axes: readonly number[] | null): Tensor {
  const places = axes?.map((axis) => normalAxis(axis, input.shape.length) ?? axis) ?? null;
  const long = places?.find((axis) => input.shape[axis] !== 1);
  if (long !== undefined) {
    throw refused('Squeeze', `Can not squeeze dim[${long}], expected a dimension of 1, got ${input.shape[long]}`);
  }
  const kept = input.shape.filter((length, axis) => (places === null ? length !== 1 : !places.includes(axis)));
  return mapped({ ...reshaping(input.shape, kept), name: 'Squeeze', attributes: { axis: axes } }, input);
}

/** `tf.tile`. */
export function tiled(input: Tensor, multiples: readonly number[]): Tensor {
  if (multiples.length !== input.shape.length) {
    const message = `Expected multiples argument to be a vector of length ${input.shape.length} but got length ${multiples.length}`;
    throw refused('Tile', message);
  }
  // A copy of each length beside it: [2, 3] tiled (4, 5) is [4, 2, 5, 3] in memory.
  const pairs = input.shape.flatMap((length, axis) => [multiples[axis] ?? 1, length]);
  const ones = input.shape.flatMap((length) => [1, length]);
  const back = stretching(ones, pairs).transpose();
  const map: LinearMap = {
    name: 'Tile',
    run: (array) => tileArray(array, multiples),
    transpose: () => ({
      name: 'Sum',
      run: (array) => reshape(back.run(reshape(array, pairs)), input.shape),
      transpose: () => map,
    }),
    attributes: { multiples },
  };
  return mapped(map, input);
}

const casting = (from: Dtype, to: Dtype): LinearMap => ({
  name: 'Cast',
  run: (array) => cast(array, to),
  transpose: () => casting(to, from),
  attributes: { dtype: to },
});

const uncastable: Operation = { name: 'Cast', pullback: null };

/** `tf.cast`; derivatives pass between types with fractions only. */
export function castTo(input: Tensor, dtype: Dtype): Tensor {
  if (input.dtype === dtype) return input;
  if (isFloat(input.dtype) && isFloat(dtype)) return mapped(casting(input.dtype, dtype), input);
  return performed(uncastable, [input], cast(input.array, dtype), { dtype });
}

const identityMap: LinearMap = { name: 'Identity', run: (array) => array, transpose: () => identityMap };

/** `tf.identity`. */
export const identity = (input: Tensor): Tensor => mapped(identityMap, input);

const stop: Operation = { name: 'StopGradient', pullback: null };

/** `tf.stop_gradient`: the same value, through which no adjoint passes. */
export const stopGradient = (input: Tensor): Tensor => performed(stop, [input], input.array);

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
  checkAlike('ConcatV2', inputs);
  const [first] = inputs;
  if (first === undefined) throw pythonError('ValueError', 'tf.concat needs at least one tensor');
  const place = normalAxis(axis, first.shape.length);
  if (place === null) throw refused('ConcatV2', notAnAxis(axis, first.shape.length));
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

const notAnAxis = (axis: number, rank: number): string =>
  `ConcatOp : Expected concatenating dimensions in the range [${-rank}, ${rank}), but got ${axis}`;

function checkJoin(first: Tensor, other: Tensor, k: number, axis: number): void {
  const shapes = `shape[0] = ${bracketed(first.shape)} vs. shape[${k}] = ${bracketed(other.shape)}`;
  if (first.shape.length !== other.shape.length) {
    throw refused('ConcatV2', `ConcatOp : Ranks of all input tensors should match: ${shapes}`);
  }
  const uneven = first.shape.findIndex((length, place) => place !== axis && length !== other.shape[place]);
  if (uneven >= 0) {
    throw refused('ConcatV2', `ConcatOp : Dimension ${uneven} in both shapes must be equal: ${shapes}`);
  }
}

/** `tf.stack`: tensors of one shape along a new axis. */
export function stacked(inputs: readonly Tensor[], axis: number): Tensor {
  checkAlike('Pack', inputs);
  const [first] = inputs;
  if (first === undefined) throw pythonError('ValueError', 'Argument `values` must be a non-empty list.');
  const other = inputs.findIndex(({ shape }) => !sameShape(shape, first.shape));
  if (other >= 0) {
    const found = `values[0].shape = ${bracketed(first.shape)} != values[${other}].shape = ${bracketed(inputs[other]?.shape ?? [])}`;
    throw refused('Pack', `Shapes of all inputs must match: ${found}`);
  }
  const place = normalAxis(axis, first.shape.length + 1);
  if (place === null) throw pythonError('ValueError', stackAxis(axis, first.shape.length + 1));
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

const stackAxis = (axis: number, rank: number): string =>
  `Argument \`axis\` = ${axis} not in range [${-rank}, ${rank})`;

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
