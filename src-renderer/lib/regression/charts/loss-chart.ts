import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { LossScale, Run } from '../../../../src-main/ipc/contract.ts';
import { chartOptions } from '../../charts.ts';
import type { Palette } from '../../palette.svelte.ts';
import type { RunAt, Scene } from '../scene.ts';
import { type Line, faint, stroke } from './marks.ts';

/** A curve of more points than the screen has columns looks the same and takes longer. */
const MOST = 800;

export function lossOptions({ main, rival, look, words }: Scene, scale: LossScale): ChartOptions<'line'> {
  const last = Math.max(main.run.loss.length, rival?.run.loss.length ?? 0) - 1;
  return chartOptions(
    look,
    { title: words.update, colour: look.soft, min: 0, max: Math.max(1, last) },
    {
      title: scale === 'excess' ? words.excess : words.loss,
      colour: look.backward,
      kind: scale === 'linear' ? 'linear' : 'logarithmic',
    },
  );
}

/** The losses of a run on a scale; NaN where there is nothing to draw. */
function heights({ loss, optimum }: Pick<Run, 'loss' | 'optimum'>, scale: LossScale): (update: number) => number {
  const least = scale === 'excess' ? (optimum?.loss ?? 0) : 0;
  // What is nearer to the least loss than rounding is, is no distance.
  const smallest = scale === 'linear' ? -Infinity : scale === 'excess' ? 1e-13 * least : 0;
  return (update) => {
    const height = (loss[update] ?? NaN) - least;
    return Number.isFinite(height) && height > smallest ? height : NaN;
  };
}

/** The points of the loss curve, thinned evenly with its last one; where it cannot be drawn it has a gap. */
export function lossPoints(run: Pick<Run, 'loss' | 'optimum'>, scale: LossScale): Point[] {
  const { length } = run.loss;
  const stride = Math.ceil(length / MOST);
  const updates = Array.from({ length: Math.ceil(length / stride) }, (_, position) => position * stride);
  if (updates.at(-1) !== length - 1) updates.push(length - 1);
  const height = heights(run, scale);
  return updates.map((update) => ({ x: update, y: height(update) }));
}

/** How a run's curve is drawn. */
interface Pen {
  readonly label: string;
  readonly colour: string;
  readonly dash: number[];
}

/** The current update as a point, and what the cursor has passed. */
function passed(
  { run, iteration }: RunAt,
  points: readonly Point[],
  scale: LossScale,
  pen: Pen,
  look: Palette,
): Line[] {
  const here = { x: iteration, y: heights(run, scale)(iteration) };
  return [
    {
      ...line([here], pen, 0),
      clip: false,
      pointRadius: 2.5 * look.stroke,
      pointBackgroundColor: pen.colour,
      pointBorderColor: look.card,
    },
    line([...points.filter(({ x }) => Number(x) < iteration), here], pen, 1.2 * look.stroke),
  ];
}

function line(data: Point[], { label, colour, dash }: Pen, width: number): Line {
  return { ...stroke(label, data, colour, width), borderDash: dash };
}

/**
 * The curves as far as the cursor, and pale as a whole unless what comes is hidden.
 * @param curves of the two runs, thinned; the same lists each time, as Chart.js works out new ones only
 */
export function lossData(
  { main, rival, moment, hidesFuture, look, words }: Scene,
  curves: { readonly main: Point[]; readonly rival: Point[] },
  scale: LossScale,
): ChartData<'line', Point[]> {
  const first: Pen = { label: rival ? words.first : words.loss, colour: look.backward, dash: [] };
  const second: Pen = { label: words.second, colour: look.forward, dash: [8, 5] };
  // Before its loss has been worked out an update adds nothing to the curve.
  const isKnown = moment.phase !== 'forward';
  const come = (at: RunAt): RunAt => (isKnown ? at : { ...at, iteration: at.iteration - 1 });
  const curve = (at: RunAt, points: Point[], pen: Pen): Line[] => {
    const whole = line(points, { ...pen, colour: faint(pen.colour, '44') }, look.stroke);
    return [...passed(come(at), points, scale, pen, look), ...(hidesFuture ? [] : [whole])];
  };
  return { datasets: [...curve(main, curves.main, first), ...(rival ? curve(rival, curves.rival, second) : [])] };
}
