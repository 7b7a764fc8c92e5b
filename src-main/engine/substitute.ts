import { type Expr, apply, topological } from './expr.ts';

type Build = (op: string, args: readonly Expr[]) => Expr;

/**
 * What becomes of the nodes of an expression when one of them is replaced wherever it occurs; nodes that stay as they are
 * are left out. What surrounds it is built anew by `build`.
 * @example substitution(add(x, y), y, ONE()).get(add(x, y)) // parse('x + 1')
 */
export function substitution(
  line: Expr,
  before: Expr,
  after: Expr,
  build: Build = (op, args) => apply(op, ...args),
): ReadonlyMap<Expr, Expr> {
  const results = new Map<Expr, Expr>([[before, after]]);
  for (const node of topological([line], (known) => known === before)) {
    const args = node.kind === 'operation' ? node.args.map((arg) => results.get(arg) ?? arg) : [];
    const isSame = node.kind !== 'operation' || node.args.every((arg, i) => arg === args[i]);
    if (!isSame && node.kind === 'operation') results.set(node, build(node.op, args));
  }
  return results;
}

/**
 * An expression with a node replaced wherever it occurs.
 * @example substituted(add(x, y), y, ONE()) // parse('x + 1')
 */
export function substituted(line: Expr, before: Expr, after: Expr, build?: Build): Expr {
  return substitution(line, before, after, build).get(line) ?? line;
}
