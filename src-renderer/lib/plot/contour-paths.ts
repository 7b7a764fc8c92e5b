import { contours } from 'd3-contour';
import type { SurfaceAnswer } from '../../../src-main/ipc/contract.ts';

/** Values over a grid, row by row, and the levels at which contours are drawn. */
type Grid = Pick<SurfaceAnswer, 'xs' | 'ys' | 'values' | 'levels'>;

/** A closed ring of points in shares of the picture, from its left and from its bottom. */
export type Ring = readonly (readonly [number, number])[];

/** One contour: all that lies above a level, as rings, of which a second one inside of another is a hole. */
interface Contour {
  readonly level: number;
  readonly rings: readonly Ring[];
}

/** The contours at the levels of a surface, from the lowest up, and that of where it has values at all. */
export interface Contours {
  readonly domain: Contour;
  readonly above: readonly Contour[];
}

/** What has been traced, so that a picture that is opened again costs nothing. */
const traced = new WeakMap<Grid, Contours>();

/** The contours of values over a grid, whose first row is lowest. */
export function contoursOf(grid: Grid): Contours {
  const known = traced.get(grid);
  if (known) return known;
  const contours = trace(grid);
  traced.set(grid, contours);
  return contours;
}

function trace({ xs, ys, values, levels }: Grid): Contours {
  const tracer = contours().size([xs.length, ys.length]);
  const known = Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1));
  const numbers = Array.from(values);
  // A value stands in the middle of its cell.
  const share = ([column = NaN, row = NaN]: readonly number[]): readonly [number, number] => [
    (column - 0.5) / (xs.length - 1),
    (row - 0.5) / (ys.length - 1),
  ];
  const ringsOf = (from: number[], level: number): Ring[] =>
    tracer.contour(from, level).coordinates.flatMap((rings) => rings.map((ring) => ring.map(share)));
  return {
    domain: { level: -Infinity, rings: ringsOf(known, 0.5) },
    above: levels.map((level) => ({ level, rings: ringsOf(numbers, level) })),
  };
}
