import { type Expr, variable, withNodes } from '../expr.ts';
import { definitionOf } from '../ops/catalog.ts';

/** A local derivative as data: what the table of operations says, apart from any graph. */
export type Term =
  | { readonly kind: 'argument'; readonly index: number }
  | { readonly kind: 'output' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'apply'; readonly op: string; readonly args: readonly Term[] };

const ARGUMENTS = ['a', 'b', 'c'];
const OUTPUT = 'out';
const MANY_NODES = 1000;

const known = new Map<string, readonly Term[]>();

/**
 * The local derivatives of an operation, one for each argument, from its row in the table.
 * @param op the operation's name in the table
 * @example localRules('mul') // [{ kind: 'argument', index: 1 }, { kind: 'argument', index: 0 }]
 */
export function localRules(op: string): readonly Term[] {
  let rules = known.get(op);
  if (rules === undefined) {
    rules = withNodes(MANY_NODES, () => readRules(op));
    known.set(op, rules);
  }
  return rules;
}

function readRules(op: string): Term[] {
  const definition = definitionOf(op);
  const args = ARGUMENTS.slice(0, definition.arity).map(variable);
  const partials = definition.partials as readonly ((...args: readonly Expr[]) => Expr)[];
  return partials.map((partial) => termOf(partial(...args, variable(OUTPUT))));
}

/** Rules are a few nodes deep. */
function termOf(node: Expr): Term {
  if (node.kind === 'constant') return { kind: 'number', value: node.value };
  if (node.kind === 'operation') return { kind: 'apply', op: node.op, args: node.args.map(termOf) };
  return node.name === OUTPUT ? { kind: 'output' } : { kind: 'argument', index: ARGUMENTS.indexOf(node.name) };
}
