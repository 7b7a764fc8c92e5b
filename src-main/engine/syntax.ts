// The number build of mathjs with the parser alone: 12 ms to load when bundled, against 90 ms for the ready-made
// instance of that build and 320 ms for the full one, whose set-up no bundler can shake off.
import { create, parseDependencies } from 'mathjs/number';
import { Mistake } from './errors.ts';
import type { Meaning } from './resolve.ts';
import { endsOperand, expected } from './tokens.ts';

/** The kinds of node that mathjs makes of what it is given here; a leaf holds the number of its token. */
export type SyntaxNode =
  | { readonly type: 'ConstantNode'; readonly value: number }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: SyntaxNode }
  | { readonly type: 'OperatorNode'; readonly fn: string; readonly args: readonly SyntaxNode[] }
  | { readonly type: 'FunctionNode'; readonly fn: SyntaxNode; readonly args: readonly SyntaxNode[] };

const readSyntax = create(parseDependencies ?? {}).parse as unknown as (text: string) => SyntaxNode;

/** Brackets inside one another; mathjs recurses, and the stack bears a few times as many. */
const DEEPEST_NESTING = 200;

/**
 * The structure that mathjs reads in the signs. Each name and number stands there as the position of its token, so
 * nothing that was typed has a meaning to mathjs, and every leaf knows its place in the text.
 * @throws Mistake `syntax` or `too-large`
 */
export function readStructure(meanings: readonly Meaning[]): SyntaxNode {
  checkNesting(meanings);
  const starts: number[] = [];
  let text = '';
  meanings.forEach((meaning, i) => {
    starts.push(text.length);
    text += `${placeholder(meaning, i, meanings[i + 1])} `;
  });
  try {
    return readSyntax(text);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(null);
    if (!(error instanceof SyntaxError) || !('char' in error)) throw error;
    const offset = Number(error.char) - 1;
    throw misplaced(meanings, offset >= text.length - 1 ? starts.length : starts.findLastIndex((at) => at <= offset));
  }
}

/** A factor before a bracket is put in brackets of its own, for mathjs would read a name there as a function. */
function placeholder({ kind, token }: Meaning, position: number, next: Meaning | undefined): string {
  if (kind === 'sign') return token.text;
  if (kind === 'number') return String(position);
  return kind !== 'function' && next?.token.text === '(' ? `(t${position})` : `t${position}`;
}

/** The token that a leaf of the structure stands for. */
export function tokenNumber(leaf: SyntaxNode): number {
  if (leaf.type === 'ConstantNode') return leaf.value;
  if (leaf.type === 'SymbolNode') return Number(leaf.name.slice(1));
  throw new Error(`${leaf.type} is no leaf`);
}

function checkNesting(meanings: readonly Meaning[]): void {
  let depth = 0;
  for (const { token } of meanings) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth > DEEPEST_NESTING) throw tooDeep(token.span);
  }
}

function tooDeep(span: Mistake['span']): Mistake {
  const limit = DEEPEST_NESTING;
  return new Mistake('too-large', `More than ${limit} levels inside one another`, span, { limit });
}

/** What is missing where mathjs could not go on: at token number `position`, or at the end. */
function misplaced(meanings: readonly Meaning[], position: number): Mistake {
  const found = meanings[position]?.token;
  const before = meanings[position - 1]?.token;
  const end = before?.span.end ?? 0;
  const span = found?.span ?? { start: end, end };
  const name = found?.text ?? 'end';
  if (!endsOperand(before)) return expected('operand', name, span);
  const isInside = openBrackets(meanings.slice(0, position)) > 0;
  if (name === ')' && !isInside) return expected('opening-parenthesis', name, span);
  return expected(isInside && (name === 'end' || name === ',') ? 'closing-parenthesis' : 'operator', name, span);
}

function openBrackets(meanings: readonly Meaning[]): number {
  return meanings.reduce((open, { token: { text } }) => open + Number(text === '(') - Number(text === ')'), 0);
}
