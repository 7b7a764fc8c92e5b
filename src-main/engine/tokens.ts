import { Mistake, type Span } from './errors.ts';
import { digitsOf, eachOf, plainSpelling, superscripts } from './spelling.ts';

/**
 * A piece of the text as it was typed. `text` is in the plain spelling: `*` for a multiplication sign, ASCII digits; a
 * name may have a Python module before it, as in `np.sin`.
 */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly span: Span;
}

/** What the mathematics of the course does without, by the character that begins it. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ...eachOf('=', 'assignment'),
  ...eachOf('[]', 'array'),
  ...eachOf('{}', 'object'),
  ...eachOf('"\'“”‘’', 'string'),
  ...eachOf(';', 'block'),
  ...eachOf('#', 'comment'),
  ...eachOf('&~', 'logic'),
  ...eachOf('.', 'accessor'),
  ...eachOf('∞', 'special-value'),
]);

const MODULE = String.raw`(?:numpy|np|tensorflow|tf|torch|math)(?:\.(?:math|nn|special|keras|activations|functional))*\.`;

const PATTERN = new RegExp(
  [
    String.raw`(?<space>[\s\u200b\ufeff]+)`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<name>(?:${MODULE})?[\p{L}_][\p{L}\p{Nd}_]*)`,
    String.raw`(?<raised>⁻?[${superscripts}]+)`,
    String.raw`(?<sign>……|\*\*|&&|[<>=!]=|[-+*/^%(),|√<>≤≥≠?:])`,
  ].join('|'),
  'uy',
);

/** The plain spelling of signs that have several. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['**', '^'],
  ['……', '^'],
  ['&&', 'and'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
]);

/**
 * Splits a text into tokens with their places in it.
 * @throws Mistake `unsupported` or `syntax` at a character that no expression contains
 * @example tokenize('2x²').map(({ text }) => text) // ['2', 'x', '^', '2']
 * @example tokenize('x²')[2] // { kind: 'number', text: '2', span: { start: 1, end: 2 } }
 * @example tokenize('np.sin(x)≤1').map(({ text }) => text) // ['np.sin', '(', 'x', ')', '<=', '1']
 * @example tokenize('x!') // throws unsupported
 */
export function tokenize(text: string): Token[] {
  const plain = plainSpelling(text);
  const tokens: Token[] = [];
  for (let start = 0; start < plain.length;) {
    PATTERN.lastIndex = start;
    const match = PATTERN.exec(plain);
    if (match === null) throw strange(text, plain, start, tokens);
    const span = { start, end: PATTERN.lastIndex };
    start = span.end;
    const { number, name, raised, sign } = match.groups ?? {};
    if (number !== undefined) tokens.push({ kind: 'number', text: number, span });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, span });
    else if (raised !== undefined) tokens.push(...exponent(raised, span));
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: SIGNS.get(sign) ?? sign, span });
  }
  return tokens;
}

/**
 * A name without the Python module before it.
 * @example withoutModule('tf.math.log') // 'log'
 */
export function withoutModule(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** A raised number is a power; all of its tokens stand at the same place. */
function exponent(raised: string, span: Span): Token[] {
  const isNegative = raised.startsWith('⁻');
  const power: Token = { kind: 'sign', text: '^', span };
  const value: Token = { kind: 'number', text: digitsOf(isNegative ? raised.slice(1) : raised), span };
  return isNegative ? [power, { kind: 'sign', text: '-', span }, value] : [power, value];
}

function strange(text: string, plain: string, start: number, before: readonly Token[]): Mistake {
  const found = String.fromCodePoint(plain.codePointAt(start) ?? 0);
  const span = { start, end: start + found.length };
  const isAfterValue = endsValue(before.at(-1));
  const exclamation = isAfterValue ? 'factorial' : 'logic';
  const what = found === '!' ? exclamation : UNSUPPORTED.get(found);
  if (what !== undefined) return unsupported(what, found, span);
  return expected(isAfterValue ? 'operator' : 'operand', text.slice(span.start, span.end), span);
}

function endsValue(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== 'sign' || token.text === ')' || token.text === '|');
}

/**
 * The mistake of something that TapeLab does not calculate with.
 * @param what one of those listed with `unsupported` in `errors.ts`
 * @param found what stands at `span`
 */
export function unsupported(what: string, found: string, span: Span): Mistake {
  return new Mistake('unsupported', `No ${what.replaceAll('-', ' ')} in an expression: “${found}”`, span, { what });
}

/** What a text may lack at the place of a `syntax` mistake; the window has words for each. */
export type Expected = keyof typeof WORDING;

const WORDING = {
  operand: 'a number, a variable or a bracket',
  operator: 'an operator',
  'opening-parenthesis': 'an opening bracket',
  'closing-parenthesis': 'a closing bracket',
  'closing-bar': 'a second bar |',
  colon: 'a colon and what holds otherwise',
  variable: 'a variable to differentiate by',
  order: 'a whole number from 0 to 20',
} as const;

/** The mistake of a text that is no expression; `found` is what stands there, `end` at the end of the text. */
export function expected(what: Expected, found: string, span: Span): Mistake {
  const instead = found === 'end' ? 'the end' : `“${found}”`;
  return new Mistake('syntax', `Expected ${WORDING[what]}, found ${instead}`, span, { expected: what, found });
}
