import type { Interval } from '../../../src-main/ipc/contract.ts';

/** The three functions that a picture of one variable may show. */
export type CurveName = 'value' | 'slope' | 'curvature';

export const curveNames: readonly CurveName[] = ['value', 'slope', 'curvature'];

/** How they are written. */
export const curveSigns: Readonly<Record<CurveName, string>> = { value: 'f', slope: 'f′', curvature: 'f″' };

/**
 * The interval that holds several others; where there is none, one around 0.
 * @example joined([{ from: 0, to: 2 }, { from: -1, to: 1 }]) // { from: -1, to: 2 }
 */
export function joined(intervals: readonly Interval[]): Interval {
  if (intervals.length === 0) return { from: -1, to: 1 };
  return { from: Math.min(...intervals.map(({ from }) => from)), to: Math.max(...intervals.map(({ to }) => to)) };
}
