import type { Interval } from '../plot/answer.ts';
import type { Fit, FitSettings, Learnt, Outlook, Phase } from './record.ts';

/** What to train for the window, which moves through the run and prints as the course does. */
export interface RunQuestion {
  readonly settings: FitSettings;
  /** Every so many updates a line is printed; a tenth of all updates where it is left out. */
  readonly displayStep?: number;
}

/** Parameters along a run: row `k`, one number a parameter, holds those after update `k * stride`. */
export interface History {
  /** 1 unless the run has so many numbers that not all of them are kept. */
  readonly stride: number;
  readonly parameters: Float64Array;
}

/** A line that the program prints. */
export interface LogLine {
  readonly iteration: number;
  readonly line: string;
}

/** The first number of a run that is not finite any more. */
export interface Overflow {
  readonly iteration: number;
  /** The place of a parameter, or the loss. */
  readonly quantity: number | 'loss';
}

/** A training run as the window shows it. */
export interface Run extends Fit {
  readonly displayStep: number;
  readonly history: History;
  readonly log: readonly LogLine[];
  readonly overflow: Overflow | null;
  /** What could be known before, at the learning rate that the run begins with. */
  readonly outlook: Outlook;
}

/** The loss over two of the parameters, the others held where they are. Linear models only. */
export interface ContourQuestion {
  readonly settings: FitSettings;
  /** Which two, by their places. */
  readonly by: readonly [number, number];
  /** All parameters; those of `by` are not read. */
  readonly parameters: readonly number[];
  readonly over: readonly [Interval, Interval];
}

/** Where the loss has the same height, over all rows, in double precision. */
export interface Contour {
  /** Losses, from the lowest up. */
  readonly levels: readonly number[];
  /** A closed ring for each level: the two parameters of its points in turn. It may reach far beyond what was asked for. */
  readonly rings: readonly Float64Array[];
  /** Where the loss is least along these two parameters; null where that is not one place. */
  readonly lowest: readonly [number, number] | null;
}

/** A new row to be predicted, feature by feature in the units of the data. */
export interface PriceQuestion {
  readonly learnt: Learnt;
  readonly row: readonly number[];
}

/** The prediction of a row with the sum written out; linear models only. */
export interface Price {
  /** The features as the model sees them. */
  readonly inputs: readonly number[];
  /** Each parameter times what stands beside it, in the order of the parameters; the intercept alone. */
  readonly products: readonly number[];
  readonly value: number;
}

/** A line of a program, with the phase of an update that it carries out; null outside of the loop's work. */
export interface PhasedLine {
  readonly text: string;
  readonly phase: Phase | null;
}

/** The run as a program in TensorFlow's spelling that prints the same numbers. */
export interface TrainingProgram {
  readonly lines: readonly PhasedLine[];
  /** The same as a Jupyter notebook, as the text of its file. */
  readonly notebook: string;
  /** The file that the program reads its data from; null where they stand in the program. */
  readonly dataFile: string | null;
}
