import type { FloatDtype } from './dtype.ts';

/** A decimal number without its sign: d.ddd times ten to the `exponent`. */
export interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/** So many digits tell any double from its neighbours, and so any tie between two roundings. */
const allDigits = 100;

/**
 * The fewest digits that read back as the same number of the dtype, of those the nearest; the sign is left out.
 * @param value finite
 * @example shortest(-0.25, 'float64') // { digits: '25', exponent: -1 }
 * @example shortest(Math.fround(0.1), 'float32') // { digits: '1', exponent: -1 }
 */
export function shortest(value: number, dtype: FloatDtype): Decimal {
  return dtype === 'float64' ? decimal(value.toExponential()) : shortestFloat32(Math.abs(value));
}

/** Nine digits tell any float32 from its neighbours. */
function shortestFloat32(size: number): Decimal {
  const sure = 8;
  for (let places = 0; places < sure; places++) {
    const nearest = size.toExponential(places);
    if (Math.fround(Number(nearest)) === size) return rounded(size, places);
    const next = nextAbove(nearest);
    if (Math.fround(Number(next)) === size) return decimal(next);
  }
  return rounded(size, sure);
}

/** Below a power of two the float32 are closer: it may have short digits above it that are not the nearest. */
function nextAbove(exponential: string): string {
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  const digits = mantissa.replace('.', '');
  const above = String(Number(digits) + 1);
  return `${above.charAt(0)}.${above.slice(1)}e${Number(exponent) + above.length - digits.length}`;
}

/**
 * The number rounded to so many digits after the leading one, a tie to the even digit; without zeros at the end.
 * @example rounded(0.001953125, 5) // { digits: '195312', exponent: -3 }
 */
export function rounded(value: number, places: number): Decimal {
  const text = value.toExponential(places);
  const exact = decimal(value.toExponential(allDigits));
  const isTie = exact.digits.length === places + 2 && exact.digits.endsWith('5');
  const isOdd = /[13579]e/.test(text);
  if (isTie && isOdd) return { digits: withoutZeros(exact.digits.slice(0, -1)), exponent: exact.exponent };
  return decimal(text);
}

function decimal(exponential: string): Decimal {
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  return { digits: withoutZeros(mantissa.replace(/[-.]/g, '')), exponent: Number(exponent) };
}

function withoutZeros(digits: string): string {
  return digits.replace(/(?<=.)0+$/, '');
}

/**
 * What stands before and behind the point when a number is written without an exponent.
 * @example positional({ digits: '25', exponent: -1 }) // { whole: '0', fraction: '25' }
 */
export function positional({ digits, exponent }: Decimal): { readonly whole: string; readonly fraction: string } {
  if (digits === '0') return { whole: '0', fraction: '' };
  if (exponent < 0) return { whole: '0', fraction: '0'.repeat(-exponent - 1) + digits };
  return { whole: digits.slice(0, exponent + 1).padEnd(exponent + 1, '0'), fraction: digits.slice(exponent + 1) };
}

/**
 * An exponent as C and Python write it, with at least two digits.
 * @example exponentText(-5) // 'e-05'
 */
export function exponentText(exponent: number, digits = 2): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(digits, '0')}`;
}

/**
 * The sign that is written: that of -0 too.
 * @example signOf(-0) // '-'
 */
export function signOf(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : '';
}

/**
 * The names that Python, NumPy and TensorFlow give to what is not finite.
 * @example specialText(-Infinity) // '-inf'
 */
export function specialText(value: number): string {
  return Number.isNaN(value) ? 'nan' : `${signOf(value)}inf`;
}

/** From where on NumPy writes a single number of each type with an exponent. */
const largest: Readonly<Record<FloatDtype, number>> = { float32: 1e6, float64: 1e16 };

/**
 * A single number as NumPy's `print` writes it, whose types `np.float32` and `np.float64` differ.
 * @example floatText(3, 'float32') // '3.0'
 * @example floatText(1e-5, 'float64') // '1e-05'
 * @example floatText(1e6, 'float32') // '1e+06'
 */
export function floatText(value: number, dtype: FloatDtype): string {
  if (!Number.isFinite(value)) return specialText(value);
  const size = Math.abs(value);
  const number = shortest(value, dtype);
  if (size !== 0 && (size < 1e-4 || size >= largest[dtype])) return signOf(value) + scientific(number);
  const { whole, fraction } = positional(number);
  return `${signOf(value)}${whole}.${fraction || '0'}`;
}

function scientific({ digits, exponent }: Decimal): string {
  const point = digits.length > 1 ? '.' : '';
  return digits.charAt(0) + point + digits.slice(1) + exponentText(exponent);
}

/**
 * A float as Python's `repr` and `print` write it.
 * @example pythonFloat(Math.fround(0.1)) // '0.10000000149011612'
 */
export function pythonFloat(value: number): string {
  return floatText(value, 'float64');
}

/**
 * C's `%.*g`: so many digits at most, and an exponent below 0.0001 and where there would be more digits before the point.
 * @param value finite
 * @example general(1 / 3, 6) // '0.333333'
 * @example general(1e6, 6) // '1e+06'
 */
export function general(value: number, digits: number): string {
  const number = rounded(value, digits - 1);
  if (number.exponent < -4 || number.exponent >= digits) return signOf(value) + scientific(number);
  const { whole, fraction } = positional(number);
  return signOf(value) + (fraction === '' ? whole : `${whole}.${fraction}`);
}
