import { lineOfLoss } from './log-lines.ts';
import type { Preset } from './preset.ts';

/** price = X @ W with X = [1, scaled area, scaled rooms], each input scaled to [0, 1] by its minimum and maximum. */
export const multivariate: Preset = {
  defaults: { dtype: 'float64', learningRate: 1e-3, iterations: 501, displayStep: 50 },
  features: ['area', 'rooms'],
  scaling: 'min-max',
  intercept: 'first',
  parameterNames: ['W0', 'W1', 'W2'],
  showsOnes: true,
  line: lineOfLoss,
};
