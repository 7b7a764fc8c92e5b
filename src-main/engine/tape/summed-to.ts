import { type NdArray, type Shape, sizeOf } from '../tensor/array.ts';
import { reshape } from '../tensor/rearrange.ts';
import { sum } from '../tensor/reduce.ts';
import { broadcastTo, repeated, sameShape } from '../tensor/shape.ts';
import { type LinearMap, mapped } from './linear.ts';
import type { Tensor } from './tensor.ts';

/**
 * The elements in another shape.
 * @example reshaping([4], [2, 2]).transpose().attributes // { shape: [4] }
 */
export function reshaping(from: Shape, to: Shape): LinearMap {
  return {
    name: 'Reshape',
    run: (array) => reshape(array, to),
    transpose: () => reshaping(to, from),
    attributes: { shape: to },
  };
}

/** Sums over some axes, which stay as axes of length 1 where `keepdims`. */
export function summing(from: Shape, axes: readonly number[], keepdims: boolean): LinearMap {
  const kept = from.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return {
    name: 'Sum',
    run: (array) => sum(array, axes, keepdims),
    transpose: () => new Stretching(kept, from),
    attributes: { axis: axes, keepdims },
  };
}

/** Repeats elements along axes of length 1, and along new ones in front; any array of as many elements as `from` is taken. */
export class Stretching implements LinearMap {
  readonly name = 'BroadcastTo';
  readonly attributes: { readonly shape: Shape };

  constructor(
    readonly from: Shape,
    readonly to: Shape,
  ) {
    this.attributes = { shape: to };
  }

  run(array: NdArray): NdArray {
    return array.size === 1 ? repeated(array, this.to) : broadcastTo(reshape(array, this.from), this.to);
  }

  transpose(): LinearMap {
    const axis = stretchedAxes(this.from, this.to);
    return {
      name: 'Sum',
      run: (array) => reshape(sum(array, axis, false), this.from),
      transpose: () => this,
      attributes: { axis },
    };
  }
}

/** The axes of `to` along which an array of shape `from` is repeated. */
function stretchedAxes(from: Shape, to: Shape): number[] {
  const added = to.length - from.length;
  return [...to.keys()].filter((axis) => axis < added || (from[axis - added] === 1 && to[axis] !== 1));
}

/**
 * What comes back to an operand that was broadcast: the adjoint summed over every axis along which it was repeated.
 * @example summedTo(tensor([1, 2, 3, 4, 5, 6], [2, 3]), [3]).shape // [3]
 */
export function summedTo(adjoint: Tensor, shape: Shape): Tensor {
  if (sameShape(adjoint.shape, shape)) return adjoint;
  const axes = stretchedAxes(shape, adjoint.shape);
  const summed = axes.length === 0 ? adjoint : mapped(summing(adjoint.shape, axes, false), adjoint);
  return sameShape(summed.shape, shape) || sizeOf(shape) !== sizeOf(summed.shape)
    ? summed
    : mapped(reshaping(summed.shape, shape), summed);
}
