import type { ChartData, ChartOptions, Point } from 'chart.js';
import { chartOptions } from '../../charts.ts';
import { type Frame, type Pixel, toPixel } from '../../plot/frame.ts';
import { roundRange } from '../../round-range.ts';
import { parametersAfter } from '../moment.ts';
import type { RunAt, Scene } from '../scene.ts';
import { isLine } from '../symbols.ts';
import { type Line, dots, faint, points, stems, stroke, triangles } from './marks.ts';

/** The table against its first feature; the axes depend on the data only, so they stand still while the line moves. */
export function fitOptions({ main: { run }, rows, look, words }: Scene): ChartOptions<'line'> {
  const { features, target } = run.settings;
  const [across] = rows.columns;
  return chartOptions(
    look,
    { title: words.column(features[0] ?? ''), colour: look.x, ...roundRange([...(across?.values ?? [])]) },
    { title: words.column(target), colour: look.y, ...roundRange([...rows.targets]) },
  );
}

/** The row whose point is nearest to a place on screen; null where none is near. */
export function nearestRow({ rows }: Scene, frame: Frame, at: Pixel, reach: number): number | null {
  const xs = rows.columns[0]?.values ?? [];
  const distances = Array.from(rows.rows, (_, k) => {
    const { x, y } = toPixel(frame, xs[k] ?? NaN, rows.targets[k] ?? NaN);
    return Math.hypot(x - at.x, y - at.y);
  });
  const nearest = distances.indexOf(Math.min(...distances));
  return (distances[nearest] ?? Infinity) <= reach ? (rows.rows[nearest] ?? null) : null;
}

/** The ends of the fitted line over the table's range; of none where the model is no line. */
function lineOf({ run }: RunAt, parameters: readonly number[] | null, { rows }: Scene): Point[] {
  const { min, max } = roundRange([...(rows.columns[0]?.values ?? [])]);
  const [{ shift, scale }] = [run.learnt.features[0] ?? { shift: 0, scale: 1 }];
  const [w = NaN, b = NaN] = parameters ?? [];
  return [min, max].map((x) => ({ x, y: (w * (x - shift)) / scale + b }));
}

/** The lines of earlier updates that are still seen: the first one, and ever nearer ones. */
function ghostUpdates(iteration: number): number[] {
  const steps = [1, 2, 4, 8, 16, 32, 64, 128].map((step) => iteration - step).filter((update) => update >= 0);
  return [...new Set([...steps.slice(0, 5), ...(iteration > 0 ? [0] : [])])].sort((a, b) => a - b);
}

function ghosts(scene: Scene): Line[] {
  const { main, look, words } = scene;
  return ghostUpdates(main.iteration).map((update) => ({
    ...stroke(
      `${words.line}, ${words.update} ${update}`,
      lineOf(main, parametersAfter(main.run, update), scene),
      '',
      0,
    ),
    borderColor: faint(look.w, '33'),
    borderWidth: look.stroke,
    pointHitRadius: 0,
  }));
}

/** The rows, what is predicted of them, and each one's error as a dashed stroke. */
export function fitData(scene: Scene): ChartData<'line', Point[]> {
  const { main, rival, rows, look, words } = scene;
  const xs = rows.columns[0]?.values ?? [];
  const datasets: Line[] = [dots(words.actual, points(xs, rows.targets), look)];
  const { predicted, parameters } = main;
  if (isLine(main.run.settings)) {
    datasets.push(stroke(words.line, lineOf(main, parameters, scene), look.w, 1.5 * look.stroke));
    if (main.run.optimum) {
      const best = stroke(
        words.closedForm,
        lineOf(main, main.run.optimum.parameters, scene),
        look.soft,
        0.6 * look.stroke,
      );
      datasets.push({ ...best, borderDash: [2, 4], pointHitRadius: 0 });
    }
    if (rival && isLine(rival.run.settings)) {
      const second = stroke(
        `${words.line}, ${words.second}`,
        lineOf(rival, rival.parameters, scene),
        look.b,
        look.stroke,
      );
      datasets.push({ ...second, borderDash: [8, 5] });
    } else datasets.push(...ghosts(scene));
  } else if (predicted) datasets.push(triangles(words.predicted, points(xs, predicted), look));
  if (predicted && rows.rows.length <= 200) {
    datasets.push(
      stems(
        words.error,
        xs,
        (row) => rows.targets[row] ?? NaN,
        (row) => predicted[row] ?? NaN,
        look,
      ),
    );
  }
  return { datasets };
}
