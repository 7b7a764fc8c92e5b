import type { Arithmetic } from './arithmetic.ts';
import type { Intercept, LossName, ModelKind } from './record.ts';
import { type FloatDtype, roundTo } from '../tensor/dtype.ts';

/** All that the code of a training loop depends on. */
export interface Form {
  readonly model: ModelKind;
  readonly loss: LossName;
  readonly dtype: FloatDtype;
  /** How many features. */
  readonly columns: number;
  readonly intercept: Intercept;
  /** How many scores a row has: one, or one a class. */
  readonly scores: number;
}

/** One row on its way through the model and back; `N` is a number, or the name of one in code. */
export interface Row<N> {
  /** The linear part of the model. */
  readonly scores: readonly N[];
  /** What is predicted: the score itself, or probabilities. */
  readonly predictions: readonly N[];
  /** What the row adds to the loss. */
  readonly term: N;
  /** Derivatives of the loss with respect to the scores. */
  readonly adjoints: readonly N[];
  /** What the row adds to the gradient, in the order of the parameters. */
  readonly contributions: readonly N[];
}

/** What goes into a row. */
export interface RowInput<N> {
  /** The features' values. */
  readonly features: readonly N[];
  readonly target: N;
  /** In rows of as many as there are scores: one for each feature, and one for the intercept where that stands. */
  readonly parameters: readonly N[];
  /** `shareOf` the batch; null where derivatives are multiplied by it once they are added up. */
  readonly share: N | null;
}

/** How many parameters there are: a weight for each column and score, intercepts among them. */
export const parameterCount = ({ columns, intercept, scores }: Form): number =>
  (columns + (intercept === 'none' ? 0 : 1)) * scores;

/** Numbers that a row adds up to: its term of the loss, then its contributions. */
export const sumCount = (form: Form): number => 1 + parameterCount(form);

/**
 * The way of a row, forward and back, in the order of operations in which TensorFlow computes it for the course's code.
 * The intercept's input is 1; a product with 1 is exact, hence left out.
 */
export function rowOf<N>(form: Form, a: Arithmetic<N>, { features, target, parameters, share }: RowInput<N>): Row<N> {
  const inputs = inputsOf(form, features);
  const scores = Array.from({ length: form.scores }, (_, k) =>
    inputs
      .map((input, j) => timesInput(a, input, parameters[j * form.scores + k] as N))
      .reduce((sum, product) => a.add(sum, product)),
  );
  const back = backFrom(form, a, scores, target, share);
  const contributions = inputs.flatMap((input) => back.adjoints.map((adjoint) => timesInput(a, input, adjoint)));
  return { scores, ...back, contributions };
}

/** From the scores of a row to its loss, and back to them. */
export function backFrom<N>(
  { model, dtype }: Form,
  a: Arithmetic<N>,
  scores: readonly N[],
  target: N,
  share: N | null,
): Pick<Row<N>, 'predictions' | 'term' | 'adjoints'> {
  const { predictions, term, slopes } = ends[model](a, scores, target, dtype);
  return { predictions, term, adjoints: share === null ? slopes : slopes.map((slope) => a.multiply(share, slope)) };
}

/** Features with the intercept's input, a null, in its place. */
function inputsOf<N>({ intercept }: Form, features: readonly N[]): readonly (N | null)[] {
  if (intercept === 'none') return features;
  return intercept === 'first' ? [null, ...features] : [...features, null];
}

const timesInput = <N>(a: Arithmetic<N>, input: N | null, factor: N): N =>
  input === null ? factor : a.multiply(factor, input);

interface End<N> extends Pick<Row<N>, 'predictions' | 'term'> {
  /** Derivatives of the row's own term, before the mean shares them out. */
  readonly slopes: readonly N[];
}

type EndOf = <N>(a: Arithmetic<N>, scores: readonly N[], target: N, dtype: FloatDtype) => End<N>;

/** From the scores to the loss, and back. */
const ends: Readonly<Record<ModelKind, EndOf>> = {
  /** (target - score)^2, and back through square and subtraction. */
  linear: (a, scores, target, dtype) => {
    const [score = a.number(NaN)] = scores;
    const error = a.subtract(target, score);
    const slope = dtype === 'float64' ? error : a.negate(a.multiply(a.number(2), error));
    return { predictions: [score], term: a.multiply(error, error), slopes: [slope] };
  },

  /** max(z, 0) - z y + log(1 + e^-|z|), TensorFlow's form of the cross-entropy: no exponential overflows. */
  logistic: (a, scores, target) => {
    const [z = a.number(NaN)] = scores;
    const [zero, one] = [a.number(0), a.number(1)];
    const decay = a.exp(a.negate(a.magnitude(z)));
    const linear = a.subtract(a.larger(z, zero), a.multiply(z, target));
    const rest = a.divide(decay, a.add(one, decay));
    const probability = a.bySign(z, a.divide(one, a.add(one, decay)), rest);
    // The probability minus the target, without losing what is left of either in the tails.
    const slope = a.bySign(z, a.subtract(a.subtract(one, target), rest), a.subtract(rest, target));
    return { predictions: [probability], term: a.add(linear, a.log1p(decay)), slopes: [slope] };
  },

  /** log(sum of e^z) - z of the class, with the largest score taken off all: no exponential overflows. */
  softmax: (a, scores, target) => {
    const top = scores.reduce((x, y) => a.larger(x, y));
    const shifted = scores.map((z) => a.subtract(z, top));
    const weights = shifted.map((z) => a.exp(z));
    const total = weights.reduce((x, y) => a.add(x, y));
    const predictions = weights.map((weight) => a.divide(weight, total));
    return {
      predictions,
      term: a.subtract(a.log(total), a.pick(target, shifted)),
      slopes: predictions.map((p, k) => a.subtract(p, a.isIndex(target, k))),
    };
  },
};

/**
 * By what the mean over `count` rows, and a half before it, multiply the derivative of each row's term. In float64 the -2
 * that the derivative of a square begins with is in it too: that factor is exact, and costs nothing here. float32 keeps
 * TensorFlow's own steps, because it overflows where they do.
 */
export function shareOf({ model, dtype, loss }: Form, count: number): number {
  const share = roundTo(dtype, (loss === 'half-mse' ? 0.5 : 1) / count);
  return model === 'linear' && dtype === 'float64' ? -2 * share : share;
}

/** The loss from the sum of its terms. */
export function lossOf({ dtype, loss }: Form, sum: number, count: number): number {
  const mean = roundTo(dtype, sum / count);
  return loss === 'half-mse' ? roundTo(dtype, 0.5 * mean) : mean;
}
