import { invalidSetting } from '../errors.ts';
import { problemOf, roundedTo, rowsOf } from './problem.ts';
import type { UpdateQuestion, UpdateRecord } from './record.ts';
import { completeSettings, modelNamed } from './settings.ts';
import { predict, step, workspaceFor } from './step.ts';

/**
 * Opens one update up: every number on the way from the parameters before it to those after it, made by the very step
 * that `train` runs. Parameters may be inf or nan, as those of a run that diverges are.
 *
 * @throws Mistake `invalid-setting` for settings that training cannot use, an iteration that the run does not have, or
 *   another number of parameters than the model's
 * @example openUpdate({ settings: train({ model: 'univariate' }).settings, iteration: 0, parameters: [-0.013377064, -1.1628988] }).loss // 4749.3623046875
 */
export function openUpdate(question: UpdateQuestion): UpdateRecord {
  const settings = completeSettings(question.settings);
  const model = modelNamed(settings.model);
  checkPlace(question, settings.iterations, model.parameterNames.length);
  const problem = problemOf(settings);
  const { rows } = problem;
  const before = roundedTo(settings.dtype, question.parameters);
  const after = before.slice();
  const work = workspaceFor(problem);
  const loss = step(problem, after, work);
  const fitted = new Float64Array(rows);
  predict(problem, after, fitted);
  return {
    iteration: question.iteration,
    inputs: rowsOf(problem.design, rows, model.inputColumns),
    targets: [...problem.targets],
    predictions: [...work.predictions],
    errors: [...work.errors],
    contributions: rowsOf(work.contributions, rows, [...before.keys()]),
    loss,
    gradient: [...work.gradient],
    before: [...before],
    steps: [...work.steps],
    after: [...after],
    fitted: [...fitted],
  };
}

function checkPlace({ iteration, parameters }: UpdateQuestion, iterations: number, count: number): void {
  if (!Number.isInteger(iteration) || iteration < 0 || iteration >= iterations) {
    throw invalidSetting('iteration', iteration, `an integer from 0 to ${iterations - 1}`);
  }
  if (parameters.length !== count) throw invalidSetting('parameters', parameters.length, `${count} numbers`);
}
