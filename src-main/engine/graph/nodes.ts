import type { Written } from '../answer.ts';
import { type Values, valueIn } from '../evaluate.ts';
import { type Expr, apply, variable } from '../expr.ts';
import type { Simplifier } from '../simplify/simplify.ts';
import type { Writer } from '../written.ts';
import type { EdgeProduct } from './answer.ts';

/** The nodes of a graph by their positions, and how they and what their edges carry are written. */
export class Nodes {
  readonly #ids: ReadonlyMap<Expr, number>;
  /** Of each operation with long arguments, how it is written instead. */
  readonly #abridged: ReadonlyMap<Expr, Expr>;

  constructor(
    order: readonly Expr[],
    readonly writer: Writer,
    readonly simplifier: Simplifier,
  ) {
    this.#ids = new Map(order.map((node, id) => [node, id]));
    this.#abridged = abridged(order);
  }

  idOf(node: Expr): number {
    const id = this.#ids.get(node);
    if (id === undefined) throw new Error('A node that is not in the graph');
    return id;
  }

  find(node: Expr): number | undefined {
    return this.#ids.get(node);
  }

  write(node: Expr): Written {
    return this.writer.write(this.#abridged.get(node) ?? node);
  }

  /** What an edge carries: what comes in at its other end times the local derivative. */
  product(other: Expr, incoming: number, local: Expr, values: Values): EdgeProduct {
    const localValue = valueIn(values, local);
    const written = this.write(this.simplifier.simplify(local));
    return { node: this.idOf(other), incoming, local: written, localValue, product: incoming * localValue };
  }
}

/** An operation made of more nodes than this is written with the names of those below it. */
const LONGEST = 100;

/** Long operations with names in place of their arguments: v1, v2, ... in the order of evaluation. */
function abridged(order: readonly Expr[]): ReadonlyMap<Expr, Expr> {
  const sizes = new Map<Expr, number>();
  const names = new Map<Expr, Expr>();
  const short = new Map<Expr, Expr>();
  for (const node of order) {
    if (node.kind !== 'operation') continue;
    const size = node.args.reduce((sum, arg) => sum + (sizes.get(arg) ?? 1), 1);
    sizes.set(node, size);
    names.set(node, variable(`v${names.size + 1}`));
    if (size > LONGEST) short.set(node, apply(node.op, ...node.args.map((arg) => names.get(arg) ?? arg)));
  }
  return short;
}
