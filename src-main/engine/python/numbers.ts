import { pythonError } from '../errors.ts';
import { NdArray, elementsOf } from '../tensor/array.ts';
import { departed } from '../tape/departures.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { type Value, cannot, classOf } from './values.ts';

/** The only number in an array, tensor or variable, which thereby leaves TensorFlow. */
function only(value: NdArray | Tensor | Variable): number | bigint {
  const array = value instanceof NdArray ? value : departed(value instanceof Variable ? value.handle : value);
  const [first, ...others] = elementsOf(array);
  if (first === undefined || others.length > 0 || (array.shape.length > 0 && !(value instanceof NdArray))) {
    throw pythonError('TypeError', 'only 0-dimensional arrays can be converted to Python scalars');
  }
  return first;
}

const isArray = (value: Value): value is NdArray | Tensor | Variable =>
  value instanceof NdArray || value instanceof Tensor || value instanceof Variable;

/**
 * Python's `float(value)`.
 * @throws Mistake `python` for what is no number
 * @example toFloat(3n) // 3
 */
export function toFloat(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return floatOf(value);
  if (isArray(value)) return Number(only(value));
  throw pythonError('TypeError', `float() argument must be a string or a real number, not '${classOf(value)}'`);
}

function floatOf(text: string): number {
  const plain = text.trim().replaceAll('_', '').toLowerCase();
  const special = /^([-+]?)(inf|infinity|nan)$/.exec(plain);
  if (special) return (special[1] === '-' ? -1 : 1) * (special[2] === 'nan' ? NaN : Infinity);
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(plain)) {
    throw pythonError('ValueError', `could not convert string to float: '${text}'`);
  }
  return Number(plain);
}

/**
 * Python's `int(value)`, which cuts fractions off.
 * @throws Mistake `python` for what is no finite number
 * @example toInt(-2.7) // -2n
 */
export function toInt(value: Value): bigint {
  if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
  if (typeof value === 'string') return intOf(value);
  const number = isArray(value) ? only(value) : value;
  if (typeof number === 'bigint') return number;
  if (typeof number !== 'number') {
    throw pythonError(
      'TypeError',
      `int() argument must be a string, a bytes-like object or a real number, not '${classOf(value)}'`,
    );
  }
  if (Number.isNaN(number)) throw pythonError('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(number)) throw pythonError('OverflowError', 'cannot convert float infinity to integer');
  return BigInt(Math.trunc(number));
}

function intOf(text: string): bigint {
  if (!/^\s*[-+]?\d[\d_]*\s*$/.test(text)) {
    throw pythonError('ValueError', `invalid literal for int() with base 10: '${text}'`);
  }
  return BigInt(text.trim().replaceAll('_', '').replace(/^\+/, ''));
}

/**
 * Whether Python takes a value for true.
 * @throws Mistake `python` for an array of several numbers
 * @example isTrue([]) // false
 */
export function isTrue(value: Value): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) !== 0;
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (!isArray(value)) return true;
  const { array } = value instanceof NdArray ? { array: value } : value instanceof Variable ? value.handle : value;
  if (array.size > 1) throw pythonError('ValueError', AMBIGUOUS);
  return array.size === 1 && Number(only(value instanceof NdArray ? value : new Tensor(array))) !== 0;
}

const AMBIGUOUS = 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()';

/**
 * An int for an index, a length or an axis.
 * @throws Mistake `python` for what is no whole number
 */
export function indexOf(value: Value): number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (isArray(value)) {
    const number = only(value instanceof NdArray ? value : value);
    const { dtype } = value;
    if (dtype === 'int32' || dtype === 'int64') return Number(number);
  }
  throw cannot(value, 'cannot be interpreted as an integer');
}
