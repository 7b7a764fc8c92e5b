import type { Column } from '../data/column.ts';
import type { FloatDtype } from '../tensor/dtype.ts';

/** What is predicted: a number, the probability of 1, or the probability of each class. */
export type ModelKind = 'linear' | 'logistic' | 'softmax';

export type LossName = 'half-mse' | 'mse' | 'cross-entropy';

export type OptimizerName = 'sgd' | 'momentum' | 'adam';

/** `min-max` brings a column to 0..1, `z-score` to mean 0 and NumPy's standard deviation 1. */
export type ScalingName = 'none' | 'min-max' | 'z-score';

/** Where the intercept stands among the parameters. */
export type Intercept = 'first' | 'last' | 'none';

/** Another learning rate, from an update on. */
export interface RateChange {
  /** An update after the first, counted from 0. */
  readonly from: number;
  readonly learningRate: number;
}

/** What to fit to which data; whatever is left out has a default, which the answer's `settings` tell. */
export interface FitQuestion {
  /** The target and 1 to 1000 features, at least two rows; finite numbers whose squares add up to one. */
  readonly columns: readonly Column[];
  /** Numbers for a linear model, 0 and 1 for a logistic one, whole numbers for softmax, whose classes they are. */
  readonly target: string;
  /** All columns but the target, unless named. */
  readonly features?: readonly string[];
  readonly model?: ModelKind;
  /** `half-mse` or `mse` for a linear model, else `cross-entropy`. */
  readonly loss?: LossName;
  readonly optimizer?: OptimizerName;
  readonly learningRate?: number;
  /** Learning rates that replace it on the way, in the order of the updates. */
  readonly rateChanges?: readonly RateChange[];
  /** The share of the velocity that stays; only the optimizer `momentum` reads it. */
  readonly momentum?: number;
  /** Adam's two decays and its epsilon; no other optimizer reads them. */
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** How many updates; one sees one batch. */
  readonly iterations?: number;
  /** Rows of a batch; null for all rows. Of smaller ones, each epoch's order is NumPy's permutation. */
  readonly batch?: number | null;
  readonly scaling?: ScalingName;
  readonly dtype?: FloatDtype;
  /** Seeds NumPy's stream, of which the initial parameters are drawn first (`randn`), then each epoch's order. */
  readonly seed?: number;
  /** Parameters to begin with, in the order of `parameterNames`; null to have them drawn. */
  readonly initial?: readonly number[] | null;
  readonly intercept?: Intercept;
}

/** The question with every setting filled in. */
export type FitSettings = Required<FitQuestion>;

/** What a feature's values become before they are trained on: `(value - shift) / scale`. */
export interface Scale {
  readonly shift: number;
  readonly scale: number;
}

/** What was learnt, and how new rows have to be brought to it: all that `predict` needs, and plain data. */
export interface Learnt {
  readonly model: ModelKind;
  readonly intercept: Intercept;
  readonly dtype: FloatDtype;
  /** The features in the order of the parameters, each with its scale. */
  readonly features: readonly ({ readonly name: string } & Scale)[];
  /** The target's values that softmax tells apart, ascending; 0 and 1 of a logistic model; else empty. */
  readonly classes: readonly number[];
  /** After the last update. One a feature and the intercept; for softmax so many in a row as there are classes. */
  readonly parameters: readonly number[];
}

/** How well a model predicts the rows that it was trained on, in the units of the data; null where it is not defined. */
export interface Quality {
  /** Of a linear model: 1 - squared errors / squared deviations from the mean. Null where the target is constant. */
  readonly rSquared: number | null;
  /** Of a linear model: the mean of the magnitudes of the errors. */
  readonly meanAbsoluteError: number | null;
  /** Of a classifier: the share of rows whose most probable class is theirs. */
  readonly accuracy: number | null;
}

/** The least squares of a linear model in closed form, in double precision, on the scaled columns. */
export interface Optimum {
  readonly parameters: readonly number[];
  readonly loss: number;
  readonly quality: Quality;
  /** How many parameters the rows determine. */
  readonly rank: number;
  /** False where many parameters do equally well; then those of the smallest norm are told. */
  readonly isUnique: boolean;
}

/** Something worth saying about data that are trained on all the same. */
export type Remark =
  | { readonly kind: 'constant-column'; readonly column: string }
  | { readonly kind: 'more-parameters-than-rows'; readonly parameters: number; readonly rows: number }
  | { readonly kind: 'rank-deficient'; readonly parameters: number; readonly rank: number };

/** A training run, without its single updates: `frame` opens those. */
export interface Fit {
  readonly settings: FitSettings;
  readonly parameterNames: readonly string[];
  readonly initial: readonly number[];
  /** The loss before each update, of the batch that it sees. */
  readonly loss: Float64Array;
  readonly learnt: Learnt;
  readonly quality: Quality;
  /** Null for models without closed form, and where solving would take too long. */
  readonly optimum: Optimum | null;
  /** The first update after which a loss or parameter is not finite, or null. */
  readonly diverged: number | null;
  /** The update from which on the loss rises, update after update, to the end: the run diverges. Null where it does not. */
  readonly rising: number | null;
  readonly remarks: readonly Remark[];
}

/** What can be known of plain full-batch descent on a linear model before any training. */
export interface Limit {
  readonly kind: 'limit';
  /** Eigenvalues of the loss's Hessian. Flat directions have 0. */
  readonly largestCurvature: number;
  readonly smallestCurvature: number;
  /** Infinity where a direction is flat. */
  readonly condition: number;
  /** From this learning rate on the loss does not come down any more. */
  readonly largestRate: number;
  /** `oscillates` converges too, overshooting at every update along the steepest direction at least. */
  readonly outcome: 'converges' | 'oscillates' | 'at-the-limit' | 'diverges';
  readonly optimalLoss: number;
  /** Updates until the loss is at most 1.01 times the optimal one; null where it never is. */
  readonly updatesToOnePercent: number | null;
}

/** Why there is no such limit, or none that is known. */
export interface NoLimit {
  readonly kind: 'no-limit';
  readonly reason: 'loss-not-quadratic' | 'batches' | 'adaptive-steps' | 'flat' | 'too-large';
}

export type Outlook = Limit | NoLimit;

export type Phase = 'forward' | 'loss' | 'backward' | 'update';

/** Which moment of a run to open, and which of the batch's rows: `from` and the ones after it, a bounded number. */
export interface FrameQuestion {
  readonly settings: FitSettings;
  readonly iteration: number;
  readonly phase: Phase;
  readonly from?: number;
}

/** A moment of a run. What its phase has not computed yet is null. */
export interface Frame {
  readonly iteration: number;
  readonly phase: Phase;
  readonly epoch: number;
  /** How many rows the batch has, and the first of them that is opened. */
  readonly batchSize: number;
  readonly from: number;
  /** The rows that are opened, by their place in the data. */
  readonly rows: readonly number[];
  /** Per opened row: the features as the model sees them. */
  readonly inputs: readonly (readonly number[])[];
  /** Per opened row; of softmax the place of the class among `classes`. */
  readonly targets: readonly number[];
  /** Per opened row: the model's linear part, one number, or one a class. */
  readonly scores: readonly (readonly number[])[];
  /** Per opened row: the prediction, or the probability of 1, or of each class. */
  readonly predictions: readonly (readonly number[])[];
  /** Per opened row: what it adds to the loss before the mean is taken: a squared error, a cross-entropy. */
  readonly terms: readonly number[] | null;
  /** Of the whole batch. */
  readonly loss: number | null;
  /** Per opened row: the derivative of the loss with respect to each score. */
  readonly adjoints: readonly (readonly number[])[] | null;
  /** Per opened row: what it adds to the gradient. */
  readonly contributions: readonly (readonly number[])[] | null;
  /** Of the whole batch. */
  readonly gradient: readonly number[] | null;
  readonly before: readonly number[];
  /** What the optimizer remembers: nothing, the velocity, or both of Adam's moments; before and after the update. */
  readonly memoryBefore: readonly (readonly number[])[];
  readonly memoryAfter: readonly (readonly number[])[] | null;
  readonly after: readonly number[] | null;
  /** Per opened row: the prediction with the parameters after the update. */
  readonly fitted: readonly (readonly number[])[] | null;
}
