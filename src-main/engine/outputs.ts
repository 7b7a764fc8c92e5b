import { sweep, symbolicGradient } from './derive.ts';
import { type Expr, variable } from './expr.ts';
import { symmetric } from './symmetric.ts';

/** What a compiled function gives: the value (0), the gradient as well (1), the Hessian as well (2). */
export type Order = 0 | 1 | 2;

/**
 * Computes at one point, without allocating: `at` holds the variables in order; `out`, another array as long as there
 * are outputs, receives the value, then the gradient, then the Hessian row by row, as far as the order goes.
 */
export type PointFunction = (at: Float64Array, out: Float64Array) => void;

/** The expressions that a function of an order computes, in the order in which they stand in `out`. */
export interface Outputs {
  readonly variables: readonly Expr[];
  readonly roots: readonly Expr[];
}

/**
 * The value, gradient and Hessian of an expression as expressions, by reverse sweeps.
 * @param names the variables in order; they may include some that the expression does not have
 * @example outputsOf(x, ['x'], 1).roots // [x, ONE()]
 */
export function outputsOf(expression: Expr, names: readonly string[], order: Order): Outputs {
  const variables = names.map(variable);
  if (order === 0) return { variables, roots: [expression] };
  const gradient = symbolicGradient(sweep(expression), variables);
  if (order === 1) return { variables, roots: [expression, ...gradient] };
  const upper = gradient.map((partial, i) => symbolicGradient(sweep(partial), variables.slice(i)));
  return { variables, roots: [expression, ...gradient, ...symmetric(upper).flat()] };
}
