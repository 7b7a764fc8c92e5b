import { Cursor } from './cursor.ts';
import { readExpression, readExpressions, readTargets } from './read-expression.ts';
import { own } from './own.ts';
import { readParameters } from './read-parameters.ts';
import { syntaxError } from './refusal.ts';
import type { Context, Expression, Statement } from './syntax.ts';
import { type Token, tokenise } from './tokens.ts';
import { placed, readName } from './words.ts';

const UPDATES = ['+=', '-=', '*=', '/=', '//=', '%=', '**=', '@='];
const UNKNOWN = ['class', 'try', 'except', 'finally', 'raise', 'assert', 'async', 'await', 'yield'];

/**
 * Reads a program in the part of Python that TapeLab runs: assignments, calls, `with`, `for`, `while`, `if`, functions,
 * imports; no classes and no exceptions.
 * @throws Mistake `syntax` with the place and the line
 * @example readProgram('x = 3.')[0]?.kind // 'assign'
 */
export function readProgram(source: string): Statement[] {
  const cursor = new Cursor(tokenise(source));
  const statements: Statement[] = [];
  while (!cursor.isKind('end')) {
    if (cursor.isKind('indent')) throw cursor.refusal('indent');
    statements.push(...readStatement(cursor));
  }
  checkJumps(statements, { isLoop: false, isFunction: false });
  return statements;
}

/** What is around a statement. */
interface Around {
  readonly isLoop: boolean;
  readonly isFunction: boolean;
}

/** A loop is left from inside it only, a function as well. */
function checkJumps(body: readonly Statement[], around: Around): void {
  for (const statement of body) {
    const { kind, span, line } = statement;
    if (kind === 'jump' && statement.to !== 'pass' && !around.isLoop)
      throw syntaxError('loop', span, line, statement.to);
    if (kind === 'return' && !around.isFunction) throw syntaxError('function', span, line, kind);
    if (kind === 'if') checkJumps(statement.otherwise, around);
    if ('body' in statement) checkJumps(statement.body, inside(kind, around));
  }
}

function inside(kind: Statement['kind'], around: Around): Around {
  if (kind === 'function') return { isLoop: false, isFunction: true };
  return kind === 'for' || kind === 'while' ? { ...around, isLoop: true } : around;
}

function readStatement(cursor: Cursor): Statement[] {
  const { token } = cursor;
  const compound = token.kind === 'name' ? own(compounds, token.text) : undefined;
  if (compound !== undefined) return [compound(cursor, token)];
  if (cursor.is('@')) return [readDecorated(cursor)];
  const statements = [readSimple(cursor)];
  while (cursor.accept(';')) if (!cursor.isKind('newline')) statements.push(readSimple(cursor));
  if (!cursor.isKind('end')) cursor.expectKind('newline', 'end-of-line');
  return statements;
}

const compounds: Readonly<Record<string, (cursor: Cursor, start: Token) => Statement>> = {
  with: readWith,
  for: readFor,
  while: readWhile,
  if: readIf,
  def: (cursor, start) => readFunction(cursor, start, []),
};

function readBody(cursor: Cursor): Statement[] {
  cursor.expect(':', 'colon');
  if (!cursor.isKind('newline')) return readStatement(cursor);
  cursor.advance();
  cursor.expectKind('indent', 'block');
  const body: Statement[] = [];
  while (!cursor.isKind('dedent')) body.push(...readStatement(cursor));
  cursor.advance();
  return body;
}

function readWith(cursor: Cursor): Statement {
  const start = cursor.advance();
  const contexts: Context[] = [];
  do {
    const value = readExpression(cursor);
    contexts.push({ value, target: cursor.accept('as') ? readNameExpression(cursor) : null });
  } while (cursor.accept(','));
  return { kind: 'with', contexts, body: readBody(cursor), ...placed(start) };
}

function readNameExpression(cursor: Cursor): Expression {
  const token = readName(cursor);
  return { kind: 'name', name: token.text, ...placed(token) };
}

function readFor(cursor: Cursor): Statement {
  const start = cursor.advance();
  const target = readTargets(cursor);
  cursor.expect('in', 'in');
  const over = readExpressions(cursor);
  return { kind: 'for', target, over, body: readBody(cursor), ...placed(start) };
}

function readWhile(cursor: Cursor): Statement {
  const start = cursor.advance();
  const test = readExpression(cursor);
  return { kind: 'while', test, body: readBody(cursor), ...placed(start) };
}

function readIf(cursor: Cursor): Statement {
  const start = cursor.advance();
  const test = readExpression(cursor);
  const body = readBody(cursor);
  const otherwise = cursor.is('elif') ? [readIf(cursor)] : cursor.accept('else') ? readBody(cursor) : [];
  return { kind: 'if', test, body, otherwise, ...placed(start) };
}

function readDecorated(cursor: Cursor): Statement {
  const decorators: Expression[] = [];
  while (cursor.accept('@')) {
    decorators.push(readExpression(cursor));
    cursor.expectKind('newline', 'end-of-line');
  }
  if (!cursor.is('def')) throw cursor.refusal('known-statement');
  return readFunction(cursor, cursor.token, decorators);
}

function readFunction(cursor: Cursor, start: Token, decorators: readonly Expression[]): Statement {
  cursor.advance();
  const { text: name } = readName(cursor);
  cursor.expect('(', 'closing-bracket');
  const parameters = readParameters(cursor, ')', readExpression);
  if (cursor.accept('->')) readExpression(cursor);
  return { kind: 'function', name, parameters, decorators, body: readBody(cursor), ...placed(start) };
}

function readSimple(cursor: Cursor): Statement {
  const { token } = cursor;
  const place = placed(token);
  if (token.kind === 'name' && UNKNOWN.includes(token.text) && cursor.following.text !== '=') {
    throw cursor.refusal('known-statement', token.text);
  }
  if (cursor.is('import') || cursor.is('from')) return readImport(cursor);
  if (cursor.accept('return')) {
    const isBare = cursor.isKind('newline') || cursor.isKind('end') || cursor.is(';');
    return { kind: 'return', value: isBare ? null : readExpressions(cursor), ...place };
  }
  if (cursor.accept('del')) return { kind: 'delete', targets: itemsOf(readExpressions(cursor)), ...place };
  for (const to of ['break', 'continue', 'pass'] as const) if (cursor.accept(to)) return { kind: 'jump', to, ...place };
  for (const reach of ['global', 'nonlocal'] as const) {
    if (cursor.accept(reach))
      return {
        kind: 'outer',
        reach,
        names: readList(cursor, (names) => readName(names).text),
        ...place,
      };
  }
  return readAssignment(cursor);
}

const itemsOf = (expression: Expression): readonly Expression[] =>
  expression.kind === 'tuple' ? expression.items : [expression];

function readAssignment(cursor: Cursor): Statement {
  const first = readExpressions(cursor);
  const place = placed(first);
  const operator = UPDATES.find((sign) => cursor.accept(sign));
  if (operator !== undefined) {
    checkTarget(cursor, first);
    return { kind: 'update', target: first, operator: operator.slice(0, -1), value: readExpressions(cursor), ...place };
  }
  if (cursor.accept(':')) readExpression(cursor);
  const parts = [first];
  while (cursor.accept('=')) parts.push(readExpressions(cursor));
  const value = parts.pop() ?? first;
  if (parts.length === 0) return { kind: 'expression', value, ...place };
  for (const target of parts) checkTarget(cursor, target);
  return { kind: 'assign', targets: parts, value, ...place };
}

function checkTarget(cursor: Cursor, target: Expression): void {
  if (target.kind === 'tuple' || target.kind === 'list') {
    for (const item of target.items) checkTarget(cursor, item);
  } else if (target.kind !== 'name' && target.kind !== 'subscript' && target.kind !== 'attribute') {
    throw cursor.refusal('target');
  }
}

function readImport(cursor: Cursor): Statement {
  const start = cursor.advance();
  if (start.text === 'import') return { kind: 'import', modules: readList(cursor, readModule), ...placed(start) };
  const path = readPath(cursor);
  cursor.expect('import', 'import');
  return { kind: 'from', path, names: readList(cursor, readMember), ...placed(start) };
}

function readModule(cursor: Cursor): [string, string] {
  const path = readPath(cursor);
  return [path, readAlias(cursor) ?? path.split('.')[0] ?? path];
}

function readMember(cursor: Cursor): [string, string] {
  const { text: name } = cursor.expectKind('name', 'name');
  return [name, readAlias(cursor) ?? name];
}

const readAlias = (cursor: Cursor): string | null =>
  cursor.accept('as') ? cursor.expectKind('name', 'name').text : null;

function readList<T>(cursor: Cursor, read: (cursor: Cursor) => T): T[] {
  const items: T[] = [];
  do items.push(read(cursor));
  while (cursor.accept(','));
  return items;
}

function readPath(cursor: Cursor): string {
  let path = cursor.expectKind('name', 'name').text;
  while (cursor.accept('.')) path += `.${cursor.expectKind('name', 'name').text}`;
  return path;
}
