import type { ChartData, ChartOptions, Point } from 'chart.js';
import type { DifferenceStudy } from '../../src-main/ipc/contract.ts';
import { chartOptions } from './charts.ts';
import { decades, errorPoints } from './methods-view.ts';
import type { Palette } from './palette.svelte.ts';

/** What the chart writes, in the chosen language. */
export interface DifferenceWords {
  readonly step: string;
  readonly error: string;
  readonly forward: string;
  readonly central: string;
}

/** Both axes logarithmic, from power of ten to power of ten. */
export function differenceOptions(study: DifferenceStudy, look: Palette, words: DifferenceWords): ChartOptions<'line'> {
  const errors = [...errorPoints(study, study.forward), ...errorPoints(study, study.central)].map(({ y }) => y);
  const axis = (title: string, ticks: readonly number[]) => {
    return {
      title,
      colour: look.soft,
      kind: 'logarithmic',
      ticks,
      min: Math.min(...ticks),
      max: Math.max(...ticks),
    } as const;
  };
  return chartOptions(look, axis(words.step, decades(study.steps)), axis(words.error, decades(errors)));
}

/** The errors of forward and of central differences, told apart by shape as well as colour. */
export function differenceData(
  study: DifferenceStudy,
  look: Palette,
  words: DifferenceWords,
): ChartData<'line', Point[]> {
  const line = { borderWidth: look.stroke / 2, pointRadius: 1.5 * look.stroke, pointBorderWidth: look.stroke / 2 };
  return {
    datasets: [
      {
        ...line,
        label: words.forward,
        data: errorPoints(study, study.forward),
        borderColor: look.y,
        pointBackgroundColor: look.y,
      },
      {
        ...line,
        label: words.central,
        data: errorPoints(study, study.central),
        borderColor: look.x,
        borderDash: [6, 4],
        pointStyle: 'triangle',
        pointBackgroundColor: look.card,
      },
    ],
  };
}
