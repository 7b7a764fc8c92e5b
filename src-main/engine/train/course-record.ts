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
