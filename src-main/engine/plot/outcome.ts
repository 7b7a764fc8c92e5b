import type { DescentOutcome } from './answer.ts';

type Pair = readonly [number, number];

/** One point of a descent with all that is known there. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly gradient: Pair;
  readonly hessian: readonly [Pair, Pair];
}

/** A descent that was walked. */
export interface Walk {
  readonly places: readonly Place[];
  /** The place after the last, where a number is not finite; null where there is none such. */
  readonly lost: Place | null;
  readonly rate: number;
  /** Whether the Hessian is the same everywhere, so that what it says is certain. */
  readonly isConstant: boolean;
}

/** A direction in which the Hessian only stretches. */
interface Axis {
  readonly eigenvalue: number;
  readonly direction: Pair;
}

/** Relative size below which an eigenvalue or a slope counts as rounding. */
const ROUNDING = 1e-12;

/** So near to a minimum, relative to where that is, a path has arrived as far as can be seen; a saddle has to be met. */
const ARRIVED = 1e-3;
const MET = 1e-9;

/** Numbers beyond this have run away, not met a pole. */
const HUGE = 1e100;

/** A path is called diverging where its value has grown so many times, and in each of the last moves. */
const GROWN = 1e3;
const LAST_MOVES = 5;

/** The largest rate that converges, where the Hessian is constant and positive definite; else null. */
export function largestRate({ places: [first], isConstant }: Walk): number | null {
  const axes = first && isConstant ? axesOf(first) : [];
  return axes.length > 0 && axes.every(({ eigenvalue }) => eigenvalue > 0)
    ? 2 / Math.max(...axes.map(({ eigenvalue }) => eigenvalue))
    : null;
}

/** What became of a descent; more than where it stands is said only where it is certain. */
export function outcomeOf(walk: Walk): DescentOutcome {
  const [first, last] = [walk.places[0], walk.places.at(-1)];
  if (first === undefined || last === undefined || first === walk.lost) return 'undefined';
  const axes = axesOf(last);
  if (walk.isConstant && axes.length > 0) return ofQuadratic(walk, first, last, axes);
  if (walk.lost) return ofLost(walk.lost, last);
  if (isNear(last, axes, ARRIVED) && axes.every(({ eigenvalue }) => eigenvalue > 0)) return 'minimum';
  if (isNear(last, axes, MET)) return 'stuck';
  return isGrowing(walk.places) ? 'diverges' : 'on-its-way';
}

/** Along each axis a quadratic function goes its own way: the slope there is multiplied by 1 - rate * eigenvalue. */
function ofQuadratic({ rate }: Walk, first: Place, last: Place, axes: readonly Axis[]): DescentOutcome {
  const size = Math.hypot(...first.gradient);
  const moving = axes.filter((axis) => Math.abs(slopeAlong(first, axis)) > ROUNDING * size);
  if (moving.some(({ eigenvalue }) => eigenvalue <= 0)) return 'unbounded-below';
  if (moving.some(({ eigenvalue }) => rate * eigenvalue > 2)) return 'diverges';
  if (!isNear(last, axes, ARRIVED)) return 'on-its-way';
  const hasLowest = axes.every(({ eigenvalue }) => eigenvalue >= 0) && axes.some(({ eigenvalue }) => eigenvalue > 0);
  return hasLowest ? 'minimum' : 'stuck';
}

function ofLost(lost: Place, last: Place): DescentOutcome {
  if (lost.value === -Infinity) return 'unbounded-below';
  const sizes = [last.value, lost.x, lost.y].map(Math.abs);
  return sizes.some((size) => size > HUGE) ? 'diverges' : 'undefined';
}

/** Whether the gradient vanishes within a step of `tolerance`, relative to the size of the point. */
function isNear(place: Place, axes: readonly Axis[], tolerance: number): boolean {
  const scale = tolerance * Math.max(1, Math.abs(place.x), Math.abs(place.y));
  const size = Math.hypot(...place.gradient);
  return (
    axes.length > 0 &&
    axes.every((axis) => {
      const slope = Math.abs(slopeAlong(place, axis));
      return axis.eigenvalue === 0 ? slope <= ROUNDING * size : slope <= scale * Math.abs(axis.eigenvalue);
    })
  );
}

function isGrowing(places: readonly Place[]): boolean {
  const recent = places.slice(-LAST_MOVES - 1).map(({ value }) => value);
  const rises = recent.slice(1).every((value, i) => value > (recent[i] ?? NaN));
  return (
    recent.length > LAST_MOVES && rises && (recent.at(-1) ?? NaN) > GROWN * (Math.abs(places[0]?.value ?? NaN) + 1)
  );
}

const slopeAlong = ({ gradient: [dx, dy] }: Place, { direction: [u, v] }: Axis): number => dx * u + dy * v;

/** The two axes of the Hessian, eigenvalues of rounding size made 0; none where it is not finite. */
function axesOf({ hessian: [[xx, xy], [, yy]] }: Place): Axis[] {
  const [mean, half] = [(xx + yy) / 2, (xx - yy) / 2];
  const radius = Math.hypot(half, xy);
  const eigenvalues = [mean - radius, mean + radius];
  const largest = Math.max(...eigenvalues.map(Math.abs));
  if (!Number.isFinite(largest)) return [];
  // Of the two ways to write the direction of the larger eigenvalue, the one that cancels nothing.
  const [u, v] = half >= 0 ? unit(half + radius, xy) : unit(xy, radius - half);
  const directions: readonly Pair[] = [
    [-v, u],
    [u, v],
  ];
  return directions.map((direction, i) => {
    const eigenvalue = eigenvalues[i] ?? NaN;
    return { eigenvalue: Math.abs(eigenvalue) <= ROUNDING * largest ? 0 : eigenvalue, direction };
  });
}

function unit(u: number, v: number): Pair {
  const length = Math.hypot(u, v);
  return length === 0 ? [1, 0] : [u / length, v / length];
}
