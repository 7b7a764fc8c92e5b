import { at } from '../tensor/read.ts';
import { Descent } from './descent.ts';
import type { TrainingRun, TrainQuestion, TrainSettings } from './course-record.ts';
import { completeSettings, fitSettingsOf, presetNamed } from './settings.ts';

/** The numbers of a run, before anything is said about them. */
type Numbers = Pick<TrainingRun, 'loss' | 'gradient' | 'parameters'>;

/**
 * Trains one of the course's regressions by gradient descent, from the course's initial parameters, and keeps every
 * update. A run that diverges goes on with inf and nan, as TensorFlow's does, and says so in `diverged`.
 *
 * @throws Mistake `invalid-setting`, naming the first setting that training cannot use
 * @example train({ model: 'univariate' }).log[0]?.line // 'i:0,Loss:4749.362305,w:0.946047,b:-1.153577'
 * @example train({ model: 'univariate', learningRate: 0 }) // throws invalid-setting
 */
export function train(question: TrainQuestion): TrainingRun {
  const settings = completeSettings(question);
  const descent = new Descent(fitSettingsOf(settings));
  const initial = [...descent.parameters];
  const numbers = recordOf(descent, settings.iterations);
  return {
    settings,
    parameterNames: presetNamed(settings.model).parameterNames,
    initial,
    ...numbers,
    diverged: firstNotFinite(numbers),
    log: logOf(settings, numbers),
  };
}

/** Every update of a descent. */
function recordOf(descent: Descent, iterations: number): Numbers {
  const count = descent.parameters.length;
  const loss = new Float64Array(iterations);
  const gradient = new Float64Array(iterations * count);
  const parameters = new Float64Array(iterations * count);
  for (let i = 0; i < iterations; i++) {
    loss[i] = descent.advance();
    gradient.set(descent.sums.subarray(1), i * count);
    parameters.set(descent.parameters, i * count);
  }
  return { loss, gradient, parameters };
}

function firstNotFinite(numbers: Numbers): number | null {
  const count = numbers.parameters.length / numbers.loss.length;
  const atLoss = numbers.loss.findIndex((value) => !Number.isFinite(value));
  const atParameter = numbers.parameters.findIndex((value) => !Number.isFinite(value));
  const updates = [atLoss, Math.floor(atParameter / count)].filter((iteration) => iteration >= 0);
  return updates.length === 0 ? null : Math.min(...updates);
}

function logOf({ model, displayStep }: TrainSettings, { loss, parameters }: Numbers): TrainingRun['log'] {
  const count = parameters.length / loss.length;
  const { line } = presetNamed(model);
  return Array.from({ length: Math.ceil(loss.length / displayStep) }, (_, k) => {
    const iteration = k * displayStep;
    const row = parameters.subarray(iteration * count, (iteration + 1) * count);
    return { iteration, line: line(iteration, at(loss, iteration), row) };
  });
}
