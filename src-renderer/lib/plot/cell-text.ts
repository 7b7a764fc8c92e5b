import { formatShort } from '../numbers.ts';

/** From here on a number is too long for a narrow column. */
const LONG = 1e6;

/**
 * A number in a narrow column: four digits, of a long one two and the power of ten.
 *
 * @example cellText(-14.25) // '−14.25'
 * @example cellText(123456789) // '1.2e+8'
 */
export function cellText(value: number): string {
  const isLong = Math.abs(value) >= LONG && Number.isFinite(value);
  return isLong ? value.toExponential(1).replace(/^-/, '\u2212') : formatShort(value);
}
