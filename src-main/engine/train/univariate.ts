import { formatFixed } from './format.ts';
import type { Model } from './model.ts';

const parameterNames = ['w', 'b'];

/**
 * price = w * area + b. The intercept has a column of ones: a product with 1 is exact, so that this is TensorFlow's
 * `w * x + b` to the bit, and the gradient of b its sum over the rows.
 */
export const univariate: Model = {
  defaults: { dtype: 'float32', learningRate: 1e-4, iterations: 101, displayStep: 10 },
  parameterNames,
  columns: (sales) => [sales.map(({ area }) => area), sales.map(() => 1)],
  inputColumns: [0],
  line(iteration, loss, parameters) {
    const named = parameters.map((value, j) => `,${parameterNames[j]}:${formatFixed(value)}`);
    return `i:${iteration},Loss:${formatFixed(loss)}${named.join('')}`;
  },
};
