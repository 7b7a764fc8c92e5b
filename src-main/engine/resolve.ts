import { type Build, differentiatingBy, functionNamed } from './calls.ts';
import { Mistake, type Span } from './errors.ts';
import { constantNames } from './expr.ts';
import { greekLetters, isName, nearestName } from './names.ts';
import { functionNames } from './ops/catalog.ts';
import { type Token, expected, unsupported, withoutModule } from './tokens.ts';

/** A token whose meaning is settled. */
export type Meaning =
  | { readonly kind: 'number' | 'variable' | 'constant' | 'sign'; readonly token: Token }
  | { readonly kind: 'function'; readonly token: Token; readonly build: Build };

/** The names that are variables, when the question says so; null when every letter may be one. */
export type Declared = ReadonlySet<string> | null;

/** Words that are operators. */
const OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'mod']);

/** Words that are no product of letters, and mean nothing that TapeLab calculates with. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ...words('NaN nan Infinity inf true false True False None null undefined', 'special-value'),
  ...words('if then elif else', 'conditional'),
  ...words('xor', 'logic'),
]);

function words(list: string, what: string): [string, string][] {
  return list.split(' ').map((word) => [word, what]);
}

const CONSTANTS: ReadonlySet<string> = new Set([...constantNames, 'π']);

/**
 * Says of every token what it means: a name is a declared variable, an operator, a function, a constant, a variable, or
 * else a product of the letters it is made of.
 * @throws Mistake `unknown-variable`, `unknown-function`, `unsupported`, or `syntax` for `d/dx` without a bracket
 * @example resolve(tokenize('2πr'), null).map(({ kind }) => kind) // ['number', 'constant', 'variable']
 * @example resolve(tokenize('xsin(y)'), null).map(({ token }) => token.text) // ['x', 'sin', '(', 'y', ')']
 */
export function resolve(tokens: readonly Token[], declared: Declared): Meaning[] {
  const meanings: Meaning[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const operator = token.text === 'd' ? derivativeSign(tokens.slice(i, i + 4), declared) : null;
    if (operator !== null) {
      meanings.push(operator);
      i += 2;
    } else if (token.kind === 'name') meanings.push(...resolveName(token, tokens[i + 1]?.text === '(', declared));
    else meanings.push({ kind: token.kind, token });
  }
  return meanings;
}

/** `d/dx` before a bracket, as the function that it is; null where `d` is a letter. */
function derivativeSign([d, over, dx, next]: readonly Token[], declared: Declared): Meaning | null {
  if (d === undefined || over?.text !== '/' || !dx?.text.startsWith('d')) return null;
  if (declared?.has('d') || declared?.has(dx.text)) return null;
  const name = dx.text.slice(1);
  const by: Token = { kind: 'name', text: name, span: { start: dx.span.start + 1, end: dx.span.end } };
  const [meaning, ...more] = isName(name) ? resolveName(by, false, declared) : [];
  if (meaning?.kind === 'constant') throw expected('variable', name, by.span);
  if (meaning?.kind !== 'variable' || more.length > 0) return null;
  const span: Span = { start: d.span.start, end: dx.span.end };
  if (next?.text !== '(') throw expected('opening-parenthesis', next?.text ?? 'end', span);
  return { kind: 'function', token: { kind: 'name', text: `d/${dx.text}`, span }, build: differentiatingBy(name) };
}

function resolveName(token: Token, isCalled: boolean, declared: Declared): Meaning[] {
  const name = token.text;
  if (name.includes('.')) return [resolveQualified(token, isCalled)];
  if (declared?.has(name)) return [{ kind: 'variable', token }];
  const what = REFUSED.get(name);
  if (what !== undefined) throw unsupported(what, name, token.span);
  if (OPERATORS.has(name)) return [{ kind: 'sign', token: { ...token, kind: 'sign' } }];
  const known = functionOrConstant(name, token);
  if (known !== null) return [known];
  if (isCalled && !mayMultiplyBracket(name)) return factorsBeforeBracket(token, declared);
  return declared === null ? resolveFreely(token) : resolveAmong(token, declared);
}

function functionOrConstant(name: string, token: Token): Meaning | null {
  const build = functionNamed(name);
  if (build !== null) return { kind: 'function', token, build };
  return CONSTANTS.has(name) ? { kind: 'constant', token: { ...token, text: name } } : null;
}

/** `np.sin` and `math.pi` are what they are without their module, whatever is declared. */
function resolveQualified(token: Token, isCalled: boolean): Meaning {
  const name = withoutModule(token.text);
  const what = REFUSED.get(name);
  if (what !== undefined) throw unsupported(what, token.text, token.span);
  const known = functionOrConstant(name, token);
  if (known !== null) return known;
  throw isCalled ? unknownFunction(token) : unknownVariable(token, nearestName(name, functionNames.keys()));
}

/**
 * Before a bracket `xy` is a product when both letters are declared, and `xsin` is one: a letter, or declared ones, times
 * a function. Any other name looks like a function that is not there.
 */
function factorsBeforeBracket(token: Token, declared: Declared): Meaning[] {
  const product = declared === null ? null : declaredFactors(token, declared);
  if (product !== null) return product;
  const called = longestSuffix(token.text);
  if (called === null) throw unknownFunction(token);
  const middle = token.span.end - called.length;
  const factor: Token = { ...token, text: token.text.slice(0, -called.length), span: { ...token.span, end: middle } };
  const factors = declared === null ? oneLetter(factor) : declaredFactors(factor, declared);
  const build = functionNamed(called);
  if (factors === null || build === null) throw unknownFunction(token);
  const callee: Token = { ...token, text: called, span: { ...token.span, start: middle } };
  return [...factors, { kind: 'function', token: callee, build }];
}

function oneLetter(factor: Token): Meaning[] | null {
  return /^\p{L}$/u.test(factor.text) ? [letterMeaning(factor)] : null;
}

function letterMeaning(letter: Token): Meaning {
  return { kind: CONSTANTS.has(letter.text) ? 'constant' : 'variable', token: letter };
}

/** Without declared variables a name with digits or underscore and a Greek letter are whole, others are split. */
function resolveFreely(token: Token): Meaning[] {
  const name = token.text;
  if (/[\p{Nd}_]/u.test(name) || greekLetters.has(name)) return [{ kind: 'variable', token }];
  const called = longestPrefix(name) ?? afterOneLetter(name);
  if (called !== null) throw unknownVariable(token, called);
  return letters(token).map(letterMeaning);
}

/** With declared variables, every letter of a product must be one of them or a constant. */
function resolveAmong(token: Token, declared: ReadonlySet<string>): Meaning[] {
  const factors = declaredFactors(token, declared);
  if (factors !== null) return factors;
  const nearest = nearestName(token.text, [...declared, ...functionNames.keys(), ...CONSTANTS]);
  throw unknownVariable(token, nearest, declared);
}

/** The factors of a name that is declared, or a product of declared letters and constants; null for any other. */
function declaredFactors(token: Token, declared: ReadonlySet<string>): Meaning[] | null {
  if (declared.has(token.text)) return [{ kind: 'variable', token }];
  const factors: Meaning[] = [];
  for (const letter of letters(token)) {
    if (declared.has(letter.text)) factors.push({ kind: 'variable', token: letter });
    else if (CONSTANTS.has(letter.text)) factors.push({ kind: 'constant', token: letter });
    else return null;
  }
  return factors;
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
  return longest([...functionNames.keys()].filter((known) => name.startsWith(known)));
}

/** The longest function name that `name` ends in: `asin` of `xasin`. */
function longestSuffix(name: string): string | null {
  return longest([...functionNames.keys()].filter((known) => name.endsWith(known)));
}

/** The function name that `name` is after one letter: `sin` of `xsin`. */
function afterOneLetter(name: string): string | null {
  const rest = name.slice(String.fromCodePoint(name.codePointAt(0) ?? 0).length);
  return functionNames.has(rest) ? rest : null;
}

function longest(names: readonly string[]): string | null {
  return names.reduce<string | null>((best, name) => (name.length > (best?.length ?? 0) ? name : best), null);
}

function unknownFunction({ text: name, span }: Token): Mistake {
  const nearest = nearestName(withoutModule(name), functionNames.keys());
  return new Mistake('unknown-function', `There is no function ${name}`, span, { name, ...(nearest && { nearest }) });
}

function unknownVariable({ text: name, span }: Token, nearest: string | null, declared?: ReadonlySet<string>): Mistake {
  const known = declared && declared.size > 0 ? `not among the variables ${[...declared].join(', ')}` : 'no variable';
  return new Mistake('unknown-variable', `${name} is ${known}`, span, { name, ...(nearest && { nearest }) });
}
