import type { Contour, Run } from '../../../src-main/ipc/contract.ts';
import type { Palette } from '../palette.svelte.ts';
import type { Moment } from './moment.ts';
import type { PicturedRows } from './pictured.ts';

/** One of the runs on screen at the cursor. */
export interface RunAt {
  readonly run: Run;
  /** At the moment; null where they have not been worked out yet. */
  readonly parameters: readonly number[] | null;
  /** What these parameters predict of the pictured rows; null while that is asked. */
  readonly predicted: Float64Array | null;
  /** The update at the cursor, the last one in a run that is shorter. */
  readonly iteration: number;
}

/** What charts write, in the chosen language. */
export interface ChartWords {
  readonly update: string;
  readonly loss: string;
  readonly excess: string;
  readonly sample: string;
  readonly actual: string;
  readonly predicted: string;
  readonly line: string;
  readonly closedForm: string;
  readonly error: string;
  readonly residual: string;
  readonly value: string;
  readonly optimum: string;
  readonly path: string;
  /** How the two runs that are compared are told apart. */
  readonly first: string;
  readonly second: string;
  /** A column of the table with its unit. */
  readonly column: (name: string) => string;
}

/** All that the charts of the Regression lab are drawn from. */
export interface Scene {
  readonly main: RunAt;
  readonly rival: RunAt | null;
  readonly moment: Moment;
  readonly rows: PicturedRows;
  readonly contour: Contour | null;
  readonly look: Palette;
  readonly words: ChartWords;
}
