import type { FloatDtype } from '../engine/tensor/dtype.ts';
import type { ModelName, TrainingRun, TrainQuestion } from '../engine/train/course-record.ts';
import { train } from '../engine/train/run.ts';
import { readArguments, readNumber, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { gathered, toJson } from './json.ts';
import { trainOnData } from './train-data.ts';

const options = {
  dtype: { type: 'string' },
  'learning-rate': { type: 'string' },
  iterations: { type: 'string' },
  'display-step': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `tapelab train`: the course's log lines, or with `--json` every update; with `--data` a table of one's own. A run that
 * diverges is a result, and is remarked on.
 *
 * @throws UsageError, and Mistake for a setting that training cannot use
 * @example [...trainCommand(['univariate', '--iterations', '1']).output].join('') // 'i:0,Loss:4749.362305,w:0.946047,b:-1.153577\n'
 */
export function trainCommand(args: readonly string[]): Answer {
  if (args.some((argument) => /^--data(=|$)/.test(argument))) return trainOnData(args);
  const { values, positionals } = readArguments(args, options);
  const [model, ...others] = positionals;
  if (model === undefined)
    throw new UsageError('train needs a model, univariate or multivariate, or --data with a file');
  if (others[0] !== undefined) throw new UsageError(`train takes one model; found also '${others[0]}'`);
  const run = train({ model: model as ModelName, ...settingsOf(values) });
  const output = gathered(values.json ? updateLines(run) : run.log.map(({ line }) => `${line}\n`));
  if (run.diverged === null) return { output };
  return { output, notice: `training diverged: after update ${run.diverged} the numbers are no longer finite` };
}

type Given = Partial<Record<'dtype' | 'learning-rate' | 'iterations' | 'display-step', string | undefined>>;

/** Only the settings given; the engine knows the others, and refuses names that it does not know. */
function settingsOf(given: Given): Omit<TrainQuestion, 'model'> {
  const { dtype, 'learning-rate': rate, iterations, 'display-step': step } = given;
  return {
    ...(dtype !== undefined && { dtype: dtype as FloatDtype }),
    ...(rate !== undefined && { learningRate: readNumber('--learning-rate', rate) }),
    ...(iterations !== undefined && { iterations: readNumber('--iterations', iterations) }),
    ...(step !== undefined && { displayStep: readNumber('--display-step', step) }),
  };
}

function* updateLines({ loss, gradient, parameters, parameterNames }: TrainingRun): Generator<string> {
  const count = parameterNames.length;
  for (const [iteration, value] of loss.entries()) {
    const row = (values: Float64Array) => [...values.subarray(iteration * count, (iteration + 1) * count)];
    yield `${toJson({ iteration, loss: value, gradient: row(gradient), parameters: row(parameters) })}\n`;
  }
}
