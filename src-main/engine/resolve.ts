import { Mistake } from './errors.ts';
import { constantNames } from './expr.ts';
import { greekLetters, nearestName } from './names.ts';
import { functionNames } from './ops/catalog.ts';
import { type Token, expected } from './tokens.ts';

/** A token whose meaning is settled. */
export interface Meaning {
  readonly kind: 'number' | 'variable' | 'constant' | 'function' | 'sign';
  readonly token: Token;
}

/** The names that are variables, when the question says so; null when every letter may be one. */
export type Declared = ReadonlySet<string> | null;

/** Words that have a meaning of their own in the syntax mathjs reads, and none here. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ...['mod', 'to', 'in', 'and', 'xor', 'or', 'not'].map((word): [string, string] => [word, 'word-operator']),
  ...['NaN', 'Infinity', 'true', 'false', 'null', 'undefined'].map((word): [string, string] => [word, 'special-value']),
]);

const CONSTANTS: ReadonlySet<string> = new Set([...constantNames, 'π']);

/**
 * Says of every token what it means: a name is a declared variable, a function, a constant, a variable, or else a
 * product of the letters it is made of.
 * @throws Mistake `unknown-variable`, `unknown-function`, `unsupported`, or `syntax` for a function without brackets
 * @example resolve(tokenize('2πr'), null).map(({ kind }) => kind) // ['number', 'constant', 'variable']
 */
export function resolve(tokens: readonly Token[], declared: Declared): Meaning[] {
  return tokens.flatMap((token, i): Meaning[] => {
    if (token.kind !== 'name') return [{ kind: token.kind, token }];
    return resolveName(token, tokens[i + 1], declared);
  });
}

function resolveName(token: Token, next: Token | undefined, declared: Declared): Meaning[] {
  const name = token.text;
  if (declared?.has(name)) return [{ kind: 'variable', token }];
  const what = RESERVED.get(name);
  if (what !== undefined) throw new Mistake('unsupported', `${name} has no meaning here`, token.span, { what });
  const isCalled = next?.text === '(';
  if (functionNames.has(name)) {
    if (isCalled) return [{ kind: 'function', token }];
    throw expected('opening-parenthesis', next?.text ?? 'end', token.span);
  }
  if (CONSTANTS.has(name)) return [{ kind: 'constant', token }];
  if (isCalled && !mayMultiplyBracket(name)) throw unknownFunction(token);
  return declared === null ? resolveFreely(token) : resolveAmong(token, declared);
}

/** Without declared variables a name with digits or underscore and a Greek letter are whole, others are split. */
function resolveFreely(token: Token): Meaning[] {
  const name = token.text;
  if (/[\p{Nd}_]/u.test(name) || greekLetters.has(name)) return [{ kind: 'variable', token }];
  const called = longestPrefix(name);
  if (called !== null) throw unknownVariable(token, called);
  return letters(token).map((letter) => ({
    kind: CONSTANTS.has(letter.text) ? 'constant' : 'variable',
    token: letter,
  }));
}

/** With declared variables, every letter of a product must be one of them or a constant. */
function resolveAmong(token: Token, declared: ReadonlySet<string>): Meaning[] {
  const meanings = letters(token).map((letter): Meaning | null => {
    if (declared.has(letter.text)) return { kind: 'variable', token: letter };
    return CONSTANTS.has(letter.text) ? { kind: 'constant', token: letter } : null;
  });
  const known = meanings.filter((meaning) => meaning !== null);
  if (known.length === meanings.length) return known;
  const nearest = nearestName(token.text, [...declared, ...functionNames.keys(), ...CONSTANTS]);
  throw unknownVariable(token, nearest, declared);
}

/** One token for each letter of a name. */
function letters({ text, span }: Token): Token[] {
  let { start } = span;
  return [...text].map((letter): Token => {
    const end = start + letter.length;
    const token: Token = { kind: 'name', text: letter, span: { start, end } };
    start = end;
    return token;
  });
}

/** Whether a name before an opening bracket is a factor: one letter, with or without a number, or a Greek one. */
function mayMultiplyBracket(name: string): boolean {
  return /^\p{L}_?\p{Nd}*$/u.test(name) || greekLetters.has(name);
}

/** The longest function name that `name` begins with: `sinh` of `sinhx`. */
function longestPrefix(name: string): string | null {
  const prefixes = [...functionNames.keys()].filter((known) => name.startsWith(known));
  return prefixes.sort((a, b) => b.length - a.length)[0] ?? null;
}

function unknownFunction({ text: name, span }: Token): Mistake {
  const nearest = nearestName(name, functionNames.keys());
  return new Mistake('unknown-function', `There is no function ${name}`, span, { name, ...(nearest && { nearest }) });
}

function unknownVariable({ text: name, span }: Token, nearest: string | null, declared?: ReadonlySet<string>): Mistake {
  const known = declared && declared.size > 0 ? `not among the variables ${[...declared].join(', ')}` : 'no variable';
  return new Mistake('unknown-variable', `${name} is ${known}`, span, { name, ...(nearest && { nearest }) });
}
