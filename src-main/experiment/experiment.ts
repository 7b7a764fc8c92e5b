import type { FloatDtype } from '../engine/tensor/dtype.ts';
import type { LossName, OptimizerName, RateChange, ScalingName } from '../engine/train/record.ts';

/** A column of a table that people edit. */
export interface DataColumn {
  readonly name: string;
  /** A number, or what was typed where it is none. All columns of a table are equally long. */
  readonly cells: readonly (number | string)[];
}

/** Tables that ship with the app, each with its story. */
export type DataOrigin = 'house-sales' | 'boiling-points';

export interface ExperimentData {
  /** Null for data of the user's own, and for a shipped table with other columns. */
  readonly origin: DataOrigin | null;
  readonly columns: readonly DataColumn[];
  readonly target: string;
  /** In the order of the parameters; at least one, none of them the target. */
  readonly features: readonly string[];
}

/** How to train; the names and meanings of `FitQuestion`. */
export interface ExperimentSettings {
  readonly loss: Exclude<LossName, 'cross-entropy'>;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Learning rates that replace it on the way. */
  readonly rateChanges: readonly RateChange[];
  readonly momentum: number;
  readonly iterations: number;
  readonly displayStep: number;
  readonly batch: number | null;
  readonly scaling: ScalingName;
  readonly dtype: FloatDtype;
  readonly seed: number;
  readonly initial: readonly number[] | null;
  readonly intercept: 'first' | 'last';
}

export type ChartKind = 'fit' | 'loss' | 'samples' | 'residuals' | 'contour' | 'parameters';
export type PanelName = 'update' | 'code' | 'tape' | 'data' | 'log' | 'predict' | 'compare';

export type LossScale = 'linear' | 'logarithmic' | 'excess';

/** What the window shows of an experiment. */
export interface ExperimentView {
  /** The update at the cursor, and its phase, which is `update` where one goes from update to update. */
  readonly iteration: number;
  readonly phase: 'forward' | 'loss' | 'backward' | 'update';
  readonly by: 'update' | 'phase';
  /** One, two or four charts. */
  readonly charts: readonly ChartKind[];
  readonly panel: PanelName;
  /** `excess` is what the loss has above the least one, on a logarithmic scale. */
  readonly lossScale: LossScale;
  /** The two parameters over which the contours are drawn, by their places. */
  readonly contourBy: readonly [number, number];
}

/** The cells of a column in two pieces, which cross from process to process at once, however many cells there are. */
export interface PackedCells {
  /** NaN stands where a cell holds a text. */
  readonly numbers: Float64Array;
  /** The texts of those cells, in the order of the rows. */
  readonly texts: readonly string[];
}

/** Everything that makes a run of the Regression lab what it is: what a `.tapelab` file holds. */
export interface Experiment {
  readonly data: ExperimentData;
  readonly settings: ExperimentSettings;
  /** The settings of the run beside it, where two are compared. */
  readonly rival: ExperimentSettings | null;
  readonly view: ExperimentView;
}

/** An experiment on its way to where it is kept: its columns may be packed. */
export interface ExperimentToKeep extends Omit<Experiment, 'data'> {
  readonly data: Omit<ExperimentData, 'columns'> & {
    readonly columns: readonly { readonly name: string; readonly cells: DataColumn['cells'] | PackedCells }[];
  };
}
