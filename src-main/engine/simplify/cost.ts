import type { Expr, Operation } from '../expr.ts';

/** What a root counts: a power with a fraction for its exponent. */
const ROOT = 2;

/** What a fraction above or below the line of another counts beside itself: it is hard to read. */
const NESTED = 2;

/** Operations through which a fraction is still seen as a part of the whole. */
const open: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'neg']);

/** Counts the operations that a reader sees, signs among them, each as often as it is written. */
export class Costs {
  readonly #known = new Map<Expr, number>();
  /** The nodes in which a fraction stands openly. */
  readonly #fractions = new Set<Expr>();

  /** @example new Costs().of(parse('x^2 - 1/sin(x)')) // 4 */
  of(root: Expr): number {
    const known = this.#costOf(root);
    if (known !== undefined) return known;
    const stack: Expr[] = [root];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const height = stack.length;
      if (top.kind === 'operation') this.#add(top, stack);
      if (stack.length === height) stack.pop();
    }
    return this.#costOf(root) ?? 0;
  }

  /** The cheapest of these, the first where several are; null when there are none. */
  cheapest(nodes: readonly Expr[]): Expr | null {
    const [first = null, ...others] = nodes;
    return others.reduce((best, node) => (best !== null && this.of(best) <= this.of(node) ? best : node), first);
  }

  #costOf(node: Expr): number | undefined {
    if (node.kind === 'variable') return 0;
    return node.kind === 'constant' ? Number(node.value < 0) : this.#known.get(node);
  }

  /** Adds an operation up, or puts the arguments that come first on the stack. */
  #add(node: Operation, stack: Expr[]): void {
    let sum = node.op === 'sqrt' || node.op === 'cbrt' ? ROOT : 1;
    let isKnown = true;
    for (const arg of node.args) {
      const cost = this.#costOf(arg);
      if (cost === undefined) stack.push(arg);
      isKnown &&= cost !== undefined;
      sum += cost ?? 0;
    }
    if (isKnown) this.#known.set(node, sum + this.#nesting(node));
  }

  #nesting(node: Operation): number {
    const hasFraction = node.args.some((arg) => this.#fractions.has(arg));
    if (node.op === 'div' || (hasFraction && open.has(node.op))) this.#fractions.add(node);
    return node.op === 'div' && hasFraction ? NESTED : 0;
  }
}
