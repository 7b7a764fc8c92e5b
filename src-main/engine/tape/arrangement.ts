import { type Shape, sizeOf } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import { reshape, resolveShape, tile as tileArray, transpose } from '../tensor/rearrange.ts';
import { broadcastShape, normalAxis, sameShape } from '../tensor/shape.ts';
import { type LinearMap, mapped } from './linear.ts';
import { bracketed, refused } from './refusals.ts';
import { performed } from './session.ts';
import { Stretching, reshaping } from './summed-to.ts';
import type { Operation, Tensor } from './tensor.ts';

/** `tf.reshape`; one length may be -1. */
export function reshaped(input: Tensor, shape: Shape): Tensor {
  const open = shape.flatMap((length, axis) => (length === -1 ? [axis] : []));
  if (open.length > 1) throw refused('Reshape', `Only one input size may be -1, not both ${open[0]} and ${open[1]}`);
  const negative = shape.findIndex((length) => length < -1);
  if (negative >= 0) throw refused('Reshape', `Size ${negative} must be non-negative, not ${shape[negative]}`);
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
  const rank = input.shape.length;
  if (order.length !== rank) {
    const found = `transpose expects a vector of size ${rank}. But input(1) is a vector of size ${order.length}`;
    throw refused('Transpose', found);
  }
  const places = order.map((axis) => (axis < 0 ? axis + rank : axis));
  const beyond = places.find((axis) => axis < 0 || axis >= rank);
  if (beyond !== undefined) throw refused('Transpose', `${beyond} is out of range [0 .. ${rank})`);
  const missing = [...input.shape.keys()].find((axis) => !places.includes(axis));
  if (missing !== undefined) throw refused('Transpose', `${missing} is missing from {${order.join(',')}}.`);
  return mapped(transposing(places), input);
}

/** `tf.broadcast_to`. */
export function broadcast(input: Tensor, shape: Shape): Tensor {
  if (input.shape.length > shape.length) {
    const ranks = `Rank of input (${input.shape.length}) must be no greater than rank of output shape (${shape.length}).`;
    throw refused('BroadcastTo', ranks);
  }
  const common = broadcastShape(input.shape, shape);
  if (common === null || !sameShape(common, shape)) {
    throw refused('BroadcastTo', `Incompatible shapes: ${bracketed(input.shape)} vs. ${bracketed(shape)}`);
  }
  return mapped(new Stretching(input.shape, shape), input);
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
export function squeezed(input: Tensor, axes: readonly number[]): Tensor {
  const { shape } = input;
  const places = axes.map((axis) => {
    const place = normalAxis(axis, shape.length);
    if (place !== null) return place;
    throw refused('Squeeze', `Tried to squeeze dim index ${axis} for tensor with ${shape.length} dimensions.`);
  });
  const long = [...places].sort((a, b) => a - b).find((axis) => shape[axis] !== 1);
  if (long !== undefined) {
    throw refused('Squeeze', `Can not squeeze dim[${long}], expected a dimension of 1, got ${shape[long]}`);
  }
  const kept = shape.filter((length, axis) => (places.length === 0 ? length !== 1 : !places.includes(axis)));
  return mapped({ ...reshaping(shape, kept), name: 'Squeeze', attributes: { axis: axes } }, input);
}

/** `tf.tile`. */
export function tiled(input: Tensor, multiples: readonly number[]): Tensor {
  if (multiples.length !== input.shape.length) {
    const message = `Expected multiples argument to be a vector of length ${input.shape.length} but got length ${multiples.length}`;
    throw refused('Tile', message);
  }
  const negative = multiples.findIndex((times) => times < 0);
  if (negative >= 0) throw refused('Tile', `Expected multiples[${negative}] >= 0, but got ${multiples[negative]}`);
  // A copy of each length beside it: [2, 3] tiled (4, 5) is [4, 2, 5, 3] in memory.
  const pairs = input.shape.flatMap((length, axis) => [multiples[axis] ?? 1, length]);
  const ones = input.shape.flatMap((length) => [1, length]);
  const back = new Stretching(ones, pairs).transpose();
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
