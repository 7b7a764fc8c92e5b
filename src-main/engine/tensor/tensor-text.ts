import { elementsOf, type NdArray, rowMajor } from './array.ts';
import { type FloatDtype, isFloat } from './dtype.ts';
import { general, pythonFloat, signOf, specialText } from './number-text.ts';
import { arrayText, scalarText, shapeText } from './numpy-text.ts';

/**
 * A tensor as TensorFlow's `repr` writes it.
 * @example tensorRepr(fromNumbers('float32', [], [3])) // '<tf.Tensor: shape=(), dtype=float32, numpy=3.0>'
 */
export function tensorRepr(array: NdArray): string {
  return `<tf.Tensor: shape=${shapeText(array.shape)}, dtype=${array.dtype}, numpy=${numpyRepr(array)}>`;
}

/**
 * A tensor as Python's `print` writes it.
 * @example tensorStr(fromNumbers('float32', [], [3])) // 'tf.Tensor(3.0, shape=(), dtype=float32)'
 */
export function tensorStr(array: NdArray): string {
  const elements = ownLines(arrayText(array, 'str'));
  return `tf.Tensor(${elements}, shape=${shapeText(array.shape)}, dtype=${array.dtype})`;
}

/**
 * A variable as Python's `repr` and `print` write it.
 * @example variableRepr('w:0', fromNumbers('float32', [], [3])) // "<tf.Variable 'w:0' shape=() dtype=float32, numpy=3.0>"
 */
export function variableRepr(name: string, array: NdArray): string {
  return `<tf.Variable '${name}' shape=${shapeText(array.shape)} dtype=${array.dtype}, numpy=${numpyRepr(array)}>`;
}

/** A single number is written as Python's own, a float32 with the digits of a double. */
function numpyRepr(array: NdArray): string {
  if (array.shape.length > 0) return ownLines(arrayText(array, 'repr'));
  const [value] = elementsOf(array);
  return isFloat(array.dtype) ? pythonFloat(Number(value)) : scalarText(array, 'str');
}

/** What takes several lines begins on one of its own. */
function ownLines(text: string): string {
  return text.includes('\n') ? `\n${text}` : text;
}

/** How many elements `tf.print` shows at each end of a dimension. */
const summarize = 3;

/**
 * A tensor as `tf.print` writes it with its usual settings; of truth values without elements it writes nothing.
 * @example tfPrintText(fromNumbers('float32', [2, 2], [1, 2, 3, 4])) // '[[1 2]\n [3 4]]'
 */
export function tfPrintText(array: NdArray): string {
  if (array.dtype === 'bool' && array.size === 0) return '';
  return printed(array, 0, array.offset);
}

function printed(array: NdArray, axis: number, position: number): string {
  const { shape, dtype, data } = array;
  const length = shape[axis];
  if (length === undefined) return printedElement(data[position] ?? NaN, dtype);
  const stride = (array.strides ?? rowMajor(shape))[axis] ?? 0;
  const items = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, k) => printed(array, axis + 1, position + (from + k) * stride));
  // Of an array without elements none is shown, not even the empty rows.
  const ends = Math.min(summarize, array.size);
  const between = spacing(shape.length, axis);
  if (length <= 2 * ends) return `[${items(0, length).join(between)}]`;
  return `[${[items(0, ends).join(between), '...', ...items(length - ends, length)].join(between)}]`;
}

/** Between rows there is a line break, and an empty line more for each dimension that they have. */
function spacing(rank: number, axis: number): string {
  return axis === rank - 1 ? ' ' : '\n'.repeat(rank - 1 - axis) + ' '.repeat(axis + 1);
}

/** Truth values are 1 and 0 here. */
function printedElement(value: number | bigint, dtype: NdArray['dtype']): string {
  return isFloat(dtype) ? printedFloat(Number(value), dtype) : String(value);
}

/** Digits that are enough for many numbers, those that are enough for all, and the least number that has them all. */
const precisions: Readonly<Record<FloatDtype, { short: number; sure: number; leastNormal: number }>> = {
  float32: { short: 6, sure: 9, leastNormal: 2 ** -126 },
  float64: { short: 15, sure: 17, leastNormal: 2 ** -1022 },
};

/**
 * A float as `tf.print` writes it: in six digits where they say it exactly, else in nine; a float64 in 15 or 17. Its
 * threads take subnormal numbers for 0.
 * @example printedFloat(Math.fround(1 / 3), 'float32') // '0.333333343'
 * @example printedFloat(33, 'float64') // '33'
 */
export function printedFloat(value: number, dtype: FloatDtype): string {
  if (!Number.isFinite(value)) return specialText(value);
  const { short, sure, leastNormal } = precisions[dtype];
  if (Math.abs(value) < leastNormal) return `${signOf(value)}0`;
  const text = general(value, short);
  const read = dtype === 'float32' ? Math.fround(Number(text)) : Number(text);
  return read === value ? text : general(value, sure);
}
