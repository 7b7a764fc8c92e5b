import { type Expr, type Operation, integerOf, watch } from '../expr.ts';

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

/** What the rewriting of an operation starts from: its arguments, those of a whole chain where it is the head of one. */
function basisOf(node: Operation): readonly Expr[] {
  const chain = chainOf(node);
  if (chain === null) return node.args;
  const basis: Expr[] = [];
  const links = new Set([node]);
  for (const link of links) {
    for (const part of partsOf(link, chain)) {
      if (part.isLink && part.node.kind === 'operation') links.add(part.node);
      else basis.push(part.node);
    }
  }
  watch(links.size);
  return basis;
}

/**
 * The operations whose own rewriting is asked for, those below first: the root, and below it everything that is not a
 * link inside a chain. A node that is known already is left out with what lies below it. A link is looked through, known
 * or not: the chain that it belongs to now is another one than its own.
 */
export function headNodes(root: Expr, isKnown: (node: Expr) => boolean = () => false): Operation[] {
  const order: Operation[] = [];
  const entered = new Set<Expr>();
  const stack: { node: Operation; basis: Iterator<Expr> }[] = [];
  const enter = (node: Expr) => {
    if (node.kind !== 'operation' || entered.has(node) || isKnown(node)) return;
    entered.add(node);
    stack.push({ node, basis: basisOf(node).values() });
  };
  enter(root);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.basis.next();
    if (next.done !== true) enter(next.value);
    else {
      order.push(top.node);
      stack.pop();
    }
  }
  return order;
}
