import type { Expr, Operation } from '../expr.ts';
import { arithmetic } from './arithmetic.ts';
import { comparisons } from './comparison.ts';
import type { Definition } from './define.ts';
import { exponential } from './exponential.ts';
import { hyperbolic } from './hyperbolic.ts';
import { inverseHyperbolic } from './inverse-hyperbolic.ts';
import { inverseTrigonometric } from './inverse-trigonometric.ts';
import { logic } from './logic.ts';
import { piecewise } from './piecewise.ts';
import { roots } from './roots.ts';
import { rounding } from './rounding.ts';
import { trigonometric } from './trigonometric.ts';

/** Every operation the engine knows, by name. */
export const catalog = {
  ...arithmetic,
  ...roots,
  ...trigonometric,
  ...inverseTrigonometric,
  ...exponential,
  ...hyperbolic,
  ...inverseHyperbolic,
  ...piecewise,
  ...rounding,
  ...comparisons,
  ...logic,
};

export type OpName = keyof typeof catalog;

const definitions = new Map<string, Definition>(Object.entries(catalog));

/**
 * The definition of the operation called `op` in the DAG.
 * @throws Error naming `op` when the table has no such row: a bug, not a mistake of the user
 * @example definitionOf('sin').value(0) // 0
 * @example definitionOf('gamma') // throws Error
 */
export function definitionOf(op: string): Definition {
  const definition = definitions.get(op);
  if (definition === undefined) throw new Error(`No operation ${op} in the table`);
  return definition;
}

/** The operation that each function name calls in what a learner types. */
export const functionNames: ReadonlyMap<string, OpName> = new Map(
  (Object.keys(catalog) as OpName[]).flatMap((op) => catalog[op].calledBy.map((name): [string, OpName] => [name, op])),
);

/**
 * The partial derivative of an operation with respect to one of its arguments, from its row in the table.
 * @example partialOf(mul(x, y), 0) // y
 */
export function partialOf(node: Operation, argument: number): Expr {
  const partials = definitionOf(node.op).partials as readonly ((...args: readonly Expr[]) => Expr)[];
  const partial = partials[argument];
  if (partial === undefined) throw new Error(`Operation ${node.op} has no argument ${argument}`);
  return partial(...node.args, node);
}

/**
 * The value of an operation of up to three arguments; those it does not take are ignored.
 * @example valueOf(definitionOf('add'), 1, 2, NaN) // 3
 */
export function valueOf(definition: Definition, a: number, b: number, c: number): number {
  if (definition.arity === 1) return definition.value(a);
  return definition.arity === 2 ? definition.value(a, b) : definition.value(a, b, c);
}
