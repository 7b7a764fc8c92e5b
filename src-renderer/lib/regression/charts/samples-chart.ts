import type { ChartData, ChartOptions, Point } from 'chart.js';
import { chartOptions } from '../../charts.ts';
import { roundRange } from '../../round-range.ts';
import type { Scene } from '../scene.ts';
import { type Line, dots, points, stems, triangles } from './marks.ts';

/** Rows are counted from 1. */
const places = ({ rows }: Scene): Int32Array => rows.rows.map((row) => row + 1);

const across = (scene: Scene, look: Scene['look']) => {
  const last = (scene.rows.rows.at(-1) ?? 0) + 1;
  return { title: scene.words.sample, colour: look.soft, min: 0, max: last + 1 };
};

export function samplesOptions(scene: Scene): ChartOptions<'line'> {
  const { main, rows, look, words } = scene;
  const up = { title: words.column(main.run.settings.target), colour: look.y, ...roundRange([0, ...rows.targets]) };
  return chartOptions(look, across(scene, look), up);
}

/** Actual and predicted values row by row, as the course draws them at its end. */
export function samplesData(scene: Scene): ChartData<'line', Point[]> {
  const { main, rows, look, words } = scene;
  const line = { showLine: rows.rows.length <= 200, borderWidth: look.stroke };
  const actual: Line = {
    ...dots(words.actual, points(places(scene), rows.targets), look),
    ...line,
    borderColor: look.y,
  };
  if (!main.predicted) return { datasets: [actual] };
  const predicted = triangles(words.predicted, points(places(scene), main.predicted), look);
  return { datasets: [actual, { ...predicted, ...line, borderColor: look.forward, borderDash: [6, 4] }] };
}

export function residualsOptions(scene: Scene): ChartOptions<'line'> {
  const { look, words } = scene;
  return chartOptions(look, across(scene, look), { title: words.residual, colour: look.backward });
}

/** What is left over of each row, as strokes from 0. */
export function residualsData(scene: Scene): ChartData<'line', Point[]> {
  const { main, rows, look, words } = scene;
  const { predicted } = main;
  if (!predicted) return { datasets: [] };
  const left = rows.targets.map((target, row) => target - (predicted[row] ?? NaN));
  const marks = dots(words.residual, points(places(scene), left), look);
  const strokes = stems(
    words.residual,
    places(scene),
    () => 0,
    (row) => left[row] ?? NaN,
    look,
  );
  const zero = {
    ...strokes,
    data: [
      { x: 0, y: 0 },
      { x: (rows.rows.at(-1) ?? 0) + 2, y: 0 },
    ],
    borderDash: [],
  };
  return {
    datasets: [
      { ...marks, pointBackgroundColor: look.backward },
      ...(rows.rows.length <= 200 ? [strokes] : []),
      { ...zero, borderColor: look.soft },
    ],
  };
}
