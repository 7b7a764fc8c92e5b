import type { Contour, ContourQuestion, FitSettings, Run } from '../../../src-main/ipc/contract.ts';
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

/** Contours with what they lie over, which for a moment is that of the run before. */
export type DrawnContour = Contour & Pick<ContourQuestion, 'over'>;

/** All that the charts of the Regression lab are drawn from. */
export interface Scene {
  readonly main: RunAt;
  readonly rival: RunAt | null;
  readonly moment: Moment;
  /** Whether what comes after the cursor is a secret, because it is to be predicted. */
  readonly hidesFuture: boolean;
  readonly rows: PicturedRows;
  readonly contour: DrawnContour | null;
  readonly look: Palette;
  readonly words: ChartWords;
}

/**
 * Whether what has been predicted for a run tells something of the rows of another, as for a moment between two learning
 * rates: the same numbers in the same columns.
 */
export function isOfSameRows(some: FitSettings['columns'], others: FitSettings['columns']): boolean {
  const isSame = ({ name, values }: FitSettings['columns'][number], place: number): boolean => {
    const other = others[place];
    if (other === undefined || other.name !== name || other.values.length !== values.length) return false;
    return other.values === values || values.every((value, row) => Object.is(value, other.values[row]));
  };
  return some === others || (some.length === others.length && some.every(isSame));
}

/** Contours, where they are over the two parameters that are shown of a run; null where they are not. */
export function contourOf(
  contour: Contour | null,
  asked: ContourQuestion | null,
  { settings }: Run,
  by: readonly [number, number],
): DrawnContour | null {
  if (contour === null || asked === null) return null;
  const { intercept, features } = asked.settings;
  const isOfSameModel = intercept === settings.intercept && features.join('\n') === settings.features.join('\n');
  const isOverThese = asked.by[0] === by[0] && asked.by[1] === by[1];
  return isOfSameModel && isOverThese ? { ...contour, over: asked.over } : null;
}
