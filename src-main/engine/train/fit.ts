import type { Partner } from './descent.ts';
import { fitSettings } from './fit-settings.ts';
import type { Overflow } from './lab-record.ts';
import { type Problem, columnNamed, problemOf } from './problem.ts';
import { qualityOf } from './quality.ts';
import type { Fit, FitQuestion, FitSettings, Optimum, Remark } from './record.ts';
import { risingFrom } from './rising.ts';
import { isConstant } from './scaling.ts';
import { solutionOf } from './solution.ts';
import { Timeline, type Visit, keep } from './timeline.ts';

/** Finds somebody who takes half of the rows, where that is worth it. */
export type Sharing = (problem: Problem) => Partner | null;

/**
 * Trains a model on named columns, and says how well it does. A run that diverges is a result: `diverged` and `rising`
 * tell, and its numbers go on with inf and nan, as TensorFlow's do. `frame` opens any moment of the run.
 *
 * @throws Mistake `invalid-setting`, naming the first setting, or the column and the row, that training cannot use
 */
export function fit(question: FitQuestion, sharing: Sharing = () => null): Fit {
  return finish(new Timeline(fitSettings(question)), sharing).fit;
}

/** A run that is over, with the first of its numbers that is not finite. */
interface Finished {
  readonly fit: Fit;
  readonly overflow: Overflow | null;
}

/**
 * Runs from the beginning to the end, once, and keeps the run at hand for `frame`.
 * @param visit is told of each update on the way
 */
export function finish(timeline: Timeline, sharing: Sharing, visit?: Visit): Finished {
  const { settings } = timeline;
  const { problem, parameters } = timeline.descent;
  const initial = [...parameters];
  const overflow = timeline.runToEnd(settings.batch === null ? sharing(problem) : null, visit);
  keep(timeline);
  const learnt = { ...learntBy(problem), parameters: [...parameters] };
  const optimum = optimumOf(settings);
  const fit: Fit = {
    settings,
    parameterNames: namesOf(settings, problem),
    initial,
    loss: timeline.loss,
    learnt,
    quality: qualityOf(problem, learnt.parameters),
    optimum,
    diverged: overflow?.iteration ?? null,
    rising: risingFrom(timeline.loss, settings),
    remarks: remarksOn(settings, initial.length, optimum),
  };
  return { fit, overflow };
}

const learntBy = ({ model, intercept, dtype, features, classes }: Problem) => ({
  model,
  intercept,
  dtype,
  features,
  classes,
});

function namesOf({ features, intercept }: FitSettings, { model, classes }: Problem): string[] {
  const inputs = { none: features, first: ['intercept', ...features], last: [...features, 'intercept'] }[intercept];
  return model === 'softmax' ? inputs.flatMap((name) => classes.map((value) => `${name}:${value}`)) : [...inputs];
}

function optimumOf(settings: FitSettings): Optimum | null {
  if (settings.model !== 'linear') return null;
  const solved = solutionOf(settings);
  if (solved === null) return null;
  const problem = problemOf({ ...settings, dtype: 'float64' });
  const { parameters, modes, sumOfSquares } = solved;
  return {
    parameters,
    rank: modes.length,
    loss: ((settings.loss === 'half-mse' ? 0.5 : 1) * sumOfSquares) / problem.count,
    quality: qualityOf(problem, parameters),
    isUnique: modes.length === parameters.length,
  };
}

function remarksOn(settings: FitSettings, parameters: number, optimum: Optimum | null): Remark[] {
  const constant = settings.features.filter((name) => isConstant(columnNamed(settings, name).values));
  const rows = columnNamed(settings, settings.target).values.length;
  return [
    ...constant.map((column): Remark => ({ kind: 'constant-column', column })),
    ...(parameters > rows ? [{ kind: 'more-parameters-than-rows', parameters, rows } as const] : []),
    ...(optimum !== null && !optimum.isUnique
      ? [{ kind: 'rank-deficient', parameters, rank: optimum.rank } as const]
      : []),
  ];
}
