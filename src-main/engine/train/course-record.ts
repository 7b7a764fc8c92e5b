import type { FloatDtype } from '../tensor/dtype.ts';

export type ModelName = 'univariate' | 'multivariate';

/** One house sale of the course's data: area in square metres, price in 10,000 yuan. */
export interface Sale {
  readonly area: number;
  readonly rooms: number;
  readonly price: number;
}

/** What to train; whatever is left out is the course's own setting for that model. */
export interface TrainQuestion {
  readonly model: ModelName;
  readonly dtype?: FloatDtype;
  readonly learningRate?: number;
  readonly iterations?: number;
  readonly displayStep?: number;
  readonly sales?: readonly Sale[];
}

/** The question with every setting filled in. */
export type TrainSettings = Required<TrainQuestion>;

/**
 * A whole training run. Row `i` of `gradient` and `parameters` (row-major, `parameterNames.length` columns) belongs to
 * update `i`: `loss[i]` and its gradient are those before the update, the parameters those after it.
 */
export interface TrainingRun {
  readonly settings: TrainSettings;
  /** `w`, `b`, or `W0`, `W1`, `W2`. */
  readonly parameterNames: readonly string[];
  readonly initial: readonly number[];
  readonly loss: Float64Array;
  readonly gradient: Float64Array;
  readonly parameters: Float64Array;
  /** The first update after which a loss or parameter is not finite, or `null`. */
  readonly diverged: number | null;
  /** What the course prints at every `displayStep`-th update. */
  readonly log: readonly { readonly iteration: number; readonly line: string }[];
}

/** Which update to open, from which parameters. */
export interface UpdateQuestion {
  readonly settings: TrainSettings;
  readonly iteration: number;
  /** Parameters before the update. */
  readonly parameters: readonly number[];
}

/** One update opened up: every number that the training loop makes on the way. */
export interface UpdateRecord {
  readonly iteration: number;
  /** Rows of the design matrix as the model sees them: `[area]`, or `[1, scaled area, scaled rooms]`. */
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[];
  readonly predictions: readonly number[];
  /** target - prediction */
  readonly errors: readonly number[];
  /** What row `i` adds to the gradient of parameter `j`. */
  readonly contributions: readonly (readonly number[])[];
  readonly loss: number;
  readonly gradient: readonly number[];
  readonly before: readonly number[];
  /** learning rate * gradient */
  readonly steps: readonly number[];
  readonly after: readonly number[];
  /** Predictions with the parameters after the update: what the fitted line shows. */
  readonly fitted: readonly number[];
}
