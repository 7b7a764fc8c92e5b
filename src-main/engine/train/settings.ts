import houseSales from '../../../assets/house-sales.json';
import { invalidSetting } from '../errors.ts';
import { checkCount, checkDtype, checkRate } from './check.ts';
import type { Preset } from './preset.ts';
import { multivariate } from './multivariate.ts';
import type { ModelName, Sale, TrainQuestion, TrainSettings } from './course-record.ts';
import type { FitSettings } from './record.ts';
import { univariate } from './univariate.ts';
import { isConstant } from './scaling.ts';

const presets: Readonly<Record<ModelName, Preset>> = { univariate, multivariate };

const saleCount = { min: 2, max: 100_000 };

/** The seed that the course sets before it draws the initial parameters. */
const courseSeed = 612;

/** @throws Mistake `invalid-setting` for a name that is no preset's */
export function presetNamed(name: ModelName): Preset {
  if (!Object.hasOwn(presets, name)) throw invalidSetting('model', name, Object.keys(presets).join(' or '));
  return presets[name];
}

/**
 * The question with the course's own setting wherever it has none.
 *
 * @throws Mistake `invalid-setting`, naming the first setting that training cannot use
 * @example completeSettings({ model: 'univariate' }).learningRate // 0.0001
 */
export function completeSettings(question: TrainQuestion): TrainSettings {
  const settings = { sales: houseSales, ...presetNamed(question.model).defaults, ...question };
  checkDtype(settings.dtype);
  checkRate(settings);
  checkCount('iterations', settings.iterations);
  checkCount('displayStep', settings.displayStep);
  checkSales(settings);
  return settings;
}

/** The same run as a question to the general training, which is what makes it. */
export function fitSettingsOf({ model, dtype, learningRate, iterations, sales }: TrainSettings): FitSettings {
  const { features, scaling, intercept } = presetNamed(model);
  return {
    columns: [...features, 'price' as const].map((name) => columnOf(sales, name)),
    ...{ target: 'price', features, scaling, intercept, dtype, learningRate, iterations, rateChanges: [] },
    ...{ model: 'linear', loss: 'half-mse', optimizer: 'sgd', momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    ...{ batch: null, seed: courseSeed, initial: null },
  };
}

function columnOf(sales: readonly Sale[], name: keyof Sale) {
  return { name, values: Float64Array.from(sales, (sale) => sale[name]) };
}

function checkSales({ model, sales }: TrainSettings): void {
  const { min, max } = saleCount;
  if (sales.length < min || sales.length > max) throw invalidSetting('sales', sales.length, `${min} to ${max} rows`);
  sales.forEach((sale, row) => {
    for (const name of ['area', 'rooms', 'price'] as const) {
      if (!Number.isFinite(sale[name])) throw invalidSetting(`sales[${row}].${name}`, sale[name], 'a finite number');
    }
  });
  const { features, scaling } = presetNamed(model);
  for (const name of scaling === 'none' ? [] : features) {
    const { values } = columnOf(sales, name);
    if (isConstant(values))
      throw invalidSetting(`sales.${name}`, values[0], 'at least two different values to scale by');
  }
}
