import { invalidSetting } from '../errors.ts';
import { arithmeticOf } from './arithmetic.ts';
import { Descent } from './descent.ts';
import { openRows } from './opened-rows.ts';
import type { UpdateQuestion, UpdateRecord } from './course-record.ts';
import { completeSettings, fitSettingsOf, presetNamed } from './settings.ts';

/**
 * Opens one update up: every number on the way from the parameters before it to those after it, as the training loop
 * makes them. Parameters may be inf or nan, as those of a run that diverges are.
 *
 * @throws Mistake `invalid-setting` for settings that training cannot use, an iteration that the run does not have, or
 *   another number of parameters than the model's
 * @example openUpdate({ settings: train({ model: 'univariate' }).settings, iteration: 0, parameters: [-0.013377064, -1.1628988] }).loss // 4749.3623046875
 */
export function openUpdate(question: UpdateQuestion): UpdateRecord {
  const settings = completeSettings(question.settings);
  const { parameterNames, showsOnes } = presetNamed(settings.model);
  checkPlace(question, settings.iterations, parameterNames.length);
  const descent = new Descent({ ...fitSettingsOf(settings), initial: question.parameters });
  const before = [...descent.parameters];
  const { problem } = descent;
  const every = [...problem.rows.targets.keys()];
  const opened = openRows(problem, before, every, every.length);
  const loss = descent.advance();
  const after = [...descent.parameters];
  const gradient = [...descent.sums.subarray(1)];
  const arithmetic = arithmeticOf(settings.dtype);
  const rate = arithmetic.number(settings.learningRate);
  const predictions = single(opened.predictions);
  return {
    iteration: question.iteration,
    inputs: opened.inputs.map((features) => (showsOnes ? [1, ...features] : features)),
    targets: opened.targets,
    predictions,
    errors: opened.targets.map((target, i) => arithmetic.subtract(target, predictions[i] ?? NaN)),
    contributions: opened.contributions,
    ...{ loss, gradient, before, after },
    steps: gradient.map((derivative) => arithmetic.multiply(rate, derivative)),
    fitted: single(openRows(problem, after, every, every.length).predictions),
  };
}

/** The one number of each row. */
const single = (rows: readonly (readonly number[])[]): number[] => rows.map(([value = NaN]) => value);

function checkPlace({ iteration, parameters }: UpdateQuestion, iterations: number, count: number): void {
  if (!Number.isInteger(iteration) || iteration < 0 || iteration >= iterations) {
    throw invalidSetting('iteration', iteration, `an integer from 0 to ${iterations - 1}`);
  }
  if (parameters.length !== count) throw invalidSetting('parameters', parameters.length, `${count} numbers`);
}
