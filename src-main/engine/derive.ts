import { type Point, type Values, evaluate, valueIn } from './evaluate.ts';
import { type Expr, ONE, type Operation, ZERO, add, isLiteral, mul, topological } from './expr.ts';
import { partialOf } from './ops/catalog.ts';

/** One edge of the DAG seen backwards: what `consumer` passes to its argument number `argument`. */
export interface Passage {
  readonly consumer: Operation;
  readonly argument: number;
  /** The partial derivative of the consumer with respect to that argument. */
  readonly local: Expr;
}

/**
 * The record of a reverse sweep. The symbolic gradient, the numeric one and the steps shown to a learner are readings
 * of it, so they cannot disagree.
 */
export interface Sweep {
  readonly output: Expr;
  /** All nodes below the output, arguments first. */
  readonly order: readonly Expr[];
  /** For every node with a variable below it, the edges to its consumers, in the order of `order`. */
  readonly passages: ReadonlyMap<Expr, readonly Passage[]>;
}

/**
 * Records how the output's adjoint travels back to every node that has a variable below it.
 * @example sweep(mul(x, y)).passages.get(x) // [{ consumer: mul(x, y), argument: 0, local: y }]
 */
export function sweep(output: Expr): Sweep {
  const order = topological([output]);
  const passages = new Map<Expr, Passage[]>();
  for (const node of order) {
    const varies =
      node.kind === 'variable' || (node.kind === 'operation' && node.args.some((arg) => passages.has(arg)));
    if (varies) passages.set(node, []);
    if (node.kind === 'operation') recordPassages(node, passages);
  }
  return { output, order, passages };
}

function recordPassages(consumer: Operation, passages: ReadonlyMap<Expr, Passage[]>): void {
  consumer.args.forEach((arg, argument) => {
    passages.get(arg)?.push({ consumer, argument, local: partialOf(consumer, argument) });
  });
}

/** The numbers that adjoints are made of: expressions for the symbolic reading, floats for the numeric one. */
interface Adjoints<T> {
  readonly one: T;
  readonly add: (a: T, b: T) => T;
  readonly mul: (incoming: T, local: T) => T;
  readonly local: (local: Expr) => T;
  /** Whether nothing travels along the edge, whatever lies behind it. */
  readonly isClosed: (passage: Passage) => boolean;
}

/**
 * Reads a sweep backwards: the adjoint of a node is the sum, over its open passages, of the consumer's adjoint times
 * the local partial derivative. A node that nothing reaches has none.
 */
function readAdjoints<T>({ output, order, passages }: Sweep, kind: Adjoints<T>): Map<Expr, T> {
  const adjoints = new Map<Expr, T>();
  for (const node of [...order].reverse()) {
    const received = passages.get(node);
    if (received === undefined) continue;
    let adjoint = node === output ? kind.one : undefined;
    for (const passage of received) {
      const incoming = adjoints.get(passage.consumer);
      if (incoming === undefined || kind.isClosed(passage)) continue;
      const product = kind.mul(incoming, kind.local(passage.local));
      adjoint = adjoint === undefined ? product : kind.add(adjoint, product);
    }
    if (adjoint !== undefined) adjoints.set(node, adjoint);
  }
  return adjoints;
}

/** The symbolic reading of a sweep: the partial derivatives of its output, not simplified. */
export function symbolicGradient(record: Sweep, variables: readonly Expr[]): Expr[] {
  const isClosed = ({ local }: Passage) => isLiteral(local, 0);
  const adjoints = readAdjoints<Expr>(record, { one: ONE(), add, mul, local: (local) => local, isClosed });
  return variables.map((variable) => adjoints.get(variable) ?? ZERO());
}

/**
 * Whether an operation is a choice that has not taken the argument with this local derivative: then nothing travels
 * along that edge, in neither direction, not even a slope that is not a number.
 */
export function isNotTaken({ op }: Operation, local: Expr, values: Values): boolean {
  return op === 'where' && valueIn(values, local) === 0;
}

/**
 * The numeric reading of a sweep: the adjoint of every node that the output depends on at this point. `values` gets the
 * values of all nodes and local derivatives.
 */
export function numericAdjoints(record: Sweep, point: Point, values: Values): Map<Expr, number> {
  const locals = [...record.passages.values()].flatMap((passages) => passages.map(({ local }) => local));
  evaluate([record.output, ...locals], point, values);
  return readAdjoints<number>(record, {
    one: 1,
    add: (a, b) => a + b,
    mul: (incoming, local) => incoming * local,
    local: (local) => valueIn(values, local),
    isClosed: ({ consumer, local }) => isNotTaken(consumer, local, values),
  });
}

/** The partial derivatives of a sweep's output at a point; 0 by a variable that it does not depend on. */
export function numericGradient(
  record: Sweep,
  variables: readonly Expr[],
  point: Point,
  values: Values = new Map(),
): number[] {
  const adjoints = numericAdjoints(record, point, values);
  return variables.map((x) => adjoints.get(x) ?? 0);
}

/**
 * The partial derivatives of `output` as expressions, by one reverse sweep; not simplified.
 * @example gradient(mul(x, y), [x, y]) // [y, x]
 */
export function gradient(output: Expr, variables: readonly Expr[]): Expr[] {
  return symbolicGradient(sweep(output), variables);
}

/**
 * The derivative with respect to one variable after the other, to any order.
 * @example derivative(parse('x^2*y'), [x, x]) // parse('2*y')
 */
export function derivative(output: Expr, variables: readonly Expr[]): Expr {
  return variables.reduce((node, variable) => gradient(node, [variable])[0] ?? ZERO(), output);
}
