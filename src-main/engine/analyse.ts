import type { DerivativeAnswer, DerivativeQuestion } from './answer.ts';
import { curvatureAt } from './curvature.ts';
import { type Sweep, numericGradient, sweep, symbolicGradient } from './derive.ts';
import { type Values, valueIn } from './evaluate.ts';
import { type Expr, charge, topological } from './expr.ts';
import { SHOWN, ShownDerivatives } from './formulas.ts';
import { type Subject, withSubject } from './question.ts';
import { areConstant } from './quadratic.ts';
import { keyOf, remembered } from './remember.ts';
import { symmetric } from './symmetric.ts';
import { Writer } from './written.ts';

/**
 * Everything known of an expression at a point: value, gradient and Hessian as formulas and, where every variable has a
 * value, as numbers, by reverse sweeps. Bounded in memory and time whatever is typed.
 *
 * The gradient has n entries and the Hessian n rows of n for n variables, in the order of the answer's `variables`.
 * Angles are in radians. Numbers are float64, from the expression as it was typed.
 * @throws Mistake those of `parse`, with their place; `too-large` past 100,000 nodes or 4 seconds; `invalid-setting`
 * for `variables` that are no names
 * @example analyse({ expression: 'x^2+2xy', point: { x: 3, y: 4 } }).numeric?.gradient // [14, 6]
 * @example analyse({ expression: 'x^2+2xy', point: { x: 0, y: 0 } }).curvature?.criticalPoint // 'saddle'
 * @example analyse({ expression: 'x +' }) // throws syntax
 */
export function analyse(question: DerivativeQuestion): DerivativeAnswer {
  return withSubject(question, (subject) => answer(question, subject));
}

const formulasOf = remembered(writeDerivatives);

function answer(question: DerivativeQuestion, subject: Subject): DerivativeAnswer {
  const { expression, names, variables, missing, point } = subject;
  charge(2 * names.length ** 2); // A formula and a number for each entry of the Hessian.
  const first = sweep(expression);
  const gradient = symbolicGradient(first, variables);
  const at = names.map((name) => point[name] ?? NaN);
  const values: Values = new Map();
  const isComplete = missing.length === 0;
  const numbers = (record: Sweep, by: readonly Expr[]) =>
    isComplete ? numericGradient(record, by, point, values) : [];
  // Row by row, because the record of a sweep is as large as the graph; and all rows before anything is written, so
  // that a question too large is refused early.
  const rows = gradient.map((partial, i) => {
    const [record, by] = [sweep(partial), variables.slice(i)];
    return { formulas: symbolicGradient(record, by), numbers: numbers(record, by) };
  });
  const firstNumbers = numbers(first, variables);
  const numeric = isComplete
    ? { value: valueIn(values, expression), gradient: firstNumbers, hessian: symmetric(rows.map((row) => row.numbers)) }
    : null;
  const { symbolic, isSameEverywhere } = formulasOf(keyOf(question), subject);
  const origin = isSameEverywhere
    ? numericGradient(first, variables, Object.fromEntries(names.map((name) => [name, 0])))
    : null;
  return {
    expression: question.expression,
    variables: names,
    symbolic,
    nodes: {
      value: first.order.length,
      gradient: topological([expression, ...gradient]).length,
      hessian: topological([expression, ...gradient, ...rows.flatMap((row) => row.formulas)]).length,
    },
    numeric,
    curvature: numeric && curvatureAt(numeric.gradient, numeric.hessian, at, origin),
    missing,
  };
}

/** What does not depend on the point. */
interface Formulas {
  readonly symbolic: DerivativeAnswer['symbolic'];
  /** Whether the Hessian is the same everywhere. */
  readonly isSameEverywhere: boolean;
}

/** The formulas, the value as it was typed and the derivatives simplified; the Hessian from its upper half. */
function writeDerivatives({ expression, names, variables }: Subject): Formulas {
  const writer = new Writer(SHOWN);
  const shown = new ShownDerivatives();
  shown.prepare(expression, variables, [...variables, ...variables]);
  const value = writer.write(expression);
  const gradient = variables.map((x) => shown.write(expression, [x], writer));
  const pairs = variables.map((x, i) => variables.slice(i).map((y) => [x, y] as const));
  const upper = pairs.map((row) => row.map((by) => shown.write(expression, by, writer)));
  const entries = pairs.flat().map((by) => shown.of(expression, by));
  return {
    symbolic: { value, gradient, hessian: symmetric(upper) },
    isSameEverywhere: areConstant(expression, entries, names),
  };
}
