import type { NdArray } from '../tensor/array.ts';
import { performed } from './session.ts';
import type { Attributes, Tensor } from './tensor.ts';

/** A linear map of arrays, with the map that passes adjoints back: its transpose. */
export interface LinearMap {
  /** The operation's name in TensorFlow. */
  readonly name: string;
  readonly run: (array: NdArray) => NdArray;
  readonly transpose: () => LinearMap;
  readonly attributes?: Attributes;
}

/**
 * Runs a linear map. Its derivative is itself, so one transpose serves sweeps of every order.
 * @example mapped({ name: 'Identity', run: (array) => array, transpose: () => null }, tensor([1, 2])).shape // [2]
 */
export function mapped(map: LinearMap, input: Tensor): Tensor {
  const operation = {
    name: map.name,
    pullback: (_execution: unknown, upstream: Tensor) => [mapped(map.transpose(), upstream)],
  };
  return performed(operation, [input], map.run(input.array), map.attributes);
}
