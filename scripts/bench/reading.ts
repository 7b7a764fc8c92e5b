import { type MathNode, parse } from 'mathjs';
import { type Answer, checkedScope } from './trial.ts';

/** Values and size of the trees that partial derivatives are. */
export function readNodes(gradient: readonly MathNode[], variables: readonly string[]): Answer {
  const scope = checkedScope(variables);
  let size = 0;
  for (const partial of gradient) {
    partial.traverse(({ type }: MathNode) => {
      if (type !== 'ParenthesisNode') size += 1;
    });
  }
  return { values: gradient.map((partial) => partial.evaluate(scope) as number), size };
}

/** The same of partial derivatives that are written out. */
export const readTexts = (gradient: readonly string[], variables: readonly string[]): Answer =>
  readNodes(
    gradient.map((text) => parse(text)),
    variables,
  );
