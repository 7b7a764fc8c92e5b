import { analyse } from '../../../src-main/engine/analyse.ts';
import { compileGrid, compilePoint } from '../../../src-main/engine/compile.ts';
import { Derivation } from '../../../src-main/engine/derivation.ts';
import { evaluate, valueIn } from '../../../src-main/engine/evaluate.ts';
import { type Expr, topological, variable, withNodes } from '../../../src-main/engine/expr.ts';
import { type Order, outputsOf } from '../../../src-main/engine/outputs.ts';
import { parse } from '../../../src-main/engine/parse.ts';
import { Simplifier } from '../../../src-main/engine/simplify/simplify.ts';
import { type Subject, gridAxis } from '../expressions.ts';
import {
  type Answer,
  type Candidate,
  type Trial,
  checkedScope,
  gradientSize,
  gridTrial,
  hessianSize,
  pointTrial,
  symbolicTrial,
  timed,
  unchecked,
} from '../trial.ts';

/** The bounds of a question to `analyse`. */
const LIMITS = { nodes: 200_000, steps: 30_000 };

type Question = Pick<Subject, 'text' | 'variables'>;

const compiled = ({ text, variables }: Question, order: Order) =>
  withNodes(LIMITS.nodes, () => compilePoint(outputsOf(parse(text), variables, order)));

const compiledGrid = ({ text, variables }: Question) =>
  withNodes(LIMITS.nodes, () => compileGrid(outputsOf(parse(text), variables, 1)));

/** Small work that loads what every further call needs. */
const small: Question = { text: 'x^2*y', variables: ['x', 'y'] };

function simplifiedGradient(text: string, variables: readonly string[]): Expr[] {
  return withNodes(LIMITS.nodes, () => {
    const expression = parse(text);
    const derivation = new Derivation();
    const simplifier = new Simplifier({ steps: LIMITS.steps });
    return variables.map((name) => simplifier.simplify(derivation.of(expression, variable(name))));
  });
}

function read(gradient: readonly Expr[], { variables }: Subject): Answer {
  return withNodes(LIMITS.nodes, () => {
    const values = evaluate(gradient, checkedScope(variables));
    return { values: gradient.map((node) => valueIn(values, node)), size: topological(gradient).length };
  });
}

function grid(subject: Subject): Trial {
  const fill = compiledGrid(subject);
  const at = new Float64Array(2);
  return gridTrial((planes) => fill(gridAxis, gridAxis, at, planes));
}

function firstGrid(subject: Subject): Trial {
  const axis = gridAxis.slice(0, 2);
  compiledGrid(small)(axis, axis, new Float64Array(2), new Float64Array(12));
  return unchecked(() => timed(() => grid(subject).run(1)));
}

/** Reading the text is not part of it. */
function firstHessian({ text, variables }: Subject): Trial {
  compiled(small, 2);
  const build = () => {
    const expression = parse(text);
    return timed(() => compilePoint(outputsOf(expression, variables, 2)));
  };
  return unchecked(() => withNodes(LIMITS.nodes, build));
}

export const candidate: Candidate = {
  symbolic: (subject) =>
    symbolicTrial(
      subject.text,
      (text) => simplifiedGradient(text, subject.variables),
      (gradient) => read(gradient, subject),
    ),
  gradient: (subject) => pointTrial(subject, gradientSize(subject), compiled(subject, 1)),
  hessian: (subject) => pointTrial(subject, hessianSize(subject), compiled(subject, 2)),
  'first hessian': firstHessian,
  grid,
  'first grid': firstGrid,
  analyse({ text, variables }) {
    const point = Object.fromEntries(variables.map((name, i) => [name, 3 + i]));
    const answer = (expression: string) => analyse({ expression, point });
    return symbolicTrial(text, answer, () => ({ values: [], size: null }));
  },
};
