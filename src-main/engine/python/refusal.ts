import { Mistake, type Span } from '../errors.ts';

/** What Python, or the part of it that TapeLab reads, wants in this place. */
export type Expectation =
  | 'character'
  | 'indent'
  | 'block'
  | 'expression'
  | 'name'
  | 'target'
  | 'end-of-line'
  | 'closing-bracket'
  | 'colon'
  | 'in'
  | 'import'
  | 'number'
  | 'loop'
  | 'function'
  | 'known-statement';

const sentences: Readonly<Record<Expectation, string>> = {
  character: 'this character begins nothing in Python',
  indent: 'this line steps back to no block',
  block: 'an indented block is expected here',
  expression: 'an expression is expected here',
  name: 'a name is expected here',
  target: 'nothing can be assigned to this',
  'end-of-line': 'the line should end here',
  'closing-bracket': 'a closing bracket is expected here',
  colon: 'a colon is expected here',
  in: '`in` is expected here',
  import: '`import` is expected here',
  number: 'this is no number of TapeLab',
  loop: 'this belongs into a loop',
  function: 'this belongs into a function',
  'known-statement': 'TapeLab does not run this statement of Python',
};

/**
 * The mistake of a program that is no Python, or not of the part of Python that TapeLab runs.
 * @param word the word of Python that it is about
 */
export function syntaxError(expected: Expectation, span: Span, line: number, word?: string): Mistake {
  const sentence = `line ${line}: ${sentences[expected]}${word === undefined ? '' : `: ${word}`}`;
  return new Mistake('syntax', sentence, span, {
    expected,
    found: 'python',
    line,
    ...(word !== undefined && { word }),
  });
}
