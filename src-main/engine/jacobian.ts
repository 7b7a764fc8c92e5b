import type { DerivativeQuestion, Formula } from './answer.ts';
import { numericGradient, sweep } from './derive.ts';
import { invalidSetting } from './errors.ts';
import type { Expr } from './expr.ts';
import { SHOWN, ShownDerivatives } from './formulas.ts';
import { type Subjects, completePoint, within, withSubject, withSubjects } from './question.ts';
import { Writer } from './written.ts';

export interface JacobianQuestion {
  /** m expressions, the components of the function. */
  readonly expressions: readonly string[];
  readonly point?: Readonly<Record<string, number>>;
  readonly variables?: readonly string[];
}

/** The first partial derivatives of several expressions: m rows, one for each, of n entries, one for each variable. */
export interface JacobianAnswer {
  readonly variables: readonly string[];
  readonly symbolic: readonly (readonly Formula[])[];
  /** `null` when the point lacks one of `variables`. */
  readonly numeric: readonly (readonly number[])[] | null;
}

/**
 * The Jacobian of several expressions of the same variables. Formulas come from the chain rule, as `analyse` shows them;
 * the numbers of a row from one reverse sweep.
 * @throws Mistake those of `analyse`, with the place in the expression that has the mistake, which `details.expression`
 * says
 * @example jacobian({ expressions: ['x*y', 'x+y'], point: { x: 3, y: 4 } }).numeric // [[4, 3], [1, 1]]
 */
export function jacobian(question: JacobianQuestion): JacobianAnswer {
  return withSubjects(question, (subjects) => {
    const writer = new Writer(SHOWN);
    const shown = new ShownDerivatives();
    const { expressions, variables, names, missing } = subjects;
    const rows = <T>(row: (expression: Expr) => T): T[] =>
      expressions.map((expression, i) => within(question.expressions, i, () => row(expression)));
    return {
      variables: names,
      symbolic: rows((expression) => variables.map((x) => shown.write(expression, [x], writer))),
      numeric: missing.length > 0 ? null : rows((expression) => gradientAt(expression, subjects)),
    };
  });
}

const gradientAt = (expression: Expr, { variables, point }: Subjects): number[] =>
  numericGradient(sweep(expression), variables, point);

/** How fast an expression changes in a direction. */
export interface DirectionalAnswer {
  readonly variables: readonly string[];
  /** Change for a step as long as the direction is: the gradient times the direction. */
  readonly derivative: number;
  /** Change for a step of length 1 in that direction. */
  readonly slope: number;
}

/**
 * The directional derivative at a point.
 * @param direction a component for every variable, those left out are 0; at least one is not 0
 * @throws Mistake those of `analyse`; `missing-value`; `invalid-setting` for a direction without length
 * @example directionalDerivative({ expression: 'x^2+2xy', point: { x: 3, y: 4 } }, { x: 3, y: 4 }).derivative // 66
 */
export function directionalDerivative(
  question: DerivativeQuestion,
  direction: Readonly<Record<string, number>>,
): DirectionalAnswer {
  return withSubject(question, (subject) => {
    completePoint(subject);
    const { names, expression } = subject;
    const components = names.map((name) => (Object.hasOwn(direction, name) ? (direction[name] ?? 0) : 0));
    const length = Math.hypot(...components);
    if (!(length > 0 && Number.isFinite(length)))
      throw invalidSetting('direction', length, 'a direction with a length');
    const gradient = gradientAt(expression, subject);
    const derivative = gradient.reduce((sum, slope, i) => sum + slope * (components[i] ?? 0), 0);
    return { variables: names, derivative, slope: derivative / length };
  });
}
