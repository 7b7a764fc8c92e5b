import { NODE_HEIGHT } from './layout.ts';

/** Functions that LaTeX writes by their names. */
const named =
  /\\(?:operatorname\{(\w+)\}|(arcsin|arccos|arctan|sinh|cosh|tanh|coth|sin|cos|tan|sec|csc|cot|ln|log|max|min|bmod))/g;

/** The width of a letter, and of what is left free on both sides of the symbol. */
const [LETTER, PADDING] = [10, 26];

/**
 * The width of a node with this symbol: a circle's where that is enough, for long names and numbers more.
 * @example symbolWidth('\\times') // 46
 * @example symbolWidth('\\operatorname{softplus}') // 106
 */
export function symbolWidth(latex: string): number {
  const letters = latex
    .replace(named, (_, operator: string | undefined, name: string | undefined) => operator ?? name ?? '')
    .replace(/\\(?:mathit|text|mathrm|left|right)/g, '')
    .replace(/\\[A-Za-z]+ ?/g, 'o')
    .replace(/[{}^_\\ ]/g, '');
  return Math.max(NODE_HEIGHT, Math.min(letters.length, 16) * LETTER + PADDING);
}
