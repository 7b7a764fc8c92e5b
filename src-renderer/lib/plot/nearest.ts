import type { SurfaceAnswer } from '../../../src-main/ipc/contract.ts';
import type { Stop } from './formulas.ts';

/** The point of a surface's grid that is nearest to a place, with what is known there. */
export function nearestNode({ xs, ys, values, slopes }: SurfaceAnswer, x: number, y: number): Stop {
  const [column, row] = [indexNear(xs, x), indexNear(ys, y)];
  const place = row * xs.length + column;
  return {
    x: xs[column] ?? NaN,
    y: ys[row] ?? NaN,
    value: values[place] ?? NaN,
    dx: slopes[0][place] ?? NaN,
    dy: slopes[1][place] ?? NaN,
  };
}

/** The position of the nearest of evenly spread numbers. */
function indexNear(spread: Float64Array, value: number): number {
  const [first = 0, last = 1] = [spread[0], spread.at(-1)];
  return Math.round(Math.min(1, Math.max(0, (value - first) / (last - first))) * (spread.length - 1));
}
