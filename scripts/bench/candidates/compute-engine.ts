import { type BoxedExpression, ComputeEngine } from '@cortex-js/compute-engine';
import { type Answer, type Candidate, checkedScope, symbolicTrial } from '../trial.ts';

/** It reads LaTeX. */
const latexOf = (text: string): string =>
  text
    .replace(/\^(\d+)/g, '^{$1}')
    .replace(/\*/g, '\\times ')
    .replace(/\blog\(/g, '\\ln(')
    .replace(/\b(sin|exp)\(/g, '\\$1(');

function sizeOf(root: BoxedExpression): number {
  let size = 0;
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    size += 1;
    stack.push(...(node.ops ?? []));
  }
  return size;
}

function read(gradient: readonly BoxedExpression[], variables: readonly string[]): Answer {
  const scope = checkedScope(variables);
  return {
    values: gradient.map((partial) => Number(partial.compile()?.(scope))),
    size: gradient.reduce((sum, partial) => sum + sizeOf(partial), 0),
  };
}

export const candidate: Candidate = {
  symbolic({ text, latex, variables }) {
    const engine = new ComputeEngine();
    const differentiate = (varied: string) => {
      const expression = engine.parse(varied);
      return variables.map((name) => engine.box(['D', expression, name]).evaluate());
    };
    return symbolicTrial(latex ?? latexOf(text), differentiate, (gradient) => read(gradient, variables));
  },
};
