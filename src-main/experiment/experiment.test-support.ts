import type { DataColumn, Experiment, ExperimentSettings } from './experiment.ts';

const settings: ExperimentSettings = {
  loss: 'half-mse',
  optimizer: 'sgd',
  learningRate: 1e-4,
  rateChanges: [{ from: 100, learningRate: 5e-5 }],
  momentum: 0.9,
  iterations: 500,
  displayStep: 50,
  batch: null,
  scaling: 'none',
  dtype: 'float32',
  seed: 612,
  initial: [0.3, -0.7],
  intercept: 'last',
};

/** An experiment in which every field holds something. */
export const experiment: Experiment = {
  data: {
    origin: null,
    columns: [
      { name: 'area', cells: [137.97, 104.5, 'n/a', 124.32] },
      { name: 'price', cells: [145, 110, 93, 116] },
    ],
    target: 'price',
    features: ['area'],
  },
  settings,
  rival: { ...settings, learningRate: 1e-5, batch: 2, initial: null },
  view: {
    iteration: 7,
    phase: 'backward',
    by: 'phase',
    charts: ['fit', 'loss'],
    panel: 'update',
    lossScale: 'logarithmic',
    contourBy: [0, 1],
  },
};

/** The same with other columns, the last of which is the target. */
export function withColumns(columns: readonly DataColumn[]): Experiment {
  const names = columns.map(({ name }) => name);
  return {
    ...experiment,
    data: { origin: null, columns, target: names.at(-1) ?? '', features: names.slice(0, -1) },
    settings: { ...settings, initial: null },
  };
}
