/**
 * A number as Python's `'%f' % value` prints it: six decimals of the exact binary value, ties to the even digit, all
 * digits of a large number, and `nan`, `inf`, `-inf`.
 *
 * @example formatFixed(0.0078125) // '0.007812'
 */
export function formatFixed(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + formatMagnitude(Math.abs(value));
}

function formatMagnitude(value: number): string {
  if (value === Infinity) return 'inf';
  // From here on `toFixed` falls back to an exponent; such numbers are integers.
  if (value >= 1e21) return `${BigInt(value)}.000000`;
  return isTie(value) ? tieToEven(value) : value.toFixed(6);
}

/** Half-way between two numbers of six decimals lie exactly the odd multiples of 1/128, whose seven decimals end in 5. */
function isTie(value: number): boolean {
  return (value * 128) % 2 === 1;
}

/** `toFixed` would round a tie up. */
function tieToEven(value: number): string {
  const truncated = value.toFixed(7).slice(0, -1);
  return Number(truncated.at(-1)) % 2 === 0 ? truncated : value.toFixed(6);
}
