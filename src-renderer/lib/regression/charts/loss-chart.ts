import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { Run } from '../../../../src-main/ipc/contract.ts';
import { chartOptions } from '../../charts.ts';
import type { Palette } from '../../palette.svelte.ts';
import type { RunAt, Scene } from '../scene.ts';
import { type Line, faint, stroke } from './marks.ts';

export type LossScale = 'linear' | 'logarithmic';

/** A curve of more points than the screen has columns looks the same and takes longer. */
const MOST = 1500;

export function lossOptions({ main, rival, look, words }: Scene, scale: LossScale): ChartOptions<'line'> {
  const last = Math.max(main.run.loss.length, rival?.run.loss.length ?? 0) - 1;
  return chartOptions(
    look,
    { title: words.update, colour: look.soft, min: 0, max: Math.max(1, last) },
    { title: words.loss, colour: look.backward, kind: scale },
  );
}

function lossPoint(loss: Float64Array, update: number, scale: LossScale): Point {
  const value = loss[update] ?? NaN;
  return { x: update, y: Number.isFinite(value) && (value > 0 || scale === 'linear') ? value : NaN };
}

/** The points of the loss curve, thinned evenly with its last one; where it cannot be drawn it has a gap. */
export function lossPoints({ loss }: Pick<Run, 'loss'>, scale: LossScale): Point[] {
  const stride = Math.ceil(loss.length / MOST);
  const updates = Array.from({ length: Math.ceil(loss.length / stride) }, (_, position) => position * stride);
  if (updates.at(-1) !== loss.length - 1) updates.push(loss.length - 1);
  return updates.map((update) => lossPoint(loss, update, scale));
}

/** How a run's curve is drawn. */
interface Pen {
  readonly label: string;
  readonly colour: string;
  readonly dash: number[];
}

/** The current update as a point, what the cursor has passed strong, and the whole curve pale. */
function curve(run: Run, points: readonly Point[], at: RunAt, scale: LossScale, pen: Pen, look: Palette): Line[] {
  const here = lossPoint(run.loss, at.iteration, scale);
  const passed = [...points.filter(({ x }) => Number(x) < at.iteration), here];
  const line = (data: Point[], colour: string, width: number): Line => ({
    ...stroke(pen.label, data, colour, width),
    borderDash: pen.dash,
  });
  return [
    {
      ...line([here], pen.colour, 0),
      clip: false,
      pointRadius: 2.5 * look.stroke,
      pointBackgroundColor: pen.colour,
      pointBorderColor: look.card,
    },
    line(passed, pen.colour, 1.2 * look.stroke),
    line([...points], faint(pen.colour, '44'), look.stroke),
  ];
}

/** @param curves of the two runs, thinned */
export function lossData(
  { main, rival, look, words }: Scene,
  curves: { readonly main: readonly Point[]; readonly rival: readonly Point[] },
  scale: LossScale,
): ChartData<'line', Point[]> {
  const first: Pen = { label: rival ? words.first : words.loss, colour: look.backward, dash: [] };
  const second: Pen = { label: words.second, colour: look.forward, dash: [8, 5] };
  return {
    datasets: [
      ...curve(main.run, curves.main, main, scale, first, look),
      ...(rival ? curve(rival.run, curves.rival, rival, scale, second, look) : []),
    ],
  };
}
