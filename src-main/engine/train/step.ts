import { roundTo } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import { sum } from '../tensor/reduce.ts';
import type { Problem } from './problem.ts';

/**
 * The numbers that one update makes on the way. The loop overwrites them at every update, so that it allocates nothing;
 * opening an update reads them. Rows are sales; matrices are stored column by column like `Problem.design`.
 */
export interface Workspace {
  readonly predictions: Float64Array;
  /** target - prediction */
  readonly errors: Float64Array;
  readonly squares: Float64Array;
  /** Derivative of the loss with respect to each prediction. */
  readonly adjoints: Float64Array;
  /** What row i adds to the gradient of parameter j. */
  readonly contributions: Float64Array;
  readonly gradient: Float64Array;
  /** learning rate * gradient */
  readonly steps: Float64Array;
}

/** Room for the updates of one problem. */
export function workspaceFor({ rows, parameters }: Problem): Workspace {
  const [perRow, perParameter] = [() => new Float64Array(rows), () => new Float64Array(parameters)];
  return {
    predictions: perRow(),
    errors: perRow(),
    squares: perRow(),
    adjoints: perRow(),
    contributions: new Float64Array(rows * parameters),
    gradient: perParameter(),
    steps: perParameter(),
  };
}

/**
 * One update of gradient descent on loss = 0.5 * mean((target - prediction)^2): changes `parameters` in place, fills
 * `work`, and returns the loss before the update. Operations, their order and the rounding after each are those that
 * TensorFlow runs for the course's code, forward and on the tape; that is what makes float32 agree to the bit.
 */
export function step(problem: Problem, parameters: Float64Array, work: Workspace): number {
  predict(problem, parameters, work.predictions);
  const loss = measure(problem, work);
  backpropagate(problem, work);
  assignSub(problem, parameters, work);
  return loss;
}

/** Writes the predictions: the columns, each times its parameter, added from left to right. */
export function predict(
  { rows, parameters: count, design, dtype }: Problem,
  parameters: Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  for (let j = 0; j < count; j++) {
    const parameter = at(parameters, j);
    for (let i = 0; i < rows; i++) {
      const product = roundTo(dtype, at(design, j * rows + i) * parameter);
      out[i] = roundTo(dtype, at(out, i) + product);
    }
  }
}

/** Errors, their squares, and the loss, which is returned. */
function measure({ rows, targets, dtype }: Problem, { predictions, errors, squares }: Workspace): number {
  for (let i = 0; i < rows; i++) {
    const error = roundTo(dtype, at(targets, i) - at(predictions, i));
    errors[i] = error;
    squares[i] = roundTo(dtype, error * error);
  }
  return roundTo(dtype, 0.5 * roundTo(dtype, sum(squares, 0, rows, dtype) / rows));
}

/** Back through 0.5 *, mean, square and subtraction to the predictions; then through each product to its parameter. */
function backpropagate({ rows, parameters: count, design, dtype }: Problem, work: Workspace): void {
  const { errors, adjoints, contributions, gradient } = work;
  const share = roundTo(dtype, 0.5 / rows);
  for (let i = 0; i < rows; i++) adjoints[i] = -roundTo(dtype, share * roundTo(dtype, 2 * at(errors, i)));
  for (let j = 0; j < count; j++) {
    const start = j * rows;
    for (let i = 0; i < rows; i++) contributions[start + i] = roundTo(dtype, at(adjoints, i) * at(design, start + i));
    gradient[j] = sum(contributions, start, rows, dtype);
  }
}

function assignSub(
  { parameters: count, learningRate, dtype }: Problem,
  parameters: Float64Array,
  work: Workspace,
): void {
  const { gradient, steps } = work;
  for (let j = 0; j < count; j++) {
    const change = roundTo(dtype, learningRate * at(gradient, j));
    steps[j] = change;
    parameters[j] = roundTo(dtype, at(parameters, j) - change);
  }
}
