import { NdArray } from '../tensor/array.ts';
import { arrayText, scalarText } from '../tensor/numpy-text.ts';
import { tensorStr } from '../tensor/tensor-text.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { pythonRepr } from '../tape/python-value.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { spend } from './budget.ts';
import { DtypeValue, TensorShape, Tuple, type Value } from './values.ts';

/**
 * A value as Python's `repr` writes it.
 * @example repr([1n, 2.5, 'a', null]) // "[1, 2.5, 'a', None]"
 */
export function repr(value: Value): string {
  spend();
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return pythonRepr(value);
  if (value instanceof NdArray || value instanceof Tensor || value instanceof Variable) return pythonRepr(value);
  if (value instanceof GradientTape) return '<tensorflow.python.eager.backprop.GradientTape object>';
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${quoted(key)}: ${repr(item)}`).join(', ')}}`;
  if (Array.isArray(value)) return sequence(value);
  return value.text;
}

function sequence(items: readonly Value[]): string {
  const inner = items.map(repr).join(', ');
  if (items instanceof TensorShape) return `TensorShape([${inner}])`;
  if (items instanceof Tuple) return tuple(items);
  return `[${inner}]`;
}

const tuple = (items: readonly Value[]): string => `(${items.map(repr).join(', ')}${items.length === 1 ? ',' : ''})`;

/** Python prefers the quotes that need no escape. */
function quoted(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
  if (!text.includes("'")) return `'${escaped}'`;
  return text.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`;
}

/**
 * A value as Python's `print` writes it.
 * @example str('a') // 'a'
 */
export function str(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof NdArray) return value.shape.length === 0 ? scalarText(value, 'str') : arrayText(value, 'str');
  if (value instanceof Tensor) return tensorStr(value.array);
  if (value instanceof TensorShape) return tuple(value);
  if (value instanceof DtypeValue) return value.library === 'tf' ? `<dtype: '${value.dtype}'>` : value.dtype;
  return repr(value);
}
