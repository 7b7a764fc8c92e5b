import { roundTo } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import type { FitSettings, OptimizerName } from './record.ts';

/** The settings that optimizers read. */
export type Rates = Pick<FitSettings, 'dtype' | 'learningRate' | 'momentum' | 'beta1' | 'beta2' | 'epsilon'>;

/**
 * Changes `parameters` and what the optimizer remembers in place. `sums` has the gradient from its second number on;
 * `iteration` counts updates from 0.
 */
export type Update = (
  parameters: Float64Array,
  sums: Float64Array,
  memory: readonly Float64Array[],
  iteration: number,
) => void;

export interface Optimizer {
  /** How many numbers it remembers for each parameter; all are 0 before the first update. */
  readonly remembers: number;
  /** The update, with the rates already rounded to the dtype. */
  updateWith(rates: Rates): Update;
}

/**
 * Plain descent as the course's code computes it, the others as Keras 3 does, rounded to the dtype after every operation.
 * Keras keeps a rate, a momentum and the base of a power in float32, whatever the dtype of the parameters.
 */
export const optimizers: Readonly<Record<OptimizerName, Optimizer>> = {
  sgd: { remembers: 0, updateWith: descent },
  momentum: { remembers: 1, updateWith: heavyBall },
  adam: { remembers: 2, updateWith: adam },
};

/** w -= rate * gradient */
function descent({ dtype, learningRate }: Rates): Update {
  const rate = roundTo(dtype, learningRate);
  return (parameters, sums) => {
    for (let j = 0; j < parameters.length; j++) {
      parameters[j] = roundTo(dtype, at(parameters, j) - roundTo(dtype, rate * at(sums, j + 1)));
    }
  };
}

/** v = momentum * v - rate * gradient; w += v */
function heavyBall({ dtype, learningRate, momentum }: Rates): Update {
  const [rate, share] = [Math.fround(learningRate), Math.fround(momentum)];
  return (parameters, sums, [velocity = new Float64Array()]) => {
    for (let j = 0; j < parameters.length; j++) {
      const kept = roundTo(dtype, share * at(velocity, j));
      const next = roundTo(dtype, kept - roundTo(dtype, rate * at(sums, j + 1)));
      velocity[j] = next;
      parameters[j] = roundTo(dtype, at(parameters, j) + next);
    }
  };
}

/**
 * m += (gradient - m) * (1 - beta1); v += (gradient^2 - v) * (1 - beta2); w -= m * alpha / (sqrt(v) + epsilon), where
 * alpha = rate * sqrt(1 - beta2^t) / (1 - beta1^t) makes up for both beginning at 0, and t counts updates from 1.
 */
function adam({ dtype, learningRate, beta1, beta2, epsilon }: Rates): Update {
  const r = (value: number) => roundTo(dtype, value);
  const rate = Math.fround(learningRate);
  const [first, second, small] = [r(1 - beta1), r(1 - beta2), r(epsilon)];
  return (parameters, sums, [mean = new Float64Array(), square = new Float64Array()], iteration) => {
    const grown = (beta: number) => r(1 - r(Math.fround(beta) ** (iteration + 1)));
    const alpha = r(r(rate * r(Math.sqrt(grown(beta2)))) / grown(beta1));
    for (let j = 0; j < parameters.length; j++) {
      const gradient = at(sums, j + 1);
      const m = r(at(mean, j) + r(r(gradient - at(mean, j)) * first));
      const v = r(at(square, j) + r(r(r(gradient * gradient) - at(square, j)) * second));
      mean[j] = m;
      square[j] = v;
      parameters[j] = r(at(parameters, j) - r(r(m * alpha) / r(r(Math.sqrt(v)) + small)));
    }
  };
}
