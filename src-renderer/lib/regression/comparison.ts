import type { RunAt } from './scene.ts';

/** What two runs are compared by, at the cursor. */
export interface Measured {
  readonly learningRate: number;
  readonly limit: number | null;
  readonly condition: number | null;
  readonly updatesToOnePercent: number | null;
  readonly loss: number;
  readonly parameters: readonly number[] | null;
  /** At the end of the run; null where it is not defined. */
  readonly rSquared: number | null;
}

/** The figures of a run. */
export function measured({ run, iteration, parameters }: RunAt): Measured {
  const { outlook, settings, loss, quality } = run;
  const limit = outlook.kind === 'limit' ? outlook : null;
  return {
    learningRate: settings.learningRate,
    limit: limit?.largestRate ?? null,
    condition: limit?.condition ?? null,
    updatesToOnePercent: limit?.updatesToOnePercent ?? null,
    loss: loss[iteration] ?? NaN,
    parameters,
    rSquared: quality.rSquared,
  };
}
