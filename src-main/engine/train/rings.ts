import type { Interval } from '../plot/answer.ts';
import type { Paraboloid, Window } from './paraboloid.ts';

/** A ring has at least so many arcs, and each arc so many points. */
const ARCS = 24;
const POINTS_AN_ARC = 4;

/**
 * All places at which a paraboloid is so far above its lowest value, as a closed ring: an ellipse, or two parallel lines
 * where one of the parameters makes up for the other.
 *
 * The ellipse is a circle in the coordinates of the two squares. It may be far longer than the window; therefore the places
 * where it enters and leaves it are ends of arcs, and what is seen is always drawn by whole arcs.
 *
 * @param excess above `rest`, more than 0
 * @returns the two parameters of each point in turn
 */
export function ringAt(paraboloid: Paraboloid, excess: number, window: Window): Float64Array {
  const { first, second } = paraboloid;
  const radius = Math.sqrt(excess);
  if (first.stretch === 0 || second.stretch === 0) return strip(paraboloid, radius, window);
  const ends = [...evenAngles(), ...crossings(paraboloid, radius, window)].sort((a, b) => a - b);
  const angles = ends.flatMap((from, k) => {
    const to = ends[k + 1] ?? (ends[0] ?? 0) + 2 * Math.PI;
    return Array.from({ length: POINTS_AN_ARC }, (_, part) => from + ((to - from) * part) / POINTS_AN_ARC);
  });
  return Float64Array.from(
    angles.flatMap((angle) => {
      const v = (second.target + radius * Math.sin(angle)) / second.stretch;
      return [(first.target + radius * Math.cos(angle) - first.shear * v) / first.stretch, v];
    }),
  );
}

const evenAngles = (): number[] => Array.from({ length: ARCS }, (_, k) => (2 * Math.PI * k) / ARCS);

const turned = (angle: number): number => ((angle % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);

/** Where the circle meets the sides of the window, from 0 to 2 pi. */
function crossings({ first, second }: Paraboloid, radius: number, [across, up]: Window): number[] {
  const slope = first.shear / second.stretch;
  const lean = Math.atan(slope);
  const atSides = [across.from, across.to].flatMap((u) => {
    const along = first.stretch * u - first.target + slope * second.target;
    const turn = Math.acos(along / (radius * Math.hypot(1, slope)));
    return [turn - lean, -turn - lean];
  });
  const atEnds = [up.from, up.to].flatMap((v) => {
    const turn = Math.asin((second.stretch * v - second.target) / radius);
    return [turn, Math.PI - turn];
  });
  return [...atSides, ...atEnds].filter(Number.isFinite).map(turned);
}

/** Two parallel lines, closed outside of the window. */
function strip({ first, second }: Paraboloid, radius: number, [across, up]: Window): Float64Array {
  const along = first.stretch === 0 ? beyond(across) : beyond(up);
  const line = (side: number): [number, number][] =>
    along.map((place) => {
      if (first.stretch === 0) return [place, (second.target + side * radius) / second.stretch];
      return [(first.target + side * radius - first.shear * place) / first.stretch, place];
    });
  return Float64Array.from([...line(-1), ...line(1).reverse()].flat());
}

/** Places from an interval's width before it to as much behind it. */
const beyond = ({ from, to }: Interval): number[] =>
  Array.from({ length: ARCS + 1 }, (_, k) => from + (to - from) * ((3 * k) / ARCS - 1));
