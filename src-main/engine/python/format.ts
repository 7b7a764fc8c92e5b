import { pythonError } from '../errors.ts';
import { exponentText, general, positional, rounded, signOf, specialText } from '../tensor/number-text.ts';
import { NdArray } from '../tensor/array.ts';
import { departed } from '../tape/departures.ts';
import { Tensor } from '../tape/tensor.ts';
import { itemOf } from './numpy-items.ts';
import { str } from './text.ts';
import { type Value, classOf } from './values.ts';

/** What stands behind the colon of a replacement, or after a percent sign. */
export interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly width: number;
  readonly grouped: string;
  readonly precision: number | null;
  readonly type: string;
}

/** Python writes as many decimals as one asks for; nobody reads more. */
const WIDEST = 1000;

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;

/**
 * A value in a format, as Python's `format` writes it.
 * @throws Mistake `python` for a format that the value does not take
 * @example formatValue(2.5, '.3f') // '2.500'
 * @example formatValue(7n, '>3') // '  7'
 */
export function formatValue(value: Value, format: string): string {
  if (format === '') return str(value);
  const item = scalarOf(value);
  if (typeof item === 'object') {
    throw pythonError('TypeError', `unsupported format string passed to ${classOf(item)}.__format__`);
  }
  const found = SPEC.exec(format);
  if (found === null) throw pythonError('ValueError', 'Invalid format specifier');
  const [, fill, align = '', sign = '-', , zero, width = '0', grouped = '', precision, type = ''] = found;
  const spec: Spec = {
    fill: fill ?? (zero ? '0' : ' '),
    align: align || (typeof item === 'string' ? '<' : zero ? '=' : '>'),
    sign,
    width: Number(width),
    grouped,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
  return padded(typeof item === 'string' ? text(item, spec) : number(item, spec), spec);
}

/** A single number of NumPy or TensorFlow is formatted as Python's. */
function scalarOf(value: Value): Value {
  const array = value instanceof Tensor ? departed(value) : value;
  return array instanceof NdArray && array.shape.length === 0 ? itemOf(array) : array;
}

function text(value: string, { precision, type, sign, align, grouped }: Spec): string {
  if (type !== '' && type !== 's') throw unknownCode(type, value);
  if (grouped !== '') throw pythonError('ValueError', `Cannot specify '${grouped}' with 's'.`);
  if (sign !== '-') throw pythonError('ValueError', 'Sign not allowed in string format specifier');
  if (align === '=') throw pythonError('ValueError', "'=' alignment not allowed in string format specifier");
  return precision === null ? value : [...value].slice(0, precision).join('');
}

const unknownCode = (type: string, value: Value): Error =>
  pythonError('ValueError', `Unknown format code '${type}' for object of type '${classOf(value)}'`);

const BASES: Readonly<Record<string, number>> = { d: 10, n: 10, x: 16, X: 16, o: 8, b: 2 };

function number(value: number | bigint | boolean, spec: Spec): string {
  const base = BASES[spec.type || 'd'];
  const isWhole = typeof value !== 'number';
  const written = isWhole && base !== undefined ? whole(BigInt(value), spec, base) : fraction(value, spec);
  const signed = (written.startsWith('-') || spec.sign === '-' ? '' : spec.sign) + written;
  return spec.grouped === '' ? signed : groupedText(signed, spec);
}

function whole(value: bigint, { precision, type }: Spec, base: number): string {
  if (precision !== null) throw pythonError('ValueError', 'Precision not allowed in integer format specifier');
  const digits = value.toString(base);
  return type === 'X' ? digits.toUpperCase() : digits;
}

function fraction(value: number | bigint | boolean, spec: Spec): string {
  if (!'eEfFgGn%'.includes(spec.type)) throw unknownCode(spec.type, value);
  return floating(Number(value), spec.type === 'n' ? { ...spec, type: 'g' } : spec);
}

/** A number with a fraction, without its sign if that is a plus. */
export function floating(value: number, { type, precision }: Pick<Spec, 'type' | 'precision'>): string {
  if (precision !== null && precision > WIDEST) throw pythonError('ValueError', 'precision too big');
  const places = precision ?? 6;
  if (!Number.isFinite(value)) return cased(specialText(value), type) + (type === '%' ? '%' : '');
  if (type === '%') return `${fixed(value * 100, places)}%`;
  if (type === 'f' || type === 'F') return fixed(value, places);
  if (type === 'e' || type === 'E') return cased(scientific(value, places), type);
  if (type === 'g' || type === 'G') return cased(general(value, Math.max(places, 1)), type);
  return precision === null ? str(value) : asFloat(value, Math.max(precision, 1));
}

const cased = (written: string, type: string): string => (/[A-Z]/.test(type) ? written.toUpperCase() : written);

/** So many digits, with at least one behind the point, which takes the place of a digit before it: it stays a float. */
function asFloat(value: number, count: number): string {
  const { digits, exponent } = rounded(value, count - 1);
  if (exponent === count - 1) {
    return `${signOf(value)}${digits.charAt(0)}${digits.length > 1 ? '.' : ''}${digits.slice(1)}${exponentText(exponent)}`;
  }
  const written = general(value, count);
  return /[.e]/.test(written) ? written : `${written}.0`;
}

/**
 * So many decimals of the exact number, a tie to the even digit.
 * @example fixed(0.0078125, 6) // '0.007812'
 */
export function fixed(value: number, places: number): string {
  if (!Number.isFinite(value)) return specialText(value);
  const size = Math.abs(value);
  const digits = exponentOf(size) + places;
  if (digits < 0) return signOf(value) + belowLast(size, places);
  if (digits > 99) return `${signOf(value)}${BigInt(Math.trunc(size))}${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
  const { whole: before, fraction: after } = positional(rounded(size, digits));
  return signOf(value) + before + (places > 0 ? `.${after.padEnd(places, '0').slice(0, places)}` : '');
}

const exponentOf = (size: number): number => Number(size.toExponential().split('e')[1]);

/** Below the last decimal only what is above half of it counts. */
const belowLast = (size: number, places: number): string => (size === 0.5 ? '0' : size.toFixed(Math.min(places, 100)));

function scientific(value: number, places: number): string {
  const { digits, exponent } = rounded(value, places);
  const after = digits.slice(1).padEnd(places, '0');
  return `${signOf(value)}${digits.charAt(0)}${places > 0 ? `.${after}` : ''}${exponentText(exponent)}`;
}

/** Digits in threes; where zeros fill the width, they are in threes too. */
function groupedText(written: string, { grouped: gap, fill, align, width }: Spec): string {
  const [, sign = '', digits = '', rest = ''] = /^([-+ ]?)(\d*)(.*)$/s.exec(written) ?? [];
  const inThrees = (text: string) => sign + text.replace(/\B(?=(?:\d{3})+$)/g, gap) + rest;
  let filled = digits;
  if (fill === '0' && align === '=' && width <= WIDEST) {
    while (digits !== '' && inThrees(filled).length < width) filled = `0${filled}`;
  }
  return inThrees(filled);
}

/** A text brought to a width. */
export function padded(written: string, { fill, align, width }: Pick<Spec, 'fill' | 'align' | 'width'>): string {
  if (width > WIDEST) throw pythonError('ValueError', 'width too big');
  const missing = Math.max(0, width - [...written].length);
  if (align === '<') return written + fill.repeat(missing);
  if (align === '^') return fill.repeat(Math.floor(missing / 2)) + written + fill.repeat(Math.ceil(missing / 2));
  const sign = align === '=' ? (/^[-+ ]/.exec(written)?.[0] ?? '') : '';
  return sign + fill.repeat(missing) + written.slice(sign.length);
}
