import type { Cursor } from './cursor.ts';
import type { Expression, Parameter } from './syntax.ts';
import { readName } from './words.ts';

type Read = (cursor: Cursor) => Expression;

/**
 * Reads parameters up to a closing sign, which is taken.
 * @param read reads an expression
 */
export function readParameters(cursor: Cursor, closing: ')' | ':', read: Read): Parameter[] {
  const parameters: Parameter[] = [];
  let usual: Parameter['kind'] = 'usual';
  while (!cursor.accept(closing)) {
    const kind = cursor.accept('**') ? 'others' : cursor.accept('*') ? 'rest' : usual;
    if (kind === 'rest') usual = 'named';
    if (kind !== 'rest' || !cursor.is(',')) parameters.push(readParameter(cursor, kind, closing, read));
    if (!cursor.is(closing)) cursor.expect(',', closing === ')' ? 'closing-bracket' : 'colon');
  }
  return parameters;
}

function readParameter(cursor: Cursor, kind: Parameter['kind'], closing: ')' | ':', read: Read): Parameter {
  const { text: name } = readName(cursor);
  if (closing === ')' && cursor.accept(':')) read(cursor);
  return { name, kind, fallback: cursor.accept('=') ? read(cursor) : null };
}
