import type { NdArray } from '../tensor/array.ts';
import { performed } from './session.ts';
import type { Attributes, Operation, Pullback, Tensor } from './tensor.ts';

/** A linear map of arrays, with the map that passes adjoints back: its transpose. */
export interface LinearMap {
  /** The operation's name in TensorFlow. */
  readonly name: string;
  readonly run: (array: NdArray) => NdArray;
  readonly transpose: () => LinearMap;
  readonly attributes?: Attributes;
}

/** The operation that runs a linear map. Its derivative is the map itself, so one transpose serves sweeps of every order. */
class Mapping implements Operation {
  readonly name: string;
  readonly pullback = passThrough;

  constructor(readonly map: LinearMap) {
    this.name = map.name;
  }
}

const passThrough: Pullback = ({ operation }, upstream) =>
  operation instanceof Mapping ? [mapped(operation.map.transpose(), upstream)] : [];

/**
 * Runs a linear map.
 * @example mapped({ name: 'Identity', run: (array) => array, transpose: () => null }, tensor([1, 2])).shape // [2]
 */
export function mapped(map: LinearMap, input: Tensor): Tensor {
  return performed(new Mapping(map), [input], map.run(input.array), map.attributes);
}
