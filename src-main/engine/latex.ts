import type { Constant, Expr } from './expr.ts';
import { greekLetters } from './names.ts';
import { Precedence, type Spellings, spellingsOf } from './ops/define.ts';
import { definitionOf } from './ops/catalog.ts';
import { isPending, pendingLatex } from './pending.ts';
import { type NodeSpan, wrapSpans } from './spans.ts';
import { type Allowance, type Notation, unlimited, write } from './write.ts';

/** How a variable is written; a caller may wrap it, to colour it for instance. */
export type VariableSpelling = (name: string) => string;

/**
 * A variable's name in LaTeX: Greek letters by their command, what follows the letters as an index.
 * @example variableLatex('w1') // 'w_{1}'
 */
export function variableLatex(name: string): string {
  const [, stem = '', index = ''] = /^(\p{L}+)_?([\p{L}\p{Nd}_]*)$/u.exec(name) ?? [];
  if (stem === '' || (index === '' && stem !== name)) return letters(name);
  return index === '' ? letters(stem) : `${letters(stem)}_{${letters(index)}}`;
}

function letters(text: string): string {
  if (greekLetters.has(text)) return `\\${text}`;
  if (/^(\p{L}|\d+)$/u.test(text)) return text;
  return /^[A-Za-z\d]+$/.test(text) ? `\\mathit{${text}}` : `\\text{${text.replaceAll('_', '\\_')}}`;
}

function constantLatex({ literal, value }: Constant): Spellings {
  const precedence = value < 0 ? Precedence.sign : Precedence.atom;
  if (literal === 'pi') return [{ precedence, pieces: ['\\pi'] }];
  const [mantissa = '', exponent] = literal.split('e');
  if (literal === 'e' || exponent === undefined) return [{ precedence, pieces: [literal] }];
  const power = `10^{${exponent}}`;
  if (mantissa === '1') return [{ precedence: Precedence.power, pieces: [power] }];
  return [{ precedence: value < 0 ? Precedence.sign : Precedence.product, pieces: [`${mantissa} \\cdot ${power}`] }];
}

function notation(spell: VariableSpelling): Notation {
  return {
    leaf: (node) =>
      node.kind === 'constant' ? constantLatex(node) : [{ precedence: Precedence.atom, pieces: [spell(node.name)] }],
    operation: (op, args) => (isPending(op) ? pendingLatex(op) : spellingsOf(definitionOf(op).latex, args)),
    brackets: ['\\left(', '\\right)'],
    ellipsis: '\\ldots ',
    mayBeTruth: true,
  };
}

/** An expression in LaTeX, and whether something too long was left out of it. */
export function writeLatex(
  node: Expr,
  allowance: Allowance,
  spell: VariableSpelling = variableLatex,
): { written: string; elided: boolean } {
  return write(node, notation(spell), allowance);
}

/**
 * An expression in LaTeX for KaTeX, variables written by `spell`.
 * @example toLatex(parse('2x+sin(2x)')) // '2x + \\sin\\left(2x\\right)'
 */
export function toLatex(node: Expr, spell?: VariableSpelling): string {
  return writeLatex(node, unlimited(), spell).written;
}

/** Marks inside one another beyond this are left out, because readers of LaTeX recurse. */
const DEEPEST_MARKS = 60;

/**
 * An expression in LaTeX with marked parts: the code of each node that `classOf` has a class for stands in an
 * `\\htmlClass`; `owner` is the node that its code stands in. Long sums nest as deeply as they are long; the innermost of them stay without marks.
 * @example writeMarkedLatex(parse('2x'), { characters: 9, longest: 9 }, (node) => (node.kind === 'variable' ? 'q' : null)).written // '2\\htmlClass{q}{x}'
 */
export function writeMarkedLatex(
  node: Expr,
  allowance: Allowance,
  classOf: (node: Expr, owner: Expr | null) => string | null,
  spell: VariableSpelling = variableLatex,
): { written: string; elided: boolean } {
  const spans: NodeSpan[] = [];
  const { written, elided } = write(node, notation(spell), allowance, spans);
  const around = (part: Expr, nesting: number, owner: Expr | null) => {
    const name = nesting < DEEPEST_MARKS ? classOf(part, owner) : null;
    return name === null ? null : ([`\\htmlClass{${name}}{`, '}'] as const);
  };
  return { written: wrapSpans(written, spans, around), elided };
}
