import { Cursor } from './cursor.ts';
import { readFormat } from './read-format.ts';
import { readParameters } from './read-parameters.ts';
import type { Argument, Clause, Expression } from './syntax.ts';
import { type Token, tokenise } from './tokens.ts';
import { KEYWORDS, WORDS, constant, numberOf, placed } from './words.ts';

/** From the loosest to the tightest; each level groups to the left. */
const LEVELS: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['+', '-'], ['*', '/', '//', '%', '@']];
const COMPARISONS = ['<', '>', '<=', '>=', '==', '!=', 'in', 'is', 'not'];
/**
 * Reads an expression as it stands alone: a list without brackets is a tuple.
 * @throws Mistake `syntax`
 */
export function readExpressions(cursor: Cursor): Expression {
  const first = readExpression(cursor);
  if (!cursor.is(',')) return first;
  const items = [first];
  while (cursor.accept(',')) if (startsExpression(cursor)) items.push(readExpression(cursor));
  return { kind: 'tuple', items, ...placed(first) };
}

function startsExpression(cursor: Cursor): boolean {
  const { kind, text } = cursor.token;
  if (kind === 'name') return !KEYWORDS.has(text) || text === 'not' || text === 'lambda';
  return kind === 'operator' ? ['(', '[', '{', '-', '+', '~', '...'].includes(text) : /number|string|format/.test(kind);
}

/** Reads one expression. */
export function readExpression(cursor: Cursor): Expression {
  if (cursor.is('lambda')) return readLambda(cursor);
  const yes = readLogical(cursor, 'or');
  if (!cursor.is('if')) return yes;
  cursor.advance();
  const test = readLogical(cursor, 'or');
  cursor.expect('else', 'expression');
  return { kind: 'conditional', test, yes, no: readExpression(cursor), ...placed(yes) };
}

function readLambda(cursor: Cursor): Expression {
  const start = cursor.advance();
  const parameters = readParameters(cursor, ':', readExpression);
  return { kind: 'lambda', parameters, body: readExpression(cursor), ...placed(start) };
}

function readLogical(cursor: Cursor, operator: 'or' | 'and'): Expression {
  const tighter = () => (operator === 'or' ? readLogical(cursor, 'and') : readNot(cursor));
  let left = tighter();
  while (cursor.accept(operator)) left = { kind: 'logical', operator, left, right: tighter(), ...placed(left) };
  return left;
}

function readNot(cursor: Cursor): Expression {
  if (!cursor.is('not')) return readComparison(cursor);
  const start = cursor.advance();
  return { kind: 'unary', operator: 'not', operand: readNot(cursor), ...placed(start) };
}

function readComparison(cursor: Cursor): Expression {
  const first = readBinary(cursor, 0);
  const rest: [string, Expression][] = [];
  while (COMPARISONS.some((sign) => cursor.is(sign))) rest.push([readComparisonSign(cursor), readBinary(cursor, 0)]);
  return rest.length === 0 ? first : { kind: 'comparison', first, rest, ...placed(first) };
}

function readComparisonSign(cursor: Cursor): string {
  const { text } = cursor.advance();
  if (text === 'is') return cursor.accept('not') ? 'is not' : 'is';
  if (text !== 'not') return text;
  cursor.expect('in', 'in');
  return 'not in';
}

function readBinary(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return readUnary(cursor);
  let left = readBinary(cursor, level + 1);
  while (cursor.isKind('operator') && operators.includes(cursor.token.text)) {
    const { text: operator } = cursor.advance();
    left = { kind: 'binary', operator, left, right: readBinary(cursor, level + 1), ...placed(left) };
  }
  return left;
}

function readUnary(cursor: Cursor): Expression {
  if (!['-', '+', '~'].some((sign) => cursor.is(sign))) return readPower(cursor);
  const start = cursor.advance();
  return { kind: 'unary', operator: start.text, operand: readUnary(cursor), ...placed(start) };
}

/** A power groups to the right, and holds tighter than a sign before it. */
function readPower(cursor: Cursor): Expression {
  const left = readTrailers(cursor);
  if (!cursor.accept('**')) return left;
  return { kind: 'binary', operator: '**', left, right: readUnary(cursor), ...placed(left) };
}

function readTrailers(cursor: Cursor): Expression {
  let object = readAtom(cursor);
  for (;;) {
    if (cursor.accept('(')) object = { kind: 'call', callee: object, args: readArguments(cursor), ...placed(object) };
    else if (cursor.accept('[')) object = { kind: 'subscript', object, index: readIndex(cursor), ...placed(object) };
    else if (cursor.accept('.')) {
      object = { kind: 'attribute', object, name: cursor.expectKind('name', 'name').text, ...placed(object) };
    } else return object;
  }
}

function readArguments(cursor: Cursor): Argument[] {
  const args: Argument[] = [];
  while (!cursor.accept(')')) {
    args.push(readArgument(cursor));
    if (!cursor.is(')')) cursor.expect(',', 'closing-bracket');
  }
  return args;
}

function readArgument(cursor: Cursor): Argument {
  if (cursor.accept('**')) return { name: null, value: readExpression(cursor), spread: 'dictionary' };
  if (cursor.accept('*')) return { name: null, value: readExpression(cursor), spread: 'list' };
  if (cursor.isKind('name') && cursor.following.text === '=' && cursor.following.kind === 'operator') {
    const { text: name } = cursor.advance();
    cursor.advance();
    return { name, value: readExpression(cursor), spread: null };
  }
  const value = readExpression(cursor);
  return { name: null, value: cursor.is('for') ? readComprehension(cursor, value) : value, spread: null };
}

/** A comma makes a tuple, even behind a single item. */
function readIndex(cursor: Cursor): Expression {
  const first = readSlice(cursor);
  const items = [first];
  const isTuple = cursor.is(',');
  while (cursor.accept(',')) if (!cursor.is(']')) items.push(readSlice(cursor));
  cursor.expect(']', 'closing-bracket');
  return isTuple ? { kind: 'tuple', items, ...placed(first) } : first;
}

function readSlice(cursor: Cursor): Expression {
  const { token } = cursor;
  const part = () => (cursor.is(':') || cursor.is(']') || cursor.is(',') ? null : readExpression(cursor));
  const start = part();
  if (!cursor.accept(':')) {
    if (start === null) throw cursor.refusal('expression');
    return start;
  }
  const stop = part();
  const step = cursor.accept(':') ? part() : null;
  return { kind: 'slice', start, stop, step, ...placed(token) };
}

function readAtom(cursor: Cursor): Expression {
  const { token } = cursor;
  if (token.kind === 'number') return constant(cursor.advance(), numberOf(token.text));
  if (token.kind === 'string' || token.kind === 'format') return readStrings(cursor);
  if (cursor.accept('...')) return { kind: 'ellipsis', ...placed(token) };
  if (cursor.accept('(')) return readBracketed(cursor, token);
  if (cursor.accept('[')) return readList(cursor, token);
  if (cursor.accept('{')) return readDictionary(cursor, token);
  if (token.kind !== 'name' || KEYWORDS.has(token.text)) throw cursor.refusal('expression');
  cursor.advance();
  const known = WORDS.get(token.text);
  return known === undefined ? { kind: 'name', name: token.text, ...placed(token) } : constant(token, known);
}

/** Strings next to each other are one. */
function readStrings(cursor: Cursor): Expression {
  const { token } = cursor;
  const parts: Token[] = [];
  while (cursor.isKind('string') || cursor.isKind('format')) parts.push(cursor.advance());
  if (parts.every(({ kind }) => kind === 'string')) return constant(token, parts.map(({ text }) => text).join(''));
  const pieces = parts.flatMap((part) => (part.kind === 'string' ? [part.text] : readFormat(part, readInner)));
  return { kind: 'format', parts: pieces, ...placed(token) };
}

/** What stands between the braces of a formatted string. */
function readInner(text: string, token: Token): Expression {
  const inner = new Cursor(tokenise(text).map((part) => ({ ...part, span: token.span, line: token.line })));
  const value = readExpressions(inner);
  if (!inner.isKind('newline') && !inner.isKind('end')) throw inner.refusal('closing-bracket');
  return value;
}

function readBracketed(cursor: Cursor, start: Token): Expression {
  if (cursor.accept(')')) return { kind: 'tuple', items: [], ...placed(start) };
  const inner = readExpressions(cursor);
  const value = cursor.is('for') ? readComprehension(cursor, inner) : inner;
  cursor.expect(')', 'closing-bracket');
  return value;
}

function readList(cursor: Cursor, start: Token): Expression {
  const items: Expression[] = [];
  while (!cursor.accept(']')) {
    const item = readExpression(cursor);
    if (cursor.is('for')) {
      const made = readComprehension(cursor, item);
      cursor.expect(']', 'closing-bracket');
      return made;
    }
    items.push(item);
    if (!cursor.is(']')) cursor.expect(',', 'closing-bracket');
  }
  return { kind: 'list', items, ...placed(start) };
}

function readDictionary(cursor: Cursor, start: Token): Expression {
  const entries: [Expression, Expression][] = [];
  while (!cursor.accept('}')) {
    const key = readExpression(cursor);
    cursor.expect(':', 'colon');
    entries.push([key, readExpression(cursor)]);
    if (!cursor.is('}')) cursor.expect(',', 'closing-bracket');
  }
  return { kind: 'dictionary', entries, ...placed(start) };
}

function readComprehension(cursor: Cursor, item: Expression): Expression {
  const clauses: Clause[] = [];
  while (cursor.accept('for')) {
    const target = readTargets(cursor);
    cursor.expect('in', 'in');
    const over = readLogical(cursor, 'or');
    const tests: Expression[] = [];
    while (cursor.accept('if')) tests.push(readLogical(cursor, 'or'));
    clauses.push({ target, over, tests });
  }
  return { kind: 'comprehension', item, clauses, ...placed(item) };
}

/** What a loop assigns to, up to `in`, which no target contains. */
export function readTargets(cursor: Cursor): Expression {
  const first = readTrailers(cursor);
  if (!cursor.is(',')) return first;
  const items = [first];
  while (cursor.accept(',')) if (!cursor.is('in')) items.push(readTrailers(cursor));
  return { kind: 'tuple', items, ...placed(first) };
}
