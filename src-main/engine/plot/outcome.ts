import { type PrincipalAxis, principalAxes } from '../curvature.ts';
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
  /** Where a number is not finite: the place after the last, and the one nearest to it that has all its numbers. */
  readonly lost: { readonly place: Place; readonly edge: Place } | null;
  readonly rate: number;
  /** Whether the Hessian is the same everywhere, so that what it says is certain. */
  readonly isConstant: boolean;
}

/** So many roundings are in a slope along an axis. */
const ROUNDING = 8 * Number.EPSILON;

/** So near to a minimum, relative to where that is along x and along y, a path has arrived as far as can be seen; a saddle has to be met. */
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
  if (first === undefined || last === undefined || first === walk.lost?.place) return 'undefined';
  const axes = axesOf(last);
  if (walk.isConstant && axes.length > 0) return ofQuadratic(walk, first, last, axes);
  if (walk.lost) return ofLost(walk.places, walk.lost);
  if (isNear(last, axes, ARRIVED) && axes.every(({ eigenvalue }) => eigenvalue > 0)) return 'minimum';
  if (isNear(last, axes, MET)) return ofVanished(axes);
  return isGrowing(walk.places) ? 'diverges' : 'on-its-way';
}

/** Along each axis a quadratic function goes its own way: the slope there is multiplied by 1 - rate * eigenvalue. */
function ofQuadratic({ rate }: Walk, first: Place, last: Place, axes: readonly PrincipalAxis[]): DescentOutcome {
  const moving = axes.filter((axis) => Math.abs(slopeAlong(first, axis)) > noiseOf(first));
  if (moving.some(({ eigenvalue, isCertain }) => isCertain && eigenvalue <= 0)) return 'unbounded-below';
  if (moving.some(({ eigenvalue }) => rate * eigenvalue > 2)) return 'diverges';
  if (!isNear(last, axes, ARRIVED)) return 'on-its-way';
  const hasLowest = axes.every(({ eigenvalue, isCertain }) => isCertain && eigenvalue >= 0);
  return hasLowest && axes.some(({ eigenvalue }) => eigenvalue > 0) ? 'minimum' : ofVanished(axes);
}

/** Where the gradient vanishes but no minimum is certain. */
function ofVanished(axes: readonly PrincipalAxis[]): DescentOutcome {
  return axes.some(({ eigenvalue }) => eigenvalue < 0) ? 'stuck' : 'inconclusive';
}

/** Numbers end where they grow without bound, where the path was thrown out, or where the function does. */
function ofLost(places: readonly Place[], { place, edge }: NonNullable<Walk['lost']>): DescentOutcome {
  const values = [...places, edge].map(({ value }) => value);
  const moves = values.slice(1).map((value, i) => value - (values[i] ?? NaN));
  const isFalling = (moves.at(-1) ?? NaN) < 0;
  if (isFalling && (edge.value < -HUGE || place.value === -Infinity)) return 'unbounded-below';
  const isHuge = edge.value > HUGE || [place.x, place.y].some((coordinate) => Math.abs(coordinate) > HUGE);
  const rises = moves.length > 1 && moves.slice(0, -1).every((move) => move > 0);
  return isHuge || rises ? 'diverges' : 'undefined';
}

/** Whether a step of `tolerance` would make the gradient vanish, along x and along y relative to where the place is. */
function isNear(place: Place, axes: readonly PrincipalAxis[], tolerance: number): boolean {
  const flat = axes.filter(({ eigenvalue }) => eigenvalue === 0);
  const steps = axes
    .filter(({ eigenvalue }) => eigenvalue !== 0)
    .map((axis) => ({ axis, length: slopeAlong(place, axis) / axis.eigenvalue }));
  return (
    axes.length > 0 &&
    flat.every((axis) => Math.abs(slopeAlong(place, axis)) <= noiseOf(place)) &&
    [place.x, place.y].every((coordinate, i) => {
      const step = steps.reduce((sum, { axis, length }) => sum + length * (axis.direction[i] ?? 0), 0);
      return Math.abs(step) <= tolerance * Math.max(1, Math.abs(coordinate));
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

const slopeAlong = ({ gradient: [dx, dy] }: Place, { direction: [u = NaN, v = NaN] }: PrincipalAxis): number =>
  dx * u + dy * v;

/** How large a slope may be by rounding alone: in the gradient, and in the products of Hessian and place that it is a sum of. */
function noiseOf({ x, y, gradient, hessian: [[xx, xy], [, yy]] }: Place): number {
  return ROUNDING * (Math.hypot(...gradient) + Math.hypot(xx * x, xy * x, xy * y, yy * y));
}

/** The two axes of the Hessian; none where it is not finite. */
function axesOf({ hessian }: Place): PrincipalAxis[] {
  return hessian.flat().every(Number.isFinite) ? principalAxes(hessian) : [];
}
