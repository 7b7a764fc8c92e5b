import { contours } from 'd3-contour';
import type { SurfaceAnswer } from '../../../src-main/ipc/contract.ts';

/** Values over a grid, row by row, and the levels at which contours are drawn. */
export type Grid = Pick<SurfaceAnswer, 'xs' | 'ys' | 'values' | 'levels'>;

/** One contour: all that lies above a level, as rings of points in cells of the grid. */
export interface Contour {
  readonly level: number;
  readonly rings: readonly (readonly (readonly number[])[])[];
}

/** The contours at the levels of a surface, and that of where it has values at all. */
export function contoursOf({ xs, ys, values, levels }: Grid): { domain: Contour; above: Contour[] } {
  const trace = contours().size([xs.length, ys.length]);
  const known = Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1));
  const numbers = Array.from(values);
  const ringsOf = (from: number[], level: number) => trace.contour(from, level).coordinates.flat();
  return {
    domain: { level: -Infinity, rings: ringsOf(known, 0.5) },
    above: levels.map((level) => ({ level, rings: ringsOf(numbers, level) })),
  };
}
