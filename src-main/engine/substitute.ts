import { type Expr, apply, topological } from './expr.ts';

/**
 * An expression with a node replaced wherever it occurs; what surrounds it is built anew by `build`.
 * @example substituted(add(x, y), y, ONE()) // parse('x + 1')
 */
export function substituted(
  line: Expr,
  before: Expr,
  after: Expr,
  build: (op: string, args: readonly Expr[]) => Expr = (op, args) => apply(op, ...args),
): Expr {
  const results = new Map<Expr, Expr>([[before, after]]);
  for (const node of topological([line], (known) => known === before)) {
    const args = node.kind === 'operation' ? node.args.map((arg) => results.get(arg) ?? arg) : [];
    const isSame = node.kind !== 'operation' || node.args.every((arg, i) => arg === args[i]);
    if (!isSame && node.kind === 'operation') results.set(node, build(node.op, args));
  }
  return results.get(line) ?? line;
}
