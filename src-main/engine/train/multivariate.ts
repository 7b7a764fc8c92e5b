import { formatFixed } from './format.ts';
import { invalidSetting } from '../errors.ts';
import type { Model } from './model.ts';

/** price = X @ W with X = [1, scaled area, scaled rooms], each input scaled to [0, 1] by its minimum and maximum. */
export const multivariate: Model = {
  defaults: { dtype: 'float64', learningRate: 1e-3, iterations: 501, displayStep: 50 },
  parameterNames: ['W0', 'W1', 'W2'],
  columns: (sales) => [
    sales.map(() => 1),
    scaled(
      'area',
      sales.map(({ area }) => area),
    ),
    scaled(
      'rooms',
      sales.map(({ rooms }) => rooms),
    ),
  ],
  inputColumns: [0, 1, 2],
  line: (iteration, loss) => `i:${iteration},Loss:${formatFixed(loss)}`,
};

function scaled(name: string, values: readonly number[]): readonly number[] {
  const smallest = values.reduce((a, b) => Math.min(a, b));
  const largest = values.reduce((a, b) => Math.max(a, b));
  if (smallest === largest)
    throw invalidSetting(`sales.${name}`, smallest, 'at least two different values to scale by');
  return values.map((value) => (value - smallest) / (largest - smallest));
}
