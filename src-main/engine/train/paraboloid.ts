import type { Interval } from '../plot/answer.ts';
import { at } from '../tensor/read.ts';
import type { Problem } from './problem.ts';

/**
 * The sum of squared errors over two parameters u and v, as squares:
 * `(first.stretch u + first.shear v - first.target)^2 + (second.stretch v - second.target)^2 + rest`. So it is never below
 * 0, and where it is small no digits are lost.
 */
export interface Paraboloid {
  readonly first: { readonly stretch: number; readonly shear: number; readonly target: number };
  readonly second: { readonly stretch: number; readonly target: number };
  readonly rest: number;
}

/** The two intervals that it is looked at over. */
export type Window = readonly [Interval, Interval];

/** An input that differs from a multiple of the other by less than this share of its length is that multiple. */
const PARALLEL = 1e-12;

/**
 * Brings two inputs and what the others leave of the targets to a triangle, one column after the other.
 * @param by the places of the two parameters
 * @param parameters all of them; those of `by` are not read
 */
export function paraboloidOf(
  problem: Problem,
  [i, j]: readonly [number, number],
  parameters: readonly number[],
): Paraboloid {
  const [u, v] = [inputOf(problem, i), inputOf(problem, j).slice()];
  const rest = problem.rows.targets.slice();
  parameters.forEach((value, place) => {
    if (place !== i && place !== j) takeOff(rest, value, inputOf(problem, place));
  });
  const length = lengthOf(v);
  const first = { stretch: lengthOf(u), shear: takeOffAlong(u, v), target: takeOffAlong(u, rest) };
  const stretch = lengthOf(v) <= PARALLEL * length ? 0 : lengthOf(v);
  const second = { stretch, target: stretch === 0 ? 0 : takeOffAlong(v, rest) };
  return { first, second, rest: product(rest, rest) };
}

/** Where it is lowest; null where that is not one place. */
export function lowestOf({ first, second }: Paraboloid): readonly [number, number] | null {
  const v = second.target / second.stretch;
  const u = (first.target - first.shear * v) / first.stretch;
  return Number.isFinite(u) && Number.isFinite(v) ? [u, v] : null;
}

/** How far above `rest` it is at a place. */
function excessAt({ first, second }: Paraboloid, u: number, v: number): number {
  return (first.stretch * u + first.shear * v - first.target) ** 2 + (second.stretch * v - second.target) ** 2;
}

/** Its greatest height above `rest` in a window: a bowl is highest in a corner. */
export function highestOver(paraboloid: Paraboloid, [across, up]: Window): number {
  const corners = [across.from, across.to].flatMap((u) => [up.from, up.to].map((v) => excessAt(paraboloid, u, v)));
  return Math.max(...corners);
}

/** Its least height above `rest` in a window: 0 where its lowest place is inside, else somewhere on the sides. */
export function lowestOver(paraboloid: Paraboloid, [across, up]: Window): number {
  const { first, second } = paraboloid;
  const [u, v] = lowestOf(paraboloid) ?? [NaN, NaN];
  if (isWithin(across, u) && isWithin(up, v)) return 0;
  const atSides = [across.from, across.to].map((side) => {
    const along = first.shear * (first.target - first.stretch * side) + second.stretch * second.target;
    return excessAt(paraboloid, side, nearestIn(up, along / (first.shear ** 2 + second.stretch ** 2)));
  });
  const atEnds = [up.from, up.to].map((end) => {
    return excessAt(paraboloid, nearestIn(across, (first.target - first.shear * end) / first.stretch), end);
  });
  return Math.min(...atSides, ...atEnds);
}

const isWithin = ({ from, to }: Interval, value: number): boolean => from <= value && value <= to;

/** A place that is no number stands for any. */
const nearestIn = ({ from, to }: Interval, value: number): number =>
  Number.isNaN(value) ? from : Math.min(to, Math.max(from, value));

/** What a parameter is multiplied with, row by row: a feature, or ones. */
function inputOf({ rows: { columns, targets }, intercept }: Problem, place: number): Float64Array {
  const column = columns[intercept === 'first' ? place - 1 : place];
  return column ?? new Float64Array(targets.length).fill(1);
}

/** Takes the part along a direction off a column, and returns its length; 0 along a column of zeros. */
function takeOffAlong(direction: Float64Array, column: Float64Array): number {
  const length = lengthOf(direction);
  if (length === 0) return 0;
  const along = product(direction, column) / length;
  takeOff(column, along / length, direction);
  return along;
}

function takeOff(column: Float64Array, factor: number, direction: Float64Array): void {
  for (let row = 0; row < column.length; row++) column[row] = at(column, row) - factor * at(direction, row);
}

const lengthOf = (column: Float64Array): number => Math.sqrt(product(column, column));

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += at(a, row) * at(b, row);
  return sum;
}
