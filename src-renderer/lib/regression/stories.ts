import * as m from '../../../assets/messages/compiled/messages.js';
import type {
  ChartKind,
  Experiment,
  ExperimentData,
  ExperimentSettings,
  ExperimentView,
} from '../../../src-main/ipc/contract.ts';
import { shippedData } from './shipped-data.ts';

/** An experiment that is worth opening, with a sentence that says why. */
export interface Story {
  readonly id: string;
  readonly title: () => string;
  readonly sentence: () => string;
  readonly experiment: Experiment;
}

/** The course's first regression: one slope, one intercept, nothing scaled. */
const univariate: ExperimentSettings = {
  loss: 'half-mse',
  optimizer: 'sgd',
  learningRate: 1e-4,
  rateChanges: [],
  momentum: 0.9,
  iterations: 101,
  displayStep: 10,
  batch: null,
  scaling: 'none',
  dtype: 'float32',
  seed: 612,
  initial: null,
  intercept: 'last',
};

/** The course's second one: a design matrix of ones and two columns scaled to 0..1. */
const multivariate: ExperimentSettings = {
  ...univariate,
  learningRate: 1e-3,
  iterations: 501,
  displayStep: 50,
  scaling: 'min-max',
  dtype: 'float64',
  intercept: 'first',
};

const area = shippedData('house-sales', ['area']);
const areaAndRooms = shippedData('house-sales', ['area', 'rooms']);

/** What each kind of model shows best. */
const chartsOf = ({ features }: ExperimentData): readonly ChartKind[] =>
  features.length === 1 ? ['fit', 'loss'] : ['samples', 'loss'];

/** The beginning of a run, as one sees it first. */
function openingView(data: ExperimentData): ExperimentView {
  return {
    iteration: 0,
    phase: 'update',
    by: 'update',
    charts: chartsOf(data),
    panel: 'update',
    lossScale: 'logarithmic',
    contourBy: [0, 1],
  };
}

function experiment(
  data: ExperimentData,
  settings: ExperimentSettings,
  rival: ExperimentSettings | null = null,
  view: Partial<ExperimentView> = {},
): Experiment {
  return { data, settings, rival, view: { ...openingView(data), ...view } };
}

/**
 * In four digits, the rate of one over the largest curvature of the course's univariate loss, raw and with the area scaled to 0..1; the
 * limit of stability is twice that.
 */
const ONE_OVER_CURVATURE = { raw: 1.0124e-4, scaled: 0.7662 } as const;

/** The course's own two experiments come first. */
export const stories: readonly Story[] = [
  {
    id: 'univariate',
    title: m.story_univariate,
    sentence: m.story_univariate_words,
    experiment: experiment(area, univariate),
  },
  {
    id: 'slow-motion',
    title: m.story_slow,
    sentence: m.story_slow_words,
    experiment: experiment(area, { ...univariate, learningRate: 1e-5 }),
  },
  {
    id: 'too-fast',
    title: m.story_fast,
    sentence: m.story_fast_words,
    experiment: experiment(area, { ...univariate, learningRate: 2.1e-4 }),
  },
  {
    id: 'multivariate',
    title: m.story_multivariate,
    sentence: m.story_multivariate_words,
    experiment: experiment(areaAndRooms, multivariate),
  },
  {
    id: 'multivariate-fast',
    title: m.story_multivariate_fast,
    sentence: m.story_multivariate_fast_words,
    experiment: experiment(areaAndRooms, { ...multivariate, learningRate: 0.5 }, multivariate, { panel: 'compare' }),
  },
  {
    id: 'two-rates',
    title: m.story_two_rates,
    sentence: m.story_two_rates_words,
    experiment: experiment(
      area,
      { ...univariate, learningRate: 1e-5 },
      { ...univariate, learningRate: 1.9e-4 },
      { panel: 'compare' },
    ),
  },
  {
    id: 'raw-scaled',
    title: m.story_raw_scaled,
    sentence: m.story_raw_scaled_words,
    experiment: experiment(
      area,
      { ...univariate, dtype: 'float64', learningRate: ONE_OVER_CURVATURE.raw, iterations: 45_000, displayStep: 5000 },
      {
        ...univariate,
        dtype: 'float64',
        scaling: 'min-max',
        learningRate: ONE_OVER_CURVATURE.scaled,
        iterations: 45_000,
        displayStep: 5000,
      },
      { panel: 'compare', lossScale: 'excess' },
    ),
  },
  {
    id: 'scaled-alone',
    title: m.story_scaled_alone,
    sentence: m.story_scaled_alone_words,
    experiment: experiment(area, univariate, { ...univariate, scaling: 'min-max' }, { panel: 'compare' }),
  },
  {
    id: 'boiling-points',
    title: m.story_boiling,
    sentence: m.story_boiling_words,
    experiment: experiment(shippedData('boiling-points', ['boiling']), {
      ...univariate,
      dtype: 'float64',
      scaling: 'z-score',
      learningRate: 0.1,
    }),
  },
];

/** How to begin with a table of one's own, whose columns may be of any size: scaled, at a rate that suits scaled columns. */
export function importedSettings(before: ExperimentSettings): ExperimentSettings {
  return {
    ...multivariate,
    dtype: before.dtype,
    learningRate: 0.1,
    iterations: 200,
    displayStep: 20,
    scaling: 'z-score',
  };
}

/** The course's two models, for the sixteen sales. */
export const courseModels = { univariate, multivariate } as const;
