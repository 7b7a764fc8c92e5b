import { NdArray } from '../tensor/array.ts';
import { pythonFloat } from '../tensor/number-text.ts';
import { arrayText, scalarText } from '../tensor/numpy-text.ts';
import { tensorRepr } from '../tensor/tensor-text.ts';
import { type Handle, type Source, Tensor } from './tensor.ts';

/** What stands for a variable among values; the class is in `variable.ts`. */
export interface VariableValue {
  readonly kind: 'variable';
  readonly handle: Handle;
  read(): Tensor;
  /** What Python's `repr` writes. */
  readonly text: string;
}

/**
 * What a program hands to TensorFlow: a number is a Python float, a BigInt a Python int, null is None, and an `NdArray`
 * an array or scalar of NumPy.
 */
export type PythonValue =
  number | bigint | boolean | string | null | NdArray | Tensor | VariableValue | readonly PythonValue[];

export function isVariable(value: unknown): value is VariableValue {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'variable';
}

/** Whether a value is one that TensorFlow has made: a tensor, or a variable. */
export function isTraced(value: unknown): value is Tensor | VariableValue {
  return value instanceof Tensor || isVariable(value);
}

/**
 * What tapes follow of a tensor or variable.
 * @example sourceOf(new Variable(3)).kind // 'handle'
 */
export function sourceOf(value: Tensor | VariableValue): Source {
  return value.kind === 'tensor' ? value : value.handle;
}

/**
 * A value as Python's `repr` writes it.
 * @example pythonRepr([1, 2n, 'a', null, true]) // "[1.0, 2, 'a', None, True]"
 */
export function pythonRepr(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return pythonFloat(value);
  if (typeof value === 'string') return `'${value}'`;
  if (value instanceof NdArray) return value.shape.length === 0 ? scalarText(value, 'repr') : arrayText(value, 'repr');
  if (isVariable(value)) return value.text;
  if (value instanceof Tensor) return tensorRepr(value.array);
  return `[${value.map(pythonRepr).join(', ')}]`;
}

/**
 * The name of a value's class, as Python's messages have it.
 * @example typeName(3n) // 'int'
 */
export function typeName(value: PythonValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'str';
  if (value instanceof NdArray) return value.shape.length === 0 ? value.dtype : 'ndarray';
  if (isVariable(value)) return 'ResourceVariable';
  return value instanceof Tensor ? 'EagerTensor' : 'list';
}
