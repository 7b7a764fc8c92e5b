import type { DerivativeQuestion } from './answer.ts';
import type { Expr } from './expr.ts';
import { ShownDerivatives } from './formulas.ts';
import { toLatex } from './latex.ts';
import { withSubject } from './question.ts';
import { symmetric } from './symmetric.ts';
import { toJavaScript, toNumPy, toTensorFlow, toText } from './text.ts';

/** One expression in every notation, for a learner to go on with elsewhere. */
export interface Readings {
  /** As it may be typed here; it reads back as the same expression. */
  readonly text: string;
  readonly latex: string;
  /** With TensorFlow imported as `tf`, and `math`. */
  readonly tensorflow: string;
  /** With NumPy imported as `np`; arrays of points too. */
  readonly numpy: string;
  readonly javascript: string;
}

export interface ReadingsAnswer {
  readonly variables: readonly string[];
  readonly value: Readings;
  /** The first partial derivatives as they are shown, n entries in the order of `variables`. */
  readonly gradient: readonly Readings[];
  /** The second ones, n rows of n. */
  readonly hessian: readonly (readonly Readings[])[];
}

/**
 * An expression and its first and second partial derivatives as text, LaTeX and code.
 * @throws Mistake those of `analyse`
 * @example readings({ expression: '|x|' }).value.numpy // 'np.abs(x)'
 * @example readings({ expression: 'class^2', variables: ['class'] }).value.javascript // 'class_ ** 2'
 * @example readings({ expression: 'x^2+2xy' }).gradient[0].tensorflow // '2 * x + 2 * y'
 * @example readings({ expression: 'x^2+2xy' }).hessian[0].map(({ text }) => text) // ['2', '2']
 */
export function readings(question: DerivativeQuestion): ReadingsAnswer {
  return withSubject(question, ({ expression, names, variables }) => {
    const shown = new ShownDerivatives();
    shown.prepare(expression, variables, [...variables, ...variables]);
    const upper = variables.map((x, i) => variables.slice(i).map((y) => readingsOf(shown.of(expression, [x, y]))));
    return {
      variables: names,
      value: readingsOf(expression),
      gradient: variables.map((x) => readingsOf(shown.of(expression, [x]))),
      hessian: symmetric(upper),
    };
  });
}

function readingsOf(node: Expr): Readings {
  return {
    text: toText(node),
    latex: toLatex(node),
    tensorflow: toTensorFlow(node),
    numpy: toNumPy(node),
    javascript: toJavaScript(node),
  };
}
