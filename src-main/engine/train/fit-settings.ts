import { invalidSetting } from '../errors.ts';
import type { FloatDtype } from '../tensor/dtype.ts';
import { checkCount, checkDtype, checkOneOf, checkRate, checkShare } from './check.ts';
import { checkData, checkInitial } from './check-data.ts';
import type { FitQuestion, FitSettings, LossName, ModelKind, RateChange } from './record.ts';

/** Which losses a model can have, its default first. */
const losses: Readonly<Record<ModelKind, readonly LossName[]>> = {
  linear: ['half-mse', 'mse'],
  logistic: ['cross-entropy'],
  softmax: ['cross-entropy'],
};

/** Rates are those of Keras. */
const defaultRates = { sgd: 0.01, momentum: 0.01, adam: 0.001 };

const defaults = {
  model: 'linear',
  optimizer: 'sgd',
  ...{ momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  iterations: 1000,
  rateChanges: [],
  batch: null,
  scaling: 'z-score',
  dtype: 'float32',
  seed: 612,
  initial: null,
  intercept: 'last',
} as const;

/**
 * The question with every setting filled in, and judged, its data with it.
 * @throws Mistake `invalid-setting`, naming the first setting, or the column and the row, that training cannot use
 */
export function fitSettings(question: FitQuestion): FitSettings {
  const { columns, target, model = defaults.model, optimizer = defaults.optimizer } = question;
  checkOneOf('model', model, Object.keys(losses));
  checkOneOf('optimizer', optimizer, Object.keys(defaultRates));
  const settings: FitSettings = {
    features: columns.map(({ name }) => name).filter((name) => name !== target),
    loss: losses[model][0] ?? 'half-mse',
    learningRate: defaultRates[optimizer],
    ...defaults,
    ...question,
  };
  checkProcedure(settings);
  checkData(settings);
  checkInitial(settings);
  return settings;
}

function checkProcedure(settings: FitSettings): void {
  const { model, loss, optimizer, scaling, dtype, intercept, iterations, momentum, beta1, beta2, epsilon } = settings;
  checkOneOf('loss', loss, losses[model]);
  checkOneOf('scaling', scaling, ['none', 'min-max', 'z-score']);
  checkOneOf('intercept', intercept, ['first', 'last', 'none']);
  checkDtype(dtype);
  // Keras keeps its rates in float32.
  const rateDtype = optimizer === 'sgd' ? dtype : 'float32';
  checkRate({ ...settings, dtype: rateDtype });
  checkChanges(settings.rateChanges, rateDtype);
  checkCount('iterations', iterations);
  for (const [name, share] of Object.entries({ momentum, beta1, beta2 })) checkShare(name, share);
  checkRate({ learningRate: epsilon, dtype }, 'epsilon');
}

/** Each from a later update than the one before. */
function checkChanges(changes: readonly RateChange[], dtype: FloatDtype): void {
  changes.forEach(({ from, learningRate }, k) => {
    const name = `rateChanges[${k}]`;
    checkCount(`${name}.from`, from);
    const before = changes[k - 1]?.from ?? 0;
    if (from <= before) throw invalidSetting(`${name}.from`, from, `an update after ${before}`);
    checkRate({ learningRate, dtype }, `${name}.learningRate`);
  });
}
