import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { Run } from '../../../../src-main/ipc/contract.ts';
import { chartOptions } from '../../charts.ts';
import type { Scene } from '../scene.ts';
import { parameterSymbols } from '../symbols.ts';
import { type Line, faint, stroke } from './marks.ts';

/** A curve of more points than the screen has columns looks the same and takes longer. */
const MOST = 600;

/** More curves than this cannot be told apart. */
const MOST_CURVES = 6;

export function parametersOptions({ main, look, words }: Scene): ChartOptions<'line'> {
  const last = main.run.loss.length - 1;
  return chartOptions(
    look,
    { title: words.update, colour: look.soft, min: 0, max: Math.max(1, last) },
    { title: words.value, colour: look.soft },
  );
}

/** Each parameter after every update, thinned evenly with the last one. */
export function parameterCurves({ history, initial, learnt, loss }: Run): Point[][] {
  const count = initial.length;
  const rows = history.parameters.length / count;
  const stride = Math.ceil(rows / MOST);
  const taken = Array.from({ length: Math.ceil(rows / stride) }, (_, k) => k * stride);
  const last = loss.length - 1;
  const isLast = (taken.at(-1) ?? 0) * history.stride === last;
  return Array.from({ length: Math.min(count, MOST_CURVES) }, (_, j) => {
    const points = taken.map((row) => ({ x: row * history.stride, y: history.parameters[row * count + j] ?? NaN }));
    return isLast ? points : [...points, { x: last, y: learnt.parameters[j] ?? NaN }];
  });
}

/** A dash for each curve, because colour is never the only sign. */
const dashes = [[], [8, 5], [2, 4], [12, 4, 2, 4], [5, 3], [1, 3]];

export function parametersData(
  { main, hidesFuture, look }: Scene,
  curves: readonly Point[][],
): ChartData<'line', Point[]> {
  const colours = [look.w, look.b, look.x, look.y, look.forward, look.backward];
  const symbols = parameterSymbols(main.run.settings);
  const datasets = curves.flatMap((curve, j): Line[] => {
    const [colour, label] = [colours[j] ?? look.ink, symbols[j] ?? ''];
    const here = { x: main.iteration, y: main.parameters?.[j] ?? NaN };
    const line = { ...stroke(label, curve, colour, look.stroke), borderDash: dashes[j] ?? [] };
    return [
      {
        ...line,
        data: [here],
        pointRadius: 2.2 * look.stroke,
        pointBackgroundColor: colour,
        pointBorderColor: look.card,
      },
      { ...line, data: [...curve.filter(({ x }) => Number(x) < main.iteration), here], borderWidth: 1.2 * look.stroke },
      ...(hidesFuture ? [] : [{ ...line, borderColor: faint(colour, '44') }]),
    ];
  });
  return { datasets };
}
