import { pythonError } from '../errors.ts';
import { NdArray, type Shape, elementsOf, fromNumbers } from '../tensor/array.ts';
import { cast, promote } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { departed, derivedBy } from '../tape/departures.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { type Value, classOf } from './values.ts';

/** The numbers of nested lists in order. */
interface Flat {
  readonly shape: Shape;
  readonly numbers: readonly (number | bigint)[];
  readonly dtype: Dtype | null;
  /** Arrays among them, so that it stays known where the numbers come from. */
  readonly arrays: readonly NdArray[];
}

/**
 * The array that NumPy makes of a value: ints are int64, floats float64.
 * @param dtype the type asked for; null for the one that fits
 * @throws Mistake `python` in NumPy's words
 * @example inferNumpy([1n, 2.5], null).dtype // 'float64'
 */
export function inferNumpy(value: Value, dtype: Dtype | null): NdArray {
  if (value instanceof NdArray) return dtype === null ? value : derivedBy(cast(value, dtype), [value]);
  const { shape, numbers, dtype: own, arrays } = flatten(value);
  const made = derivedBy(fromNumbers(own ?? 'float64', shape, numbers), arrays);
  return dtype === null ? made : derivedBy(cast(made, dtype), [made]);
}

function flatten(value: Value): Flat {
  if (typeof value === 'number') return { shape: [], numbers: [value], dtype: 'float64', arrays: [] };
  if (typeof value === 'bigint') return { shape: [], numbers: [value], dtype: 'int64', arrays: [] };
  if (typeof value === 'boolean') return { shape: [], numbers: [Number(value)], dtype: 'bool', arrays: [] };
  if (value instanceof Tensor || value instanceof Variable) {
    return flatten(departed(value instanceof Variable ? value.handle : value));
  }
  if (value instanceof NdArray) {
    return { shape: value.shape, numbers: [...elementsOf(value)], dtype: value.dtype, arrays: [value] };
  }
  if (Array.isArray(value)) return joined(value.map(flatten));
  throw pythonError('TypeError', `TapeLab makes no array of NumPy out of a '${classOf(value)}'`);
}

function joined(parts: readonly Flat[]): Flat {
  const [first] = parts;
  const shape = first?.shape ?? [];
  if (parts.some((part) => part.shape.join() !== shape.join())) {
    const message =
      'setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. ' +
      `The detected shape was (${parts.length},) + inhomogeneous part.`;
    throw pythonError('ValueError', message);
  }
  return {
    shape: [parts.length, ...shape],
    numbers: parts.flatMap(({ numbers }) => numbers),
    dtype: parts
      .map(({ dtype }) => dtype)
      .reduce((a, b) => (a === null || b === null ? (a ?? b) : promote(a, b)), null),
    arrays: parts.flatMap(({ arrays }) => arrays),
  };
}
