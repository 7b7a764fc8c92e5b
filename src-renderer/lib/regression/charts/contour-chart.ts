import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { Contour, Interval, Run } from '../../../../src-main/ipc/contract.ts';
import { chartOptions } from '../../charts.ts';
import type { Palette } from '../../palette.svelte.ts';
import type { Grid } from '../../plot/contour-paths.ts';
import { parametersAfter } from '../moment.ts';
import type { Scene } from '../scene.ts';
import { parameterSymbols } from '../symbols.ts';
import { faint, stroke } from './marks.ts';

type Pair = readonly [number, number];

/** A path of more points than this looks the same and takes longer. */
const MOST = 500;

/** Levels of loss are so far apart that a bowl's contours are evenly spaced. */
const LEVELS = 9;

/** Where two parameters have been, update by update, from their initial values on. */
export function parameterPath({ history, initial }: Run, [i, j]: Pair): Point[] {
  const count = initial.length;
  const rows = history.parameters.length / count;
  const stride = Math.max(1, Math.ceil(rows / MOST));
  const taken = Array.from({ length: Math.ceil(rows / stride) }, (_, k) => k * stride);
  const at = (row: number): Point => ({
    x: history.parameters[row * count + i] ?? NaN,
    y: history.parameters[row * count + j] ?? NaN,
  });
  return [{ x: initial[i] ?? NaN, y: initial[j] ?? NaN }, ...taken.map(at)];
}

/** A path that runs away is followed so many times as far as it began from the optimum. */
const FARTHEST = 2;

/** What the contours are drawn over: the path and the optimum; of a run that diverges, the path as far as it stays near. */
export function contourRange(run: Run, by: Pair): readonly [Interval, Interval] {
  const path = parameterPath(run, by);
  const axis = (place: number, values: readonly number[]): Interval => {
    const start = values[0] ?? 0;
    const best = run.optimum?.parameters[place] ?? start;
    const farthest = run.rising === null && run.diverged === null ? Infinity : FARTHEST;
    const smallest = Math.max(Math.abs(start - best), 1e-6 * Math.abs(best), 1e-9);
    const near = values.filter((value) => Number.isFinite(value) && Math.abs(value - best) <= farthest * smallest);
    const [low, high] = [Math.min(best, ...near), Math.max(best, ...near)];
    const margin = 0.15 * (high - low || smallest);
    return { from: low - margin, to: high + margin };
  };
  return [
    axis(
      by[0],
      path.map(({ x }) => Number(x)),
    ),
    axis(
      by[1],
      path.map(({ y }) => Number(y)),
    ),
  ];
}

/** The losses as a picture of contours takes them. */
export function contourGrid({ size, values }: Contour, [across, up]: readonly [Interval, Interval]): Grid {
  const spread = ({ from, to }: Interval) =>
    Float64Array.from({ length: size }, (_, k) => from + ((to - from) * k) / (size - 1));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const levels = Array.from({ length: LEVELS }, (_, k) => low + (high - low) * ((k + 1) / (LEVELS + 1)) ** 2);
  return { xs: spread(across), ys: spread(up), values, levels: levels.map((level) => Number(level.toPrecision(3))) };
}

export function contourOptions(run: Run, by: Pair, look: Palette): ChartOptions<'line'> {
  const [across, up] = contourRange(run, by);
  const symbols = parameterSymbols(run.settings);
  return chartOptions(
    look,
    { title: symbols[by[0]] ?? '', colour: look.w, min: across.from, max: across.to },
    { title: symbols[by[1]] ?? '', colour: look.b, min: up.from, max: up.to },
  );
}

/** The path so far, where it goes on, where one stands, and where the loss is least. */
export function contourData(
  { main, contour, look, words }: Scene,
  path: readonly Point[],
  [i, j]: Pair,
): ChartData<'line', Point[]> {
  const { run, iteration, parameters } = main;
  const here = { x: parameters?.[i] ?? NaN, y: parameters?.[j] ?? NaN };
  const shown = Math.ceil(((iteration + 1) * (path.length - 1)) / run.loss.length);
  const before = iteration > 0 ? parametersAfter(run, iteration - 1) : run.initial;
  const last = before ? [{ x: before[i] ?? NaN, y: before[j] ?? NaN }] : [];
  const lowest = contour?.lowest ?? null;
  const mark = { pointBorderColor: look.card, pointBorderWidth: 1 };
  return {
    datasets: [
      {
        ...stroke(words.path, [here], look.w, 0),
        ...mark,
        pointRadius: 2.8 * look.stroke,
        pointBackgroundColor: look.w,
      },
      {
        ...stroke(words.optimum, lowest ? [{ x: lowest[0], y: lowest[1] }] : [], look.ink, 0),
        pointStyle: 'crossRot',
        pointRadius: 3.2 * look.stroke,
        pointBorderColor: look.ink,
        pointBorderWidth: look.stroke,
      },
      {
        ...stroke(words.path, [...path.slice(0, shown), ...last, here], look.w, look.stroke),
        pointRadius: run.loss.length <= 200 ? look.stroke : 0,
        pointBackgroundColor: look.w,
      },
      { ...stroke(words.path, [...path], faint(look.w, '44'), look.stroke), pointHitRadius: 0 },
    ],
  };
}
