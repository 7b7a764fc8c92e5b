import { pythonError } from '../errors.ts';
import { exponentText, general, positional, rounded, signOf, specialText } from '../tensor/number-text.ts';
import { toFloat, toInt } from './numbers.ts';
import { repr, str } from './text.ts';
import { Tuple, type Value, classOf } from './values.ts';

/** What stands behind the colon of a replacement, or after a percent sign. */
interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly width: number;
  readonly grouped: boolean;
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
  const found = SPEC.exec(format);
  if (found === null) throw pythonError('ValueError', 'Invalid format specifier');
  const [, fill, align = '', sign = '-', , zero, width = '0', group, precision, type = ''] = found;
  const isNumber = typeof value !== 'string';
  const spec: Spec = {
    fill: fill ?? (zero ? '0' : ' '),
    align: align || (zero ? '=' : isNumber ? '>' : '<'),
    sign,
    width: Number(width),
    grouped: group !== undefined,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
  return padded(body(value, spec), spec);
}

function body(value: Value, spec: Spec): string {
  if (typeof value === 'string' || spec.type === 's') {
    return spec.precision === null ? str(value) : str(value).slice(0, spec.precision);
  }
  const isWhole = spec.type === 'd' || (spec.type === '' && typeof value === 'bigint' && spec.precision === null);
  const text = isWhole ? String(wholeOf(value)) : floating(toFloat(value), spec);
  return (text.startsWith('-') || spec.sign === '-' ? '' : spec.sign) + (spec.grouped ? groupedText(text) : text);
}

function wholeOf(value: Value): bigint {
  if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
  throw pythonError('ValueError', `Unknown format code 'd' for object of type '${classOf(value)}'`);
}

function floating(value: number, { type, precision }: Spec): string {
  if (precision !== null && precision > WIDEST) throw pythonError('ValueError', 'precision too big');
  if (!Number.isFinite(value)) return specialText(value);
  const places = precision ?? 6;
  if (type === '%') return `${fixed(value * 100, places)}%`;
  if (type === 'f' || type === 'F') return fixed(value, places);
  if (type === 'e' || type === 'E') return scientific(value, places);
  if (type === 'g' || type === 'G' || precision !== null) return general(value, Math.max(places, 1));
  return str(value);
}

/**
 * So many decimals of the exact number, a tie to the even digit.
 * @example fixed(0.0078125, 6) // '0.007812'
 */
export function fixed(value: number, places: number): string {
  if (!Number.isFinite(value)) return specialText(value);
  const size = Math.abs(value);
  const leading = size === 0 ? 0 : Math.floor(Math.log10(size));
  const digits = leading + places;
  if (digits < 0 || size === 0) return signOf(value) + (size === 0 ? size.toFixed(places) : tiny(size, places));
  if (digits > 99) return signOf(value) + whole(size, places);
  const { whole: before, fraction } = positional(rounded(size, digits));
  return signOf(value) + before + (places > 0 ? `.${fraction.padEnd(places, '0').slice(0, places)}` : '');
}

/** Below the last decimal only what is above half of it counts. */
const tiny = (size: number, places: number): string => size.toFixed(places);

const whole = (size: number, places: number): string =>
  `${BigInt(Math.trunc(size))}${places > 0 ? `.${'0'.repeat(places)}` : ''}`;

function scientific(value: number, places: number): string {
  const { digits, exponent } = rounded(value, places);
  const fraction = digits.slice(1).padEnd(places, '0');
  return `${signOf(value)}${digits.charAt(0)}${places > 0 ? `.${fraction}` : ''}${exponentText(exponent)}`;
}

const groupedText = (text: string): string => text.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');

function padded(text: string, { fill, align, width }: Spec): string {
  if (width > WIDEST) throw pythonError('ValueError', 'width too big');
  const missing = Math.max(0, width - text.length);
  if (align === '<') return text + fill.repeat(missing);
  if (align === '^') return fill.repeat(Math.floor(missing / 2)) + text + fill.repeat(Math.ceil(missing / 2));
  const sign = align === '=' ? (/^[-+ ]/.exec(text)?.[0] ?? '') : '';
  return sign + fill.repeat(missing) + text.slice(sign.length);
}

const PERCENT = /%(?:\((\w+)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([diufFeEgGsr%])/g;

/**
 * `'...' % values`, as C formats.
 * @throws Mistake `python` for too few or too many values
 * @example percent('i:%i,Loss:%f', tupleOf([1n, 0.5])) // 'i:1,Loss:0.500000'
 */
export function percent(text: string, values: Value): string {
  const given = values instanceof Tuple ? [...values] : [values];
  let next = 0;
  const written = text.replace(PERCENT, (...found: (string | undefined)[]) => {
    const [, , flags = '', width = '', precision, type = ''] = found;
    if (type === '%') return '%';
    const value = given[next++];
    if (value === undefined) throw pythonError('TypeError', 'not enough arguments for format string');
    return padded(percentBody(value, type, flags, precision), percentSpec(flags, width));
  });
  if (next < given.length && !(values instanceof Map)) {
    throw pythonError('TypeError', 'not all arguments converted during string formatting');
  }
  return written;
}

function percentBody(value: Value, type: string, flags: string, precision: string | undefined): string {
  if (type === 's' || type === 'r') return type === 's' ? str(value) : repr(value);
  const sign = /[+ ]/.exec(flags)?.[0] ?? '';
  const places = precision === undefined ? null : Number(precision);
  const text = 'diu'.includes(type)
    ? String(toInt(value))
    : floating(toFloat(value), { ...PLAIN, type, precision: places });
  return text.startsWith('-') ? text : sign + text;
}

const PLAIN: Spec = { fill: ' ', align: '>', sign: '-', width: 0, grouped: false, precision: null, type: '' };

function percentSpec(flags: string, width: string): Spec {
  const isLeft = flags.includes('-');
  const isZero = flags.includes('0') && !isLeft;
  return { ...PLAIN, width: Number(width), fill: isZero ? '0' : ' ', align: isLeft ? '<' : isZero ? '=' : '>' };
}
