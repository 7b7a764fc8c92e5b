import { evaluate, valueIn } from '../evaluate.ts';
import { type Expr, type Operation, apply, integerOf, topological, variable } from '../expr.ts';
import type { NodeSpan } from '../spans.ts';
import { writeTensorFlow } from '../text.ts';
import { floatText } from './tensor-print.ts';

/** What Python computes itself where both sides are numbers; TensorFlow is called for everything else. */
const PYTHON: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'div', 'neg', 'pow']);

/** Comparisons of numbers are Python's too, and TensorFlow takes them as they are. */
const TRUTHS: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not']);

/**
 * The nodes that are tensors when the code runs, among nodes of which arguments come first; the others are numbers.
 * @example isTensor([x, constant(2)]).has(x) // true
 */
export function isTensor(order: readonly Expr[]): ReadonlySet<Expr> {
  const tensors = new Set<Expr>();
  for (const node of order) {
    if (node.kind === 'constant') continue;
    if (node.kind === 'variable' || !PYTHON.has(node.op) || node.args.some((arg) => tensors.has(arg)))
      tensors.add(node);
  }
  return tensors;
}

/** Python that computes an expression as a float32 tensor, with the places of its nodes. */
export interface TensorCode {
  readonly code: string;
  readonly spans: readonly NodeSpan[];
  readonly elided: boolean;
}

/** Characters of a line of code; of more only the beginning is written. */
export const LONGEST_CODE = 20_000;

/**
 * The right side of `f = …`. TensorFlow takes `tf.sin(2)` for an integer, which has no sine: where a call has numbers
 * only, they are written as floats. A variable alone is no tensor yet, and a number is made one.
 * @example tensorCode(apply('sin', constant(2))).code // 'tf.sin(2.)'
 * @example tensorCode(x).code // 'tf.identity(x)'
 */
export function tensorCode(expression: Expr): TensorCode {
  const floats = new Floats(topological([expression]));
  const isNumber = !floats.tensors.has(expression);
  const root = isNumber ? floats.asFloat(expression) : floats.rebuilt(expression);
  const { written, spans, elided } = writeTensorFlow(root, { characters: LONGEST_CODE, longest: LONGEST_CODE });
  const original = spans.map((span) => ({ ...span, node: floats.originalOf(span.node) }));
  const wrapper = isNumber ? 'tf.constant(' : expression.kind === 'variable' ? 'tf.identity(' : '';
  if (wrapper === '') return { code: written, spans: original, elided };
  const moved = original.map(({ node, start, end }) => {
    return { node, start: start + wrapper.length, end: end + wrapper.length };
  });
  return { code: `${wrapper}${written})`, spans: moved, elided };
}

/**
 * What is written for an operation on numbers that Python would not compute as a float: it raises an error where the
 * value is not finite, makes a complex number of a root of a negative one, and its integers have no bounds and no -0.
 */
function foldedOf(node: Expr, value: number): Expr | null {
  if (node.kind !== 'operation' || (Math.abs(value) <= Number.MAX_SAFE_INTEGER && !Object.is(value, -0))) return null;
  const size = variable(floatText(Math.abs(value)));
  return value < 0 || Object.is(value, -0) ? apply('neg', size) : size;
}

/** An expression with floats where TensorFlow needs them. */
class Floats {
  readonly tensors: ReadonlySet<Expr>;
  readonly #rebuilt = new Map<Expr, Expr>();
  /** Of numbers, with every integer as a float. */
  readonly #floats = new Map<Expr, Expr>();
  readonly #originals = new Map<Expr, Expr>();

  constructor(order: readonly Expr[]) {
    this.tensors = isTensor(order);
    const numbers = order.filter((node) => !this.tensors.has(node));
    const values = evaluate(numbers, {});
    for (const node of order) {
      const folded = this.tensors.has(node) ? null : foldedOf(node, valueIn(values, node));
      this.#rebuilt.set(node, folded ?? (node.kind === 'operation' ? this.#rebuild(node) : node));
      if (!this.tensors.has(node)) this.#floats.set(node, folded ?? this.#float(node));
    }
    for (const made of [this.#floats, this.#rebuilt]) {
      for (const [original, copy] of made) this.#originals.set(copy, original);
    }
  }

  rebuilt(node: Expr): Expr {
    return this.#rebuilt.get(node) ?? node;
  }

  asFloat(node: Expr): Expr {
    return this.#floats.get(node) ?? this.rebuilt(node);
  }

  originalOf(copy: Expr): Expr {
    return this.#originals.get(copy) ?? copy;
  }

  #rebuild(node: Operation): Expr {
    const isCall = !PYTHON.has(node.op) && !TRUTHS.has(node.op);
    // The condition of a choice is no value, and a root is spelled after its index.
    const isValue = (i: number) => !(node.op === 'where' && i === 0) && !(node.op === 'nthRoot' && i === 1);
    const hasNumbersOnly = isCall && node.args.every((arg, i) => !isValue(i) || !this.tensors.has(arg));
    const args = node.args.map((arg, i) => (hasNumbersOnly && isValue(i) ? this.asFloat(arg) : this.rebuilt(arg)));
    return apply(node.op, ...args);
  }

  #float(node: Expr): Expr {
    if (node.kind === 'operation') return apply(node.op, ...node.args.map((arg) => this.asFloat(arg)));
    const integer = integerOf(node);
    if (integer === null) return node;
    // A name that reads as the number: there is one node only for 2 and 2.0.
    const positive = variable(`${Math.abs(integer)}.`);
    return integer < 0 ? apply('neg', positive) : positive;
  }
}
