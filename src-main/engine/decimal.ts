/** An exact decimal, `digits * 10 ** exponent`, without trailing zeros in `digits`; zero is `0 * 10 ** 0`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Reads a decimal literal such as `12`, `.5`, `-1.50e-3`.
 * @example parseDecimal('-1.50e-3') // { digits: -15n, exponent: -4 }
 */
export function parseDecimal(literal: string): Decimal {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(literal);
  if (match === null) throw new Error(`${literal} is no decimal literal`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return normalised({ digits, exponent: Number(exponent) - fraction.length });
}

/** Without trailing zeros. */
export function normalised({ digits, exponent }: Decimal): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = digits.toString();
  const kept = text.replace(/0+$/, '');
  return { digits: BigInt(kept), exponent: exponent + text.length - kept.length };
}

/** @example opposite(parseDecimal('2')) // { digits: -2n, exponent: 0 } */
export const opposite = ({ digits, exponent }: Decimal): Decimal => ({ digits: -digits, exponent });

/** Longest run of zeros that is written out before a power of ten takes its place. */
const WRITTEN_ZEROS = 6;
const WRITTEN_DIGITS = 21;

/**
 * What a person writes for it.
 * @example formatDecimal({ digits: 15n, exponent: -1 }) // '1.5'
 * @example formatDecimal({ digits: 1n, exponent: 30 }) // '1e30'
 */
export function formatDecimal({ digits, exponent }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  const point = text.length + exponent;
  if (exponent >= 0 && point <= WRITTEN_DIGITS) return sign + text + '0'.repeat(exponent);
  if (exponent < 0 && point > 0) return `${sign}${text.slice(0, point)}.${text.slice(point)}`;
  if (exponent < 0 && point > -WRITTEN_ZEROS) return `${sign}0.${'0'.repeat(-point)}${text}`;
  const fraction = text.length > 1 ? `.${text.slice(1)}` : '';
  return `${sign}${text[0] ?? ''}${fraction}e${point - 1}`;
}
