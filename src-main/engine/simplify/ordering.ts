import { type Expr, topological } from '../expr.ts';

/** How far below two factors their parts are compared; what is equal down to there is told apart by its fingerprint. */
const DEPTH = 4;

const heights = new WeakMap<Expr, number>();

/**
 * The place of a factor in a product: constants, letters by name, powers and functions, the simpler first, then sums.
 * It depends on the factors alone, so a product reads the same whatever was simplified before it; and since what
 * contains another comes after it, products that grow step by step begin alike and share their nodes.
 * @example compareFactors(x, y) // -1
 */
export function compareFactors(a: Expr, b: Expr): number {
  return a === b ? 0 : compared(a, b, DEPTH) || a.fingerprint - b.fingerprint || a.id - b.id;
}

function compared(a: Expr, b: Expr, depth: number): number {
  if (a === b) return 0;
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  if (a.kind === 'variable' && b.kind === 'variable') return alphabetical(a.name, b.name);
  if (a.kind === 'constant' && b.kind === 'constant') return a.value - b.value;
  if (a.kind !== 'operation' || b.kind !== 'operation') return 0;
  const simpler = heightOf(a) - heightOf(b) || alphabetical(a.op, b.op);
  return simpler || (depth === 0 ? 0 : comparedArguments(a.args, b.args, depth - 1));
}

function comparedArguments(a: readonly Expr[], b: readonly Expr[], depth: number): number {
  for (const [i, arg] of a.entries()) {
    const other = b[i];
    const order = other === undefined ? 1 : compared(arg, other, depth);
    if (order !== 0) return order;
  }
  return 0;
}

const alphabetical = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function rank(node: Expr): number {
  if (node.kind === 'constant') return 0;
  if (node.kind === 'variable') return 1;
  if (node.op === 'pow') return 2;
  return node.op === 'add' || node.op === 'sub' ? 4 : 3;
}

/** Operations inside one another. */
function heightOf(node: Expr): number {
  const known = heights.get(node);
  if (known !== undefined) return known;
  for (const inner of topological([node], (below) => heights.has(below))) {
    const args = inner.kind === 'operation' ? inner.args.map((arg) => heights.get(arg) ?? 0) : [];
    heights.set(inner, Math.max(-1, ...args) + 1);
  }
  return heights.get(node) ?? 0;
}
