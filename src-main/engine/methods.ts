import type { DerivativeQuestion, MethodAnswer, MethodName, MethodsAnswer } from './answer.ts';
import { compilePoint } from './compile.ts';
import { Derivation } from './derivation.ts';
import { numericGradient, sweep, symbolicGradient } from './derive.ts';
import { type Numeric, centralDifference, secondDifference, studyDifferences } from './differences.ts';
import { tooLarge } from './errors.ts';
import { type Values, evaluate, valueIn } from './evaluate.ts';
import { type Expr, charge, topological } from './expr.ts';
import { ForwardMode } from './forward.ts';
import { outputsOf } from './outputs.ts';
import { type Subject, completePoint, withSubject } from './question.ts';
import { symmetric } from './symmetric.ts';

/** Derivatives as one method finds them, and the operations on numbers that value and gradient took. */
type Found = Pick<MethodAnswer, 'gradient' | 'hessian' | 'operations'>;

/** More variables than these are not compared: differences alone would take thousands of evaluations. */
const MOST_VARIABLES = 20;

/**
 * The same derivatives by every method, with its error against the symbolic one and its cost. The chain rule on
 * formulas, dual numbers and the reverse sweep are code of their own that reads the partial derivatives of the table;
 * differences read values only, of the compiled code; the compiled gradient is that of the sweep's formulas.
 *
 * Gradients have n entries and Hessians n rows of n, in the order of `variables`; `differences` has one study for each.
 * @throws Mistake those of `analyse`; `missing-value` when the point is not complete; `too-large` for more than 20
 * variables
 * @example compareMethods({ expression: 'x^2+2xy', point: { x: 3, y: 4 } }).methods.forward.gradient // [14, 6]
 * @example compareMethods({ expression: 'x*y', point: { x: 3 } }) // throws missing-value
 */
export function compareMethods(question: DerivativeQuestion): MethodsAnswer {
  return withSubject(question, (subject) => {
    const at = completePoint(subject);
    if (at.length > MOST_VARIABLES)
      throw tooLarge(MOST_VARIABLES, 'variables', `More than ${MOST_VARIABLES} variables to compare`);
    return compared(subject, at);
  });
}

function compared(subject: Subject, at: readonly number[]): MethodsAnswer {
  const { expression, names, point } = subject;
  const counter = new CountedFunction(subject);
  const reference = symbolic(subject);
  const found: Record<MethodName, Found> = {
    symbolic: reference,
    forward: forward(subject),
    reverse: reverse(subject),
    differences: differences(counter, at),
    compiled: compiled(subject, at),
  };
  const methods = Object.entries(found).map(([name, method]) => [name, withErrors(method, reference)]);
  return {
    variables: names,
    value: valueIn(evaluate([expression], point), expression),
    methods: Object.fromEntries(methods) as Record<MethodName, MethodAnswer>,
    differences: names.map((_, i) => studyDifferences(counter.value, at, i, reference.gradient[i] ?? NaN)),
  };
}

function withErrors(found: Found, reference: Found): MethodAnswer {
  return {
    ...found,
    gradientError: largestError(found.gradient, reference.gradient),
    hessianError: largestError(found.hessian.flat(), reference.hessian.flat()),
  };
}

/** The largest distance between entries, as a part of the entry where that is above 1; NaN agrees with NaN. */
function largestError(found: readonly number[], reference: readonly number[]): number {
  const errors = found.map((value, i) => {
    const wanted = reference[i] ?? NaN;
    return Object.is(value, wanted) || value === wanted ? 0 : Math.abs(value - wanted) / Math.max(1, Math.abs(wanted));
  });
  return errors.reduce((largest, error) => (Number.isNaN(error) ? Infinity : Math.max(largest, error)), 0);
}

const operationsIn = (roots: readonly Expr[]): number =>
  topological(roots).filter(({ kind }) => kind === 'operation').length;

/** Formulas by the chain rule, not simplified, evaluated at the point. */
function symbolic({ expression, variables, point }: Subject): Found {
  const derivation = new Derivation();
  const gradient = variables.map((x) => derivation.of(expression, x));
  const upper = gradient.map((partial, i) => variables.slice(i).map((y) => derivation.of(partial, y)));
  const values = evaluate([...gradient, ...upper.flat()], point);
  return {
    gradient: gradient.map((node) => valueIn(values, node)),
    hessian: symmetric(upper.map((row) => row.map((node) => valueIn(values, node)))),
    operations: operationsIn([expression, ...gradient]),
  };
}

/** Dual numbers: one pass over the graph for each variable, one more for each pair. */
function forward({ expression, variables, point }: Subject): Found {
  const first = new ForwardMode(expression, point, 1);
  const gradient = variables.map((x) => first.first(x));
  const { operations } = first;
  const second = new ForwardMode(expression, point, 2);
  const upper = variables.map((x, i) => variables.slice(i).map((y) => second.second(x, y)));
  return { gradient, hessian: symmetric(upper), operations };
}

/** A tape: values forwards, adjoints backwards; for the Hessian the same for every entry of the gradient. */
function reverse({ expression, variables, point }: Subject): Found {
  const values: Values = new Map();
  const record = sweep(expression);
  const gradient = numericGradient(record, variables, point, values);
  const evaluated = [...values.keys()].filter(({ kind }) => kind === 'operation').length;
  const passages = [...record.passages.values()].flat().length;
  const upper = symbolicGradient(record, variables).map((partial, i) =>
    numericGradient(sweep(partial), variables.slice(i), point, values),
  );
  return { gradient, hessian: symmetric(upper), operations: evaluated + 2 * passages };
}

/** Differences of values; they know nothing of derivatives. */
function differences(counter: CountedFunction, at: readonly number[]): Found {
  const gradient = at.map((_, i) => centralDifference(counter.value, at, i));
  const { operations } = counter;
  const upper = at.map((_, i) => at.slice(i).map((_value, k) => secondDifference(counter.value, at, i, i + k)));
  return { gradient, hessian: symmetric(upper), operations };
}

/** The value of an expression at points, with a count of the operations that took. */
class CountedFunction {
  readonly #run: (at: Float64Array, out: Float64Array) => void;
  readonly #size: number;
  readonly #out = new Float64Array(1);
  operations = 0;

  constructor({ expression, names }: Subject) {
    this.#run = compilePoint(outputsOf(expression, names, 0));
    this.#size = operationsIn([expression]);
  }

  readonly value: Numeric = (at) => {
    this.#run(Float64Array.from(at), this.#out);
    this.operations += this.#size;
    return this.#out[0] ?? NaN;
  };
}

/** The tape's formulas as one straight line of code. */
function compiled({ expression, names }: Subject, at: readonly number[]): Found {
  const n = names.length;
  charge(n * n);
  const outputs = outputsOf(expression, names, 2);
  const out = new Float64Array(outputs.roots.length);
  compilePoint(outputs)(Float64Array.from(at), out);
  return {
    gradient: [...out.subarray(1, 1 + n)],
    hessian: names.map((_, i) => [...out.subarray(1 + n + i * n, 1 + n + (i + 1) * n)]),
    operations: operationsIn(outputs.roots.slice(0, 1 + n)),
  };
}
