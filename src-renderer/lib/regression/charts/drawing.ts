import type { ChartData, ChartOptions, Point } from 'chart.js';
import * as m from '../../../../assets/messages/compiled/messages.js';
import type { ChartKind, LossScale } from '../../../../src-main/ipc/contract.ts';
import type { Scene } from '../scene.ts';
import { parameterSymbols } from '../symbols.ts';
import { contourData, contourOptions, parameterPath } from './contour-chart.ts';
import { fitData, fitOptions } from './fit-chart.ts';
import { lossData, lossOptions, lossPoints } from './loss-chart.ts';
import { parameterCurves, parametersData, parametersOptions } from './parameters-chart.ts';
import { residualsData, residualsOptions, samplesData, samplesOptions } from './samples-chart.ts';

/** What a chart is told beside the scene. */
interface Wishes {
  readonly lossScale: LossScale;
  /** The two parameters of contours. */
  readonly by: readonly [number, number];
}

type Runs = Pick<Scene, 'main' | 'rival'>;

/** How a kind of chart is drawn. */
interface Drawing {
  /** Whether the axes stand still while the cursor moves, or fit what is drawn at the moment. */
  readonly axes: 'still' | 'fitted';
  readonly options: (scene: Scene, wishes: Wishes) => ChartOptions<'line'>;
  /** What takes time and depends on the runs only; given once a run, what it gives draws the chart at any cursor. */
  readonly prepare: (runs: Runs, wishes: Wishes) => (scene: Scene) => ChartData<'line', Point[]>;
  /** The engine's answer that it waits for, beside the run. */
  readonly shows?: 'predicted' | 'contour';
  /** What a screen reader says of the picture. */
  readonly label: (scene: Scene, wishes: Wishes) => string;
}

const update = ({ main }: Scene): { update: number } => ({ update: main.iteration });

/** One description a kind of chart. */
export const drawings: Readonly<Record<ChartKind, Drawing>> = {
  fit: {
    axes: 'still',
    shows: 'predicted',
    options: fitOptions,
    prepare: () => fitData,
    label: (scene) => m.fit_label(update(scene)),
  },
  loss: {
    axes: 'still',
    options: (scene, { lossScale }) => lossOptions(scene, lossScale),
    prepare({ main, rival }, { lossScale }) {
      const curves = { main: lossPoints(main.run, lossScale), rival: rival ? lossPoints(rival.run, lossScale) : [] };
      return (scene) => lossData(scene, curves, lossScale);
    },
    label: (scene) => m.loss_label(update(scene)),
  },
  samples: {
    axes: 'still',
    shows: 'predicted',
    options: samplesOptions,
    prepare: () => samplesData,
    label: (scene) => m.samples_label(update(scene)),
  },
  residuals: {
    axes: 'fitted',
    shows: 'predicted',
    options: residualsOptions,
    prepare: () => residualsData,
    label: (scene) => m.residuals_label(update(scene)),
  },
  contour: {
    axes: 'still',
    shows: 'contour',
    options: ({ main, look }, { by }) => contourOptions(main.run, by, look),
    prepare({ main }, { by }) {
      const path = parameterPath(main.run, by);
      return (scene) => contourData(scene, path, by);
    },
    label(scene, { by }) {
      const symbols = parameterSymbols(scene.main.run.settings);
      return m.contour_label({ first: symbols[by[0]] ?? '', second: symbols[by[1]] ?? '', ...update(scene) });
    },
  },
  parameters: {
    axes: 'still',
    options: parametersOptions,
    prepare({ main }) {
      const curves = parameterCurves(main.run);
      return (scene) => parametersData(scene, curves);
    },
    label: (scene) => m.parameters_label(update(scene)),
  },
};
