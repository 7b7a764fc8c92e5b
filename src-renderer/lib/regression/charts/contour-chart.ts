import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { Interval, Run } from '../../../../src-main/ipc/contract.ts';
import { chartOptions } from '../../charts.ts';
import type { Palette } from '../../palette.svelte.ts';
import type { Contours, Ring } from '../../plot/contour-paths.ts';
import { parametersAfter } from '../moment.ts';
import type { DrawnContour, Scene } from '../scene.ts';
import { parameterSymbols } from '../symbols.ts';
import { faint, stroke } from './marks.ts';

type Pair = readonly [number, number];

/** A path of more points than this looks the same and takes longer. */
const MOST = 500;

/** A path goes to and fro: Chart.js must not take its points for sorted, and search them for those that are seen. */
const UNSORTED = { parsing: { xAxisKey: 'x', yAxisKey: 'y' } } as const;

/** A ring around all that is seen. */
const AROUND: Ring = [
  [-1, -1],
  [2, -1],
  [2, 2],
  [-1, 2],
];

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

/** The contours as a picture takes them: above a level is what lies outside of its ring. */
export function lossContours({ levels, rings, over: [across, up] }: DrawnContour): Contours {
  const share = ({ from, to }: Interval, value: number | undefined): number => ((value ?? NaN) - from) / (to - from);
  const inShares = (ring: Float64Array): Ring =>
    Array.from({ length: ring.length / 2 }, (_, k) => [share(across, ring[2 * k]), share(up, ring[2 * k + 1])]);
  const above = rings.map((ring, k) => ({ level: levels[k] ?? NaN, rings: [AROUND, inShares(ring)] }));
  return { domain: { level: -Infinity, rings: [AROUND] }, above };
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
  { main, contour, hidesFuture, look, words }: Scene,
  path: Point[],
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
        ...UNSORTED,
        pointRadius: run.loss.length <= 200 ? look.stroke : 0,
        pointBackgroundColor: look.w,
      },
      ...(hidesFuture
        ? []
        : [{ ...stroke(words.path, path, faint(look.w, '44'), look.stroke), ...UNSORTED, pointHitRadius: 0 }]),
    ],
  };
}
