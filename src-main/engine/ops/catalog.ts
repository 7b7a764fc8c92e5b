import { arithmetic } from './arithmetic.ts';
import type { Definition } from './define.ts';
import { piecewise } from './piecewise.ts';
import { smooth } from './smooth.ts';
import { trigonometric } from './trigonometric.ts';

/** Every operation the engine knows, by name. */
export const catalog = { ...arithmetic, ...trigonometric, ...smooth, ...piecewise };

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
