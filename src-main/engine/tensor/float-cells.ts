import type { FloatDtype } from './dtype.ts';
import { type Decimal, exponentText, positional, rounded, shortest, signOf, specialText } from './number-text.ts';

/** How NumPy writes an element of an array, as wide as all others. */
export type CellText = (value: number) => string;

/** NumPy's setting `precision`: digits behind the point. */
const precision = 8;

/** From where on an array has exponents: at most 8 digits before the point, or as many as the type is sure of. */
const largest: Readonly<Record<FloatDtype, number>> = { float32: 1e6, float64: 1e8 };

/**
 * How NumPy writes the elements of a floating-point array: points in line, exponents for all where one of them asks for
 * it.
 * @param values those that are shown; they decide about the widths
 * @example [1, -0.5, NaN].map(floatCells([1, -0.5, NaN], 'float64')) // [' 1. ', '-0.5', ' nan']
 */
export function floatCells(values: readonly number[], dtype: FloatDtype): CellText {
  const finite = values.filter((value) => Number.isFinite(value));
  const write = asksForExponents(finite, dtype) ? exponential(finite, dtype) : fixed(finite, dtype);
  const special = values.filter((value) => !Number.isFinite(value));
  const width = widest([...finite.map(write), ...special.map(specialText)]);
  return (value) => (Number.isFinite(value) ? write(value) : specialText(value)).padStart(width);
}

/** NumPy compares in the type of the array, so that a float32 of 0.0001 is not below the limit. */
function asksForExponents(finite: readonly number[], dtype: FloatDtype): boolean {
  const round = dtype === 'float32' ? Math.fround : Number;
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const largestSize = sizes.reduce((most, size) => Math.max(most, size));
  const smallestSize = sizes.reduce((least, size) => Math.min(least, size));
  return largestSize >= largest[dtype] || smallestSize < round(1e-4) || round(largestSize / smallestSize) > 1000;
}

/** Points are in line; behind the digits of a short fraction there are spaces. */
function fixed(finite: readonly number[], dtype: FloatDtype): CellText {
  const parts = (value: number) => {
    const { whole, fraction } = positional(limited(value, dtype, (exponent) => precision + exponent));
    return { whole: signOf(value) + whole, fraction };
  };
  const all = finite.map(parts);
  const before = widest(all.map(({ whole }) => whole));
  const behind = widest(all.map(({ fraction }) => fraction));
  return (value) => {
    const { whole, fraction } = parts(value);
    return `${whole.padStart(before)}.${fraction.padEnd(behind)}`;
  };
}

/**
 * All have as many digits as the longest needs, and exponents of one length. A shorter one is not filled up with zeros but
 * with more of its own digits.
 */
function exponential(finite: readonly number[], dtype: FloatDtype): CellText {
  const decimals = finite.map((value) => limited(value, dtype, () => precision));
  const places = widest(decimals.map(({ digits }) => digits)) - 1;
  const exponentDigits = widest(decimals.map(({ exponent }) => exponentText(exponent))) - 2;
  const before = widest(finite.map((value) => `${signOf(value)}0`));
  return (value) => {
    const { digits, exponent } = rounded(value, places);
    const whole = (signOf(value) + digits.charAt(0)).padStart(before);
    return `${whole}.${digits.slice(1).padEnd(places, '0')}${exponentText(exponent, exponentDigits)}`;
  };
}

/** The shortest digits, or where those are more than the places behind the leading digit, the number rounded to them. */
function limited(value: number, dtype: FloatDtype, places: (exponent: number) => number): Decimal {
  const short = shortest(value, dtype);
  const most = places(short.exponent);
  return short.digits.length - 1 <= most ? short : rounded(value, most);
}

/**
 * The length of the longest text.
 * @example widest(['1', '-10']) // 3
 */
export function widest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0);
}
