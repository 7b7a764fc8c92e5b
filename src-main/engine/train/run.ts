import { at } from '../tensor/read.ts';
import { initialParameters, problemOf } from './problem.ts';
import type { TrainingRun, TrainQuestion, TrainSettings } from './record.ts';
import { completeSettings, modelNamed } from './settings.ts';
import { step, workspaceFor } from './step.ts';

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
  const initial = initialParameters(settings);
  const numbers = descend(settings, initial);
  return {
    settings,
    parameterNames: modelNamed(settings.model).parameterNames,
    initial: [...initial],
    ...numbers,
    diverged: firstNotFinite(numbers),
    log: logOf(settings, numbers),
  };
}

function descend(settings: TrainSettings, initial: Float64Array): Numbers {
  const problem = problemOf(settings);
  const work = workspaceFor(problem);
  const { iterations } = settings;
  const loss = new Float64Array(iterations);
  const gradient = new Float64Array(iterations * problem.parameters);
  const parameters = new Float64Array(iterations * problem.parameters);
  const current = initial.slice();
  for (let i = 0; i < iterations; i++) {
    loss[i] = step(problem, current, work);
    gradient.set(work.gradient, i * problem.parameters);
    parameters.set(current, i * problem.parameters);
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
  const { line } = modelNamed(model);
  return Array.from({ length: Math.ceil(loss.length / displayStep) }, (_, k) => {
    const iteration = k * displayStep;
    const row = parameters.subarray(iteration * count, (iteration + 1) * count);
    return { iteration, line: line(iteration, at(loss, iteration), [...row]) };
  });
}
