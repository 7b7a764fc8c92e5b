import type { Sweep } from '../derive.ts';
import { type Expr, type Operation, topological } from '../expr.ts';

/** Operations through which TensorFlow sends no gradient at all. */
const CLOSED: ReadonlySet<string> = new Set([
  ...['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'],
  ...['floor', 'ceil', 'round'],
]);

const isClosed = ({ op }: Operation, argument: number): boolean => CLOSED.has(op) || (op === 'where' && argument === 0);

/** Operations whose gradient TensorFlow computes of the argument even where a constant would do. */
const KEPT: ReadonlySet<string> = new Set(['relu', 'pow']);

/** Operations to whose argument TensorFlow passes zeros that it computes of nothing. */
const ZEROED: ReadonlySet<string> = new Set(['sign']);

/** Variables by position, one bit each. */
type Bits = number;

/** More variables than these have no bit. */
export const MOST_VARIABLES = 20;

/**
 * Which derivatives TensorFlow has a path for on its tape. Where it has none it answers `None`, which means 0; where it
 * has one it computes a number, be it 0.
 */
export class Connections {
  readonly #reached = new Map<Expr, Bits>();
  readonly #output: Expr;
  /** Of each variable, what its partial derivative is computed of. */
  readonly #partials: readonly (Bits | null)[];

  constructor(
    record: Sweep,
    readonly variables: readonly Expr[],
  ) {
    this.#output = record.output;
    const adjoints = this.#adjoints(record);
    this.#partials = variables.map((x) => adjoints.get(x) ?? null);
  }

  /** Whether the gradient has a number for this variable. */
  first(i: number): boolean {
    return (this.#below(this.#output) & (1 << i)) !== 0;
  }

  /** Whether the partial derivative by one variable has a number for its derivative by another. */
  second(i: number, k: number): boolean {
    return ((this.#partials[i] ?? 0) & (1 << k)) !== 0;
  }

  /** The variables that gradients of a node reach. */
  #below(root: Expr): Bits {
    for (const node of topological([root], (known) => this.#reached.has(known))) {
      const own = this.variables.indexOf(node);
      const args = node.kind === 'operation' ? node.args : [];
      const bits = args.reduce(
        (sum, arg, i) => (node.kind === 'operation' && isClosed(node, i) ? sum : sum | this.#reachedFrom(arg)),
        own < 0 ? 0 : 1 << own,
      );
      this.#reached.set(node, bits);
    }
    return this.#reachedFrom(root);
  }

  #reachedFrom(node: Expr): Bits {
    return this.#reached.get(node) ?? 0;
  }

  /** What each node's adjoint is computed of, where the output's gradient comes to it. */
  #adjoints({ output, order, passages }: Sweep): ReadonlyMap<Expr, Bits> {
    const adjoints = new Map<Expr, Bits>([[output, 0]]);
    for (const node of [...order].reverse()) {
      for (const { consumer, argument, local } of passages.get(node) ?? []) {
        const incoming = adjoints.get(consumer);
        if (incoming === undefined || isClosed(consumer, argument)) continue;
        const passed = ZEROED.has(consumer.op) ? 0 : incoming | this.#below(local);
        const kept = KEPT.has(consumer.op) && argument === 0 ? this.#below(node) : 0;
        adjoints.set(node, (adjoints.get(node) ?? 0) | passed | kept);
      }
    }
    return adjoints;
  }
}
