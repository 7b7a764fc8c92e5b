import { formatFixed } from './format.ts';
import type { Preset } from './preset.ts';

const parameterNames = ['w', 'b'];

/** price = w * area + b */
export const univariate: Preset = {
  defaults: { dtype: 'float32', learningRate: 1e-4, iterations: 101, displayStep: 10 },
  features: ['area'],
  scaling: 'none',
  intercept: 'last',
  parameterNames,
  showsOnes: false,
  line(iteration, loss, parameters) {
    const named = parameters.map((value, j) => `,${parameterNames[j]}:${formatFixed(value)}`);
    return `i:${iteration},Loss:${formatFixed(loss)}${named.join('')}`;
  },
};
