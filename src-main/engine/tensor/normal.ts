import { logarithm } from './logarithm.ts';

/** A normal draw comes with a second one. */
export type NormalPair = readonly [number, number];

/**
 * The two normal draws that Marsaglia's polar method makes of a point inside the unit circle, those of C's arithmetic
 * within 2 units in the last place and mostly to the bit.
 *
 * The C library takes another logarithm than the nearest double only where the exact one lies within 0.52 units of both.
 * There the draws of both are worked out. They differ by at most 4 units; where they differ by more than 2, the middle is
 * taken, else the draw with the nearest logarithm.
 *
 * @example polarPair(0.5, 0.5) // [0.8325546111576977, 0.8325546111576977]
 */
export function polarPair(x: number, y: number): NormalPair {
  const squaredRadius = x * x + y * y;
  const [nearest, rest] = logarithm(squaredRadius);
  const factor = polarFactor(squaredRadius, nearest);
  const other = nearest + (0.52 / 0.48) * rest;
  if (other === nearest) return [factor * x, factor * y];
  const otherFactor = polarFactor(squaredRadius, other);
  return [between(factor * x, otherFactor * x), between(factor * y, otherFactor * y)];
}

function polarFactor(squaredRadius: number, itsLogarithm: number): number {
  return Math.sqrt((-2 * itsLogarithm) / squaredRadius);
}

/** The first of two close numbers, or their middle where they are more than 2 units in the last place apart. */
function between(a: number, b: number): number {
  const size = Math.abs(a);
  const unit = size - size * (1 - 2 ** -53);
  return Math.abs(a - b) > 2 * unit ? (a + b) / 2 : a;
}
