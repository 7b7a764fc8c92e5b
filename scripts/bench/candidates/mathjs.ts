import { type EvalFunction, type MathNode, derivative, parse } from 'mathjs';
import type { PointFunction } from '../../../src-main/engine/outputs.ts';
import type { Subject } from '../expressions.ts';
import { type Candidate, gradientSize, hessianSize, pointTrial, symbolicTrial } from '../trial.ts';
import { readNodes } from '../reading.ts';

/** Simplifying takes mathjs seconds and gains it nothing in evaluation. */
const slope = (node: MathNode, name: string): MathNode => derivative(node, name, { simplify: false });

function filling(variables: readonly string[], nodes: readonly MathNode[]): PointFunction {
  const functions: EvalFunction[] = nodes.map((node) => node.compile());
  const scope: Record<string, number> = {};
  return (at, out) => {
    variables.forEach((name, i) => (scope[name] = at[i] ?? NaN));
    functions.forEach((one, i) => (out[i] = one.evaluate(scope) as number));
  };
}

function hessian({ text, variables }: Subject): MathNode[] {
  const value = parse(text);
  const gradient = variables.map((name) => slope(value, name));
  return [value, ...gradient, ...gradient.flatMap((partial) => variables.map((name) => slope(partial, name)))];
}

export const candidate: Candidate = {
  symbolic: ({ text, variables }) =>
    symbolicTrial(
      text,
      (varied) => {
        const node = parse(varied);
        return variables.map((name) => derivative(node, name));
      },
      (gradient) => readNodes(gradient, variables),
    ),
  gradient(subject) {
    const value = parse(subject.text);
    const nodes = [value, ...subject.variables.map((name) => slope(value, name))];
    return pointTrial(subject, gradientSize(subject), filling(subject.variables, nodes));
  },
  hessian: (subject) => pointTrial(subject, hessianSize(subject), filling(subject.variables, hessian(subject))),
};
