/** The sign that stands before a negative number in prose and tables. */
const minus = '\u2212';

/**
 * A number as a learner reads it: up to seven significant digits, no trailing zeros; `inf` and `nan` as TensorFlow
 * prints them.
 *
 * @example formatNumber(0.1 + 0.2) // '0.3'
 * @example formatNumber(-14) // '−14'
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : `${minus}inf`;
  return withMinus(shorten(value));
}

/**
 * A number with a fixed count of decimals, for columns and for numbers that change in place; huge ones with an exponent
 * and at most three decimals, so that the place they have is enough.
 *
 * @example formatFixed(4749.3623046875, 6) // '4749.362305'
 */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return withMinus(Math.abs(value) >= 1e9 ? value.toExponential(Math.min(3, decimals)) : value.toFixed(decimals));
}

/**
 * A number in four significant digits, for a glance; the full ones belong beside it.
 *
 * @example formatShort(1 - Math.sqrt(5)) // '−1.236'
 */
export function formatShort(value: number): string {
  return formatNumber(Number.isFinite(value) ? Number(value.toPrecision(4)) : value);
}

/**
 * The size of an error: two digits and the power of ten, `0` only where there is none.
 *
 * @example formatError(5.5511151231257827e-17) // '5.6e-17'
 */
export function formatError(value: number): string {
  return value === 0 || !Number.isFinite(value) ? formatNumber(value) : value.toExponential(1);
}

/** Every digit of the number, as it is typed back in. */
export function fullDigits(value: number): string {
  return Number.isFinite(value) ? String(value) : formatNumber(value).replace(minus, '-');
}

/**
 * Reads a number as people type it, also with full-width digits and signs; `null` where the text is no finite number.
 *
 * @example readNumber(' 1e-4 ') // 0.0001
 * @example readNumber('－１．５') // -1.5
 */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(minus, '-').replace('。', '.').trim();
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

function shorten(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e9 || size < 1e-5)) return Number(value.toPrecision(7)).toExponential();
  return String(Number(value.toPrecision(Math.max(7, Math.ceil(Math.log10(size + 1))))));
}

function withMinus(text: string): string {
  return text.replace(/^-/, minus);
}
