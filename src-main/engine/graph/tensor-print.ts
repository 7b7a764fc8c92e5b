import { floatText as numpyText } from '../tensor/number-text.ts';
import { printedFloat } from '../tensor/tensor-text.ts';

/**
 * Tensors in lists as `tf.print` writes them.
 * @example printedList([[2, 2], [2, null]].map(printedList)) // '[[2, 2], [2, None]]'
 */
export function printedList(entries: readonly (number | null | string)[]): string {
  return `[${entries.map((entry) => printed(entry)).join(', ')}]`;
}

function printed(entry: number | null | string): string {
  if (entry === null) return 'None';
  return typeof entry === 'string' ? entry : printedFloat(entry, 'float32');
}

/**
 * A tensor of one float32 as Python's `print` writes it.
 * @example tensorText(33) // 'tf.Tensor(33.0, shape=(), dtype=float32)'
 */
export function tensorText(value: number): string {
  return `tf.Tensor(${numpyText(value, 'float32')}, shape=(), dtype=float32)`;
}

/**
 * A number as Python reads it as a float.
 * @example floatText(3) // '3.'
 * @example floatText(-Infinity) // '-math.inf'
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'math.nan' : value > 0 ? 'math.inf' : '-math.inf';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.`;
}
