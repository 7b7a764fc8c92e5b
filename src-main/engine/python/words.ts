import type { Cursor } from './cursor.ts';
import { syntaxError } from './refusal.ts';
import type { Expression } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Words of the language, which are no names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Words that are values. */
export const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** Reads a name that is no word of the language. */
export function readName(cursor: Cursor): Token {
  const token = cursor.expectKind('name', 'name');
  if (KEYWORDS.has(token.text) || WORDS.has(token.text)) throw syntaxError('name', token.span, token.line);
  return token;
}

/** The place of a token or expression. */
export function placed({ span, line }: Pick<Token, 'span' | 'line'>): Pick<Token, 'span' | 'line'> {
  return { span, line };
}

/** A value that stands in the program. */
export const constant = (token: Token, value: number | bigint | boolean | string | null): Expression => ({
  kind: 'constant',
  value,
  ...placed(token),
});

/**
 * A number with a point or an exponent is a float, any other an int of whatever length.
 * @example numberOf('1_000') // 1000n
 */
export function numberOf(text: string): number | bigint {
  const plain = text.replaceAll('_', '');
  if (/^0[xXbBoO]/.test(plain) || /^\d+$/.test(plain)) return BigInt(plain);
  return Number(plain);
}
