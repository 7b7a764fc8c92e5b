import type { Moment } from './moment.ts';
import type { RunAt } from './scene.ts';

/** What two runs are compared by, at the cursor. */
export interface Measured {
  readonly learningRate: number;
  readonly limit: number | null;
  readonly condition: number | null;
  readonly updatesToOnePercent: number | null;
  /** Null until its phase has come. */
  readonly loss: number | null;
  readonly parameters: readonly number[] | null;
  /** At the end of the run; null where it is not defined. */
  readonly rSquared: number | null;
}

/** The figures of a run at a moment, which may lie behind its end. */
export function measured({ run, iteration, parameters }: RunAt, moment: Moment): Measured {
  const { outlook, settings, loss, quality } = run;
  const isLossKnown = moment.phase !== 'forward' || moment.iteration > iteration;
  const limit = outlook.kind === 'limit' ? outlook : null;
  return {
    learningRate: settings.learningRate,
    limit: limit?.largestRate ?? null,
    condition: limit?.condition ?? null,
    updatesToOnePercent: limit?.updatesToOnePercent ?? null,
    loss: isLossKnown ? (loss[iteration] ?? NaN) : null,
    parameters,
    rSquared: quality.rSquared,
  };
}
