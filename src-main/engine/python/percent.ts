import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { floating, padded } from './format.ts';
import { toFloat, toInt } from './numbers.ts';
import { repr, str } from './text.ts';
import { Tuple, type Value, classOf } from './values.ts';

const PERCENT = /%(?:\((\w*)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([diufFeEgGsrxc%])/g;

/**
 * `'...' % values`, as C formats.
 * @throws Mistake `python` for too few or too many values
 * @example percent('i:%i,Loss:%f', tupleOf([1n, 0.5])) // 'i:1,Loss:0.500000'
 */
export function percent(text: string, values: Value): string {
  const given = values instanceof Tuple ? [...values] : [values];
  let next = 0;
  const written = text.replace(PERCENT, (...found: (string | undefined)[]) => {
    const [, key, flags = '', width = '', precision, type = ''] = found;
    if (type === '%') return '%';
    const value = key === undefined ? given[next++] : entry(values, key);
    if (value === undefined) throw pythonError('TypeError', 'not enough arguments for format string');
    return padded(converted(value, type, flags, precision), alignment(flags, width));
  });
  if (next < given.length && !hasItems(values)) {
    throw pythonError('TypeError', 'not all arguments converted during string formatting');
  }
  return written;
}

function entry(values: Value, key: string): Value {
  if (!(values instanceof Map)) throw pythonError('TypeError', 'format requires a mapping');
  const value = values.get(key);
  if (value === undefined) throw pythonError('KeyError', repr(key));
  return value;
}

/** Of what can be asked for items Python does not demand that all are used. */
const hasItems = (value: Value): boolean =>
  value instanceof Map ||
  value instanceof NdArray ||
  value instanceof Tensor ||
  value instanceof Variable ||
  (Array.isArray(value) && !(value instanceof Tuple));

function converted(value: Value, type: string, flags: string, precision: string | undefined): string {
  const places = precision === undefined ? null : Number(precision);
  if ('src'.includes(type)) {
    const whole = type === 'r' ? repr(value) : str(value);
    return places === null ? whole : [...whole].slice(0, places).join('');
  }
  const sign = /[+ ]/.exec(flags)?.[0] ?? '';
  const text = 'diux'.includes(type) ? whole(value, type) : floating(real(value), { type, precision: places });
  return text.startsWith('-') ? text : sign + text;
}

function whole(value: Value, type: string): string {
  if (typeof value === 'string' || value === null || hasItemsOnly(value)) {
    throw pythonError('TypeError', `%${type} format: a real number is required, not ${classOf(value)}`);
  }
  if (type === 'x' && typeof value === 'number') {
    throw pythonError('TypeError', '%x format: an integer is required, not float');
  }
  return toInt(value).toString(type === 'x' ? 16 : 10);
}

function real(value: Value): number {
  if (typeof value === 'string' || value === null || Array.isArray(value)) {
    throw pythonError('TypeError', `must be real number, not ${classOf(value)}`);
  }
  return toFloat(value);
}

const hasItemsOnly = (value: Value): boolean =>
  Array.isArray(value) || value instanceof Map || (value instanceof NdArray && value.shape.length > 0);

function alignment(flags: string, width: string): { fill: string; align: string; width: number } {
  const isLeft = flags.includes('-');
  const isZero = flags.includes('0') && !isLeft;
  return { width: Number(width), fill: isZero ? '0' : ' ', align: isLeft ? '<' : isZero ? '=' : '>' };
}
