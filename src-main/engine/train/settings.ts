import houseSales from '../../../assets/house-sales.json';
import { invalidSetting } from '../errors.ts';
import { roundTo } from '../tensor/dtype.ts';
import type { Model } from './model.ts';
import { multivariate } from './multivariate.ts';
import type { ModelName, Sale, TrainQuestion, TrainSettings } from './record.ts';
import { univariate } from './univariate.ts';

const models: Readonly<Record<ModelName, Model>> = { univariate, multivariate };

const maxIterations = 100_000;
const saleCount = { min: 2, max: 10_000 };

/** @throws Mistake `invalid-setting` for a name that is no model's */
export function modelNamed(name: ModelName): Model {
  if (!Object.hasOwn(models, name)) throw invalidSetting('model', name, Object.keys(models).join(' or '));
  return models[name];
}

/**
 * The question with the course's own setting wherever it has none.
 *
 * @throws Mistake `invalid-setting`, naming the first setting that training cannot use
 * @example completeSettings({ model: 'univariate' }).learningRate // 0.0001
 */
export function completeSettings(question: TrainQuestion): TrainSettings {
  const settings = { sales: houseSales, ...modelNamed(question.model).defaults, ...question };
  checkDtype(settings);
  checkRate(settings);
  checkCount('iterations', settings.iterations);
  checkCount('displayStep', settings.displayStep);
  checkSales(settings.sales);
  return settings;
}

function checkDtype({ dtype }: TrainSettings): void {
  const known: readonly unknown[] = ['float32', 'float64'];
  if (!known.includes(dtype)) throw invalidSetting('dtype', dtype, known.join(' or '));
}

/** A rate that the dtype rounds to 0 or to infinity would train nothing, and say nothing. */
function checkRate({ learningRate, dtype }: TrainSettings): void {
  const rate = roundTo(dtype, learningRate);
  if (!Number.isFinite(rate) || rate <= 0) {
    throw invalidSetting('learningRate', learningRate, 'a finite number above 0');
  }
}

function checkCount(name: 'iterations' | 'displayStep', found: number): void {
  if (!Number.isInteger(found) || found < 1 || found > maxIterations) {
    throw invalidSetting(name, found, `an integer from 1 to ${maxIterations}`);
  }
}

function checkSales(sales: readonly Sale[]): void {
  const { min, max } = saleCount;
  if (sales.length < min || sales.length > max) throw invalidSetting('sales', sales.length, `${min} to ${max} rows`);
  sales.forEach((sale, row) => {
    for (const name of ['area', 'rooms', 'price'] as const) {
      if (!Number.isFinite(sale[name])) throw invalidSetting(`sales[${row}].${name}`, sale[name], 'a finite number');
    }
  });
}
