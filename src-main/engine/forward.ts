import { isNotTaken } from './derive.ts';
import { type Point, type Values, evaluate, valueIn } from './evaluate.ts';
import { type Expr, type Operation, topological } from './expr.ts';
import { partialOf } from './ops/catalog.ts';

/** Numbers by node; a node without one does not depend on the variable in question. */
type Tangents = ReadonlyMap<Expr, number>;

/** An argument of an operation with the operation's partial derivative there. */
interface Edge {
  readonly arg: Expr;
  readonly local: Expr;
}

/**
 * Forward mode: every node carries, beside its value, how fast it moves as one variable does (a dual number), and for
 * second derivatives how fast that changes as another one does. One pass for each variable, and one for each pair.
 */
export class ForwardMode {
  readonly #edges = new Map<Expr, readonly Edge[]>();
  /** The nodes of the expression, arguments first, and those with all of their partial derivatives. */
  readonly #order: readonly Expr[];
  readonly #extended: readonly Expr[];
  readonly #tangents = new Map<Expr, Tangents>();
  #products = 0;

  /** @param values of all nodes below `output` and their partial derivatives, to second order where that is asked for */
  constructor(
    readonly output: Expr,
    readonly point: Point,
    readonly order: 1 | 2,
    readonly values: Values = new Map(),
  ) {
    this.#order = topological([output]);
    this.#extended = order === 1 ? this.#order : topological([output, ...this.#localsOf(this.#order)]);
    evaluate([...this.#localsOf(this.#extended), output], point, values);
  }

  /** Operations on numbers so far: for values, for partial derivatives, and for tangents. */
  get operations(): number {
    return this.#products + [...this.values.keys()].filter(({ kind }) => kind === 'operation').length;
  }

  /** The derivative of the output by one variable. */
  first(x: Expr): number {
    return this.#tangentsBy(x).get(this.output) ?? 0;
  }

  /** The second derivative of the output by two variables; needs order 2. */
  second(x: Expr, y: Expr): number {
    if (this.order < 2) throw new Error('Second derivatives need partial derivatives of partial derivatives');
    const [byX, byY] = [this.#tangentsBy(x), this.#tangentsBy(y)];
    const seconds = new Map<Expr, number>();
    for (const node of this.#order) {
      let total: number | undefined;
      for (const { arg, local } of this.#openEdges(node)) {
        total = this.#plus(total, byX.get(arg), byY.get(local));
        total = this.#plus(total, seconds.get(arg), valueIn(this.values, local));
      }
      if (total !== undefined) seconds.set(node, total);
    }
    return seconds.get(this.output) ?? 0;
  }

  #tangentsBy(x: Expr): Tangents {
    const known = this.#tangents.get(x);
    if (known !== undefined) return known;
    const tangents = new Map<Expr, number>([[x, 1]]);
    for (const node of this.#extended) {
      let total: number | undefined;
      for (const { arg, local } of this.#openEdges(node)) {
        total = this.#plus(total, tangents.get(arg), valueIn(this.values, local));
      }
      if (total !== undefined) tangents.set(node, total);
    }
    this.#tangents.set(x, tangents);
    return tangents;
  }

  /** `total + a * b`, where what is missing is zero and costs nothing. */
  #plus(total: number | undefined, a: number | undefined, b: number | undefined): number | undefined {
    if (a === undefined || b === undefined) return total;
    this.#products += total === undefined ? 1 : 2;
    return (total ?? 0) + a * b;
  }

  #openEdges(node: Expr): readonly Edge[] {
    if (node.kind !== 'operation') return [];
    return (this.#edges.get(node) ?? []).filter(({ local }) => !isNotTaken(node, local, this.values));
  }

  #localsOf(order: readonly Expr[]): Expr[] {
    for (const node of order) {
      if (node.kind === 'operation' && !this.#edges.has(node)) this.#edges.set(node, edgesOf(node));
    }
    return order.flatMap((node) => (this.#edges.get(node) ?? []).map(({ local }) => local));
  }
}

function edgesOf(node: Operation): Edge[] {
  return node.args.map((arg, i) => ({ arg, local: partialOf(node, i) }));
}
