import { roundTo } from '../tensor/dtype.ts';
import { Descent } from './descent.ts';
import { fitSettings } from './fit-settings.ts';
import type { LeastSquares } from './least-squares.ts';
import type { Problem } from './problem.ts';
import { type Damped, updatesUntil } from './damped.ts';
import type { FitQuestion, FitSettings, Limit, NoLimit, Outlook } from './record.ts';
import { solutionOf } from './solution.ts';

/** How near the optimal loss is near. */
const NEAR = 0.01;

/** Rates that differ by less are the same. */
const SAME = 1e-12;

/** Of the targets' mean square: an optimal loss below it is rounding, and 1 % of it means nothing. */
const EXACT = 1e-24;

/**
 * What can be known of a run before it is made: for a linear model and plain descent, with or without momentum, the loss
 * is a parabola in each of its modes, and every mode goes its own way. For all other runs, why there is no such limit.
 *
 * @throws Mistake `invalid-setting` for a question that training cannot use
 */
export function outlook(question: FitQuestion): Outlook {
  const settings = fitSettings(question);
  const { problem, parameters } = new Descent(settings);
  return outlookOf(settings, problem, [...parameters]);
}

/**
 * As `outlook`, where the run has begun already.
 * @param settings checked
 * @param initial parameters
 */
export function outlookOf(settings: FitSettings, problem: Problem, initial: readonly number[]): Outlook {
  const reason = reasonAgainst(settings);
  if (reason !== null) return { kind: 'no-limit', reason };
  const solved = solutionOf(settings);
  if (solved === null) return { kind: 'no-limit', reason: 'too-large' };
  return solved.modes.length === 0 ? { kind: 'no-limit', reason: 'flat' } : limitOf(settings, solved, problem, initial);
}

function reasonAgainst({ model, batch, optimizer }: FitSettings): NoLimit['reason'] | null {
  if (model !== 'linear') return 'loss-not-quadratic';
  if (batch !== null) return 'batches';
  return optimizer === 'adam' ? 'adaptive-steps' : null;
}

function limitOf(settings: FitSettings, solved: LeastSquares, problem: Problem, initial: readonly number[]): Limit {
  const { dtype } = settings;
  const perRow = (settings.loss === 'half-mse' ? 1 : 2) / problem.count;
  const curvatures = solved.modes.map(({ stretch }) => perRow * stretch ** 2);
  const largest = Math.max(...curvatures);
  const smallest = curvatures.length < initial.length ? 0 : Math.min(...curvatures);
  const hasMomentum = settings.optimizer === 'momentum';
  const share = hasMomentum ? Math.fround(settings.momentum) : 0;
  const largestRate = (2 * (1 + share)) / largest;
  const rate = roundTo(hasMomentum ? 'float32' : dtype, settings.learningRate);
  const outcome = outcomeOf(rate, largestRate, share, largest);
  const optimalLoss = (perRow / 2) * solved.sumOfSquares;
  const damped = dampedModes(solved, initial, { rate, share, perRow });
  const isReached = (outcome === 'converges' || outcome === 'oscillates') && !isExact(problem, optimalLoss);
  return {
    kind: 'limit',
    largestCurvature: largest,
    smallestCurvature: smallest,
    condition: largest / smallest,
    ...{ largestRate, outcome, optimalLoss },
    updatesToOnePercent: isReached ? updatesUntil(damped, NEAR * optimalLoss) : null,
  };
}

function outcomeOf(rate: number, largestRate: number, share: number, curvature: number): Limit['outcome'] {
  if (Math.abs(rate / largestRate - 1) <= SAME) return 'at-the-limit';
  if (rate > largestRate) return 'diverges';
  // The roots of r^2 - (1 + share - rate curvature) r + share are negative or complex.
  return 1 + share - rate * curvature < 2 * Math.sqrt(share) ? 'oscillates' : 'converges';
}

/** What the targets leave to explain is nothing but rounding. */
function isExact({ rows, count }: Problem, optimalLoss: number): boolean {
  const meanSquare = rows.targets.reduce((sum, target) => sum + target * target, 0) / count;
  return optimalLoss <= EXACT * meanSquare;
}

/** Each mode's part of the loss above the optimum where the run begins, and how an update changes it. */
function dampedModes(
  { modes }: LeastSquares,
  parameters: readonly number[],
  { rate, share, perRow }: { readonly rate: number; readonly share: number; readonly perRow: number },
): Damped[] {
  return modes.map(({ direction, stretch, projection }) => {
    const along = direction.reduce((sum, value, j) => sum + value * (parameters[j] ?? 0), 0);
    const excess = (perRow / 2) * (stretch * along - projection) ** 2;
    return { excess, pull: rate * perRow * stretch ** 2, share };
  });
}
