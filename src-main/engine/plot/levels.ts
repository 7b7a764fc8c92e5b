import type { Interval } from './answer.ts';
import { finiteValues, withoutPoles } from './range.ts';

/** About so many contours can be told apart. */
const WANTED = 12;

/** Where the lesser side of 0 reaches this part of the other, contours are drawn alike on both. */
const TWO_SIDED = 0.25;

/** A function most of whose values lie in this lowest part of its range gets contours whose values multiply. */
const STEEP = 0.1;

/** How far contours go beyond the middle eight tenths of the values, in their width. */
const REACH = 3;

/** Below this, powers of ten run out of digits. */
const NARROWEST = 1e-290;

const MANTISSAS = [1, 2, 5, 10] as const;

/**
 * Values at which contours are worth drawing, ascending: round ones; alike above and below 0 where the function is as
 * much below as above; multiplied from one to the next where it is flat at its lowest and steep elsewhere.
 * @example levelsOf([-36, -10, 0, 20, 108]) // [-100, -80, -60, -40, -20, 0, 20, 40, 60, 80, 100]
 * @example levelsOf([5, 5, 5]) // []
 */
export function levelsOf(values: Iterable<number>): number[] {
  const sorted = finiteValues(values);
  const range = withoutPoles(sorted, REACH);
  if (range === null || !isWide(range)) return [];
  const median = sorted[sorted.length >> 1] ?? NaN;
  const isSteep = median - range.from < STEEP * (range.to - range.from);
  return range.from >= 0 && isSteep ? multiplied(range, median) : stepped(mirrored(range));
}

/** Whether round numbers inside the range can be told apart. */
function isWide({ from, to }: Interval): boolean {
  const width = to - from;
  return Number.isFinite(width) && width > Math.max(1e-12 * Math.max(Math.abs(from), Math.abs(to)), NARROWEST);
}

function mirrored({ from, to }: Interval): Interval {
  const [less, more] = [Math.min(-from, to), Math.max(-from, to)];
  return less >= TWO_SIDED * more ? { from: -more, to: more } : { from, to };
}

function stepped({ from, to }: Interval): number[] {
  const rough = (to - from) / WANTED;
  const power = 10 ** Math.floor(Math.log10(rough));
  const mantissa = MANTISSAS.find((round) => round * power >= rough * (1 - 1e-9)) ?? 10;
  const step = mantissa * power;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => tidy((first + i) * step));
}

/** 1, 2 and 5 times powers of ten, or powers of ten alone where those are enough. */
function multiplied({ from, to }: Interval, median: number): number[] {
  const lowest = Math.max(from, median / 1e3, to / 1e9);
  const [start, end] = [Math.floor(Math.log10(lowest)), Math.ceil(Math.log10(to))];
  const chosen = (end - start) * 3 > 1.5 * WANTED ? [1] : [1, 2, 5];
  const powers = Array.from({ length: end - start + 1 }, (_, i) => start + i);
  return powers
    .flatMap((power) => chosen.map((mantissa) => Number(`${mantissa}e${power}`)))
    .filter((level) => level >= lowest && level <= to);
}

/** The same number without the last digits that rounding put there. */
const tidy = (value: number): number => Number(value.toPrecision(12)) + 0;
