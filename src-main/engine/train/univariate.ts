import { lineOfWAndB } from './log-lines.ts';
import type { Preset } from './preset.ts';

/** price = w * area + b */
export const univariate: Preset = {
  defaults: { dtype: 'float32', learningRate: 1e-4, iterations: 101, displayStep: 10 },
  features: ['area'],
  scaling: 'none',
  intercept: 'last',
  parameterNames: ['w', 'b'],
  showsOnes: false,
  line: lineOfWAndB,
};
