import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { CurveAnswer } from '../../../src-main/ipc/contract.ts';
import { chartOptions } from '../charts.ts';
import { fullDigits } from '../numbers.ts';
import type { Palette } from '../palette.svelte.ts';
import { withOrigin } from './origin.ts';
import { type CurveName, curveSigns, joined } from './layers.ts';

/** Told apart by dashes and width as well as colour. */
const styles: Readonly<Record<CurveName, { colour: 'forward' | 'backward' | 'w'; dash: number[]; width: number }>> = {
  value: { colour: 'forward', dash: [], width: 1.5 },
  slope: { colour: 'backward', dash: [], width: 0.8 },
  curvature: { colour: 'w', dash: [2, 3], width: 0.9 },
};

/** The axes of a picture of curves: along x as asked, up so that what is shown has room. */
export function curveOptions(answer: CurveAnswer, shown: readonly CurveName[], look: Palette): ChartOptions<'line'> {
  const { from, to } = joined(shown.map((name) => answer.shown[name]));
  const options = chartOptions(
    look,
    { title: '', colour: look.soft, min: answer.x[0] ?? 0, max: answer.x.at(-1) ?? 1 },
    { title: '', colour: look.soft, min: from, max: to },
  );
  return {
    ...options,
    scales: withOrigin(options.scales, look),
    interaction: { mode: 'index', intersect: false },
    plugins: {
      tooltip: {
        ...options.plugins?.tooltip,
        displayColors: true,
        callbacks: {
          title: ([item]) => `${answer.by} = ${fullDigits(item?.parsed.x ?? NaN)}`,
          label: ({ dataset, parsed }) => `${dataset.label ?? ''} = ${fullDigits(parsed.y ?? NaN)}`,
        },
      },
    },
  };
}

/** A line for each function that is shown; it has a gap where there is no value. */
export function curveData(answer: CurveAnswer, shown: readonly CurveName[], look: Palette): ChartData<'line', Point[]> {
  const datasets = shown.map((name) => {
    const { colour, dash, width } = styles[name];
    return {
      label: curveSigns[name],
      data: Array.from(answer[name], (y, i) => ({ x: answer.x[i] ?? NaN, y })),
      borderColor: look[colour],
      backgroundColor: look[colour],
      borderWidth: width * look.stroke,
      borderDash: dash.map((length) => length * look.stroke),
      pointRadius: 0,
      pointHoverRadius: 2 * look.stroke,
      order: name === 'value' ? 0 : 1,
    };
  });
  return { datasets };
}
