import { type LeastSquares, leastSquares } from './least-squares.ts';
import { problemOf } from './problem.ts';
import type { FitSettings } from './record.ts';
import { isSameLoss } from './same-run.ts';

/** The least squares that were solved last: other rates and lengths of a run have the same. */
let last: { readonly settings: FitSettings; readonly solved: LeastSquares | null } | null = null;

/**
 * The least squares of a linear model on its scaled columns, in double precision whatever the dtype; null where solving
 * would take too long.
 * @param settings checked
 */
export function solutionOf(settings: FitSettings): LeastSquares | null {
  if (last === null || !isSameLoss(last.settings, settings)) {
    last = { settings, solved: leastSquares(problemOf({ ...settings, dtype: 'float64' })) };
  }
  return last.solved;
}
