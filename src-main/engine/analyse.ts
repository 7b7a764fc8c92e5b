import type { DerivativeAnswer, DerivativeQuestion } from './answer.ts';
import { curvatureAt } from './curvature.ts';
import { type Sweep, numericGradient, sweep, symbolicGradient } from './derive.ts';
import { type Values, valueIn } from './evaluate.ts';
import { type Expr, charge, topological } from './expr.ts';
import { SHOWN, ShownDerivatives } from './formulas.ts';
import { type Subject, withSubject } from './question.ts';
import { symmetric } from './symmetric.ts';
import { traceSweep } from './trace.ts';
import { Writer } from './written.ts';

/**
 * Everything known of an expression at a point: value, gradient and Hessian as formulas and, where every variable has a
 * value, as numbers, with the steps of the reverse sweep. Bounded in memory and time whatever is typed.
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
  return withSubject(question, (subject) => answer(question.expression, subject));
}

function answer(text: string, subject: Subject): DerivativeAnswer {
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
  return {
    expression: text,
    variables: names,
    symbolic: writeDerivatives(expression, variables),
    nodes: {
      value: first.order.length,
      gradient: topological([expression, ...gradient]).length,
      hessian: topological([expression, ...gradient, ...rows.flatMap((row) => row.formulas)]).length,
    },
    numeric,
    curvature: numeric && curvatureAt(numeric.gradient, numeric.hessian, at),
    missing,
    trace: isComplete ? traceSweep(first, point, values) : null,
  };
}

/** The formulas, the value as it was typed and the derivatives simplified; the Hessian from its upper half. */
function writeDerivatives(expression: Expr, variables: readonly Expr[]): DerivativeAnswer['symbolic'] {
  const writer = new Writer(SHOWN);
  const shown = new ShownDerivatives();
  shown.prepare(expression, variables, [...variables, ...variables]);
  const value = writer.write(expression);
  const gradient = variables.map((x) => shown.write(expression, [x], writer));
  const upper = variables.map((x, i) => variables.slice(i).map((y) => shown.write(expression, [x, y], writer)));
  return { value, gradient, hessian: symmetric(upper) };
}
