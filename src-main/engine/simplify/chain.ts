import { type Expr, type Operation, integerOf } from '../expr.ts';

/** Operations in a row that are rewritten as a whole: terms of one sum, factors of one product. */
export type Chain = 'sum' | 'product';

const links: Readonly<Record<Chain, ReadonlySet<string>>> = {
  sum: new Set(['add', 'sub', 'neg']),
  product: new Set(['mul', 'div', 'neg', 'pow']),
};

/** The chain that a node is the head of, or null when it is a function or a leaf. */
export function chainOf(node: Expr): Chain | null {
  if (isLink(node, 'sum') && node.op !== 'neg') return 'sum';
  return isLink(node, 'product') ? 'product' : null;
}

/** Whether `node` is a link of such a chain; a power is one when its exponent is an integer. */
function isLink(node: Expr, chain: Chain): node is Operation {
  if (node.kind !== 'operation' || !links[chain].has(node.op)) return false;
  return node.op !== 'pow' || (node.args[1] !== undefined && integerOf(node.args[1]) !== null);
}

/** An argument of a link, and how it counts: -1 for what is subtracted or divided by, the exponent for a base. */
export interface Part {
  readonly node: Expr;
  readonly weight: number;
  /** Whether the chain goes on into the argument: into the base of a power only when that is a power itself. */
  readonly isLink: boolean;
}

/**
 * The arguments of a link of a chain.
 * @example partsOf(sub(x, y), 'sum') // [{ node: x, weight: 1, isLink: false }, { node: y, weight: -1, isLink: false }]
 */
export function partsOf(node: Operation, chain: Chain): Part[] {
  const [a, b] = node.args;
  if (a === undefined) return [];
  const goesOn = (arg: Expr) => isLink(arg, chain) && (node.op !== 'pow' || arg.op === 'pow');
  if (node.op === 'pow') return [{ node: a, weight: b === undefined ? 1 : (integerOf(b) ?? 1), isLink: goesOn(a) }];
  const first = { node: a, weight: node.op === 'neg' && chain === 'sum' ? -1 : 1, isLink: goesOn(a) };
  if (b === undefined) return [first];
  const weight = node.op === 'sub' || node.op === 'div' ? -1 : 1;
  return [first, { node: b, weight, isLink: goesOn(b) }];
}

/** The nodes whose own rewriting is asked for: the root, and below it everything that is not a link inside a chain. */
export function headNodes(root: Expr, order: readonly Expr[]): ReadonlySet<Expr> {
  const heads = new Set([root]);
  const inside: Record<Chain, Set<Expr>> = { sum: new Set(), product: new Set() };
  for (const node of [...order].reverse()) {
    if (node.kind !== 'operation') continue;
    const own = heads.has(node) ? chainOf(node) : null;
    if (heads.has(node) && own === null) node.args.forEach((arg) => heads.add(arg));
    for (const chain of ['sum', 'product'] as const) {
      if (own !== chain && !inside[chain].has(node)) continue;
      for (const part of partsOf(node, chain)) (part.isLink ? inside[chain] : heads).add(part.node);
    }
  }
  return heads;
}
