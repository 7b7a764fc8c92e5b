import type { Interval } from './answer.ts';

/** How far beyond the middle eight tenths of the values a picture goes, in their width, where poles would stretch it. */
const REACH = 1.5;

/** So many roundings of the values, and so many times the noise that is seen in them, still count as one value. */
const ROUNDINGS = 256;

/** Nothing narrower is drawn: below it floating point loses its digits, and so do those who label an axis. */
export const SMALLEST_WIDTH = 1e-290;

/** Space above and below, as a part of the height. */
const MARGIN = 0.05;

/** Values that are finite, ascending. */
export function finiteValues(values: Iterable<number>): Float64Array {
  return Float64Array.from([...values].filter(Number.isFinite)).sort();
}

/**
 * The interval that holds all values but those by which a pole stands out; null without values.
 * @param sorted finite, ascending
 * @param reach how far it goes beyond the middle eight tenths, in their width
 * @example withoutPoles(Float64Array.of(-1e9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 1e9), 1) // { from: -8, to: 16 }
 */
export function withoutPoles(sorted: Float64Array, reach = REACH): Interval | null {
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  const [from, to] = [at(0.1), at(0.9)];
  if (!(from < to)) return { from: low, to: high };
  return { from: Math.max(low, from - reach * (to - from)), to: Math.min(high, to + reach * (to - from)) };
}

/**
 * The least difference of values that is not rounding.
 * @param sorted the values, finite, ascending
 * @param noise how far they jump from one number to the next, as far as that is known
 */
export function roundingOf(sorted: Float64Array, noise = 0): number {
  const range = withoutPoles(sorted);
  const size = range ? Math.max(Math.abs(range.from), Math.abs(range.to)) : 0;
  return ROUNDINGS * Math.max(Number.EPSILON * size, noise);
}

/**
 * The interval of values worth showing, with a margin; around a single value, and where there is none, of a width of its own.
 * @param hasPoles whether values that stand out are cut off
 * @param noise how far values jump from one number to the next: what differs by no more than rounding is a single value
 * @example shownRange([0, 1, 4, 9], false) // { from: -0.45, to: 9.45 }
 * @example shownRange([7], false) // { from: 3.5, to: 10.5 }
 * @example shownRange([1e-17, -1e-17], false, 1e-17) // { from: -1, to: 1 }
 */
export function shownRange(values: Iterable<number>, hasPoles: boolean, noise = 0): Interval {
  const sorted = finiteValues(values);
  const { from, to } = withoutPoles(sorted, hasPoles ? REACH : Infinity) ?? { from: -1, to: 1 };
  const rounding = Math.max(roundingOf(sorted, noise), SMALLEST_WIDTH);
  if (to - from <= rounding) return around(sorted[sorted.length >> 1] ?? NaN, rounding);
  const margin = MARGIN * (to - from);
  return Number.isFinite(margin) ? { from: from - margin, to: to + margin } : { from, to };
}

function around(value: number, rounding: number): Interval {
  const middle = Math.abs(value) <= rounding ? 0 : value;
  const margin = Math.abs(middle) / 2 || 1;
  return { from: middle - margin, to: middle + margin };
}
