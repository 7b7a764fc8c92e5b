import { Mistake, type Span } from './errors.ts';

/** A piece of the text as it was typed. `text` is in the plain spelling: `*` for a multiplication sign, ASCII digits. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly span: Span;
}

/** What the mathematics of the course does without, by the character that begins it. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ...pairs('!', 'factorial'),
  ...pairs('%', 'percent'),
  ...pairs('=', 'assignment'),
  ...pairs('<>≤≥≠', 'comparison'),
  ...pairs('?', 'conditional'),
  ...pairs(':', 'range'),
  ...pairs('[]', 'array'),
  ...pairs('{}', 'object'),
  ...pairs('"\'', 'string'),
  ...pairs(';', 'block'),
  ...pairs('#', 'comment'),
  ...pairs('|', 'bars'),
  ...pairs('&~', 'logic'),
  ...pairs('.', 'accessor'),
]);

function pairs(characters: string, what: string): [string, string][] {
  return [...characters].map((character) => [character, what]);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FULL_WIDTH_OFFSET = 0xfee0;

/** Each unit of the text in its plain spelling; one unit for one, so that offsets stay those of the text as typed. */
function plainSpelling(text: string): string {
  return text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/[×·⋅∙]/g, '*')
    .replace(/÷/g, '/')
    .replace(/[−–]/g, '-');
}

const PATTERN = new RegExp(
  [
    String.raw`(?<space>[\s\u200b\ufeff]+)`,
    String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<name>[\p{L}_][\p{L}\p{Nd}_]*)`,
    String.raw`(?<raised>⁻?[${SUPERSCRIPTS}]+)`,
    String.raw`(?<sign>\*\*|[-+*/^(),])`,
  ].join('|'),
  'uy',
);

/**
 * Splits a text into tokens with their places in it.
 * @throws Mistake `unsupported` or `syntax` at a character that no expression contains
 * @example tokenize('2x²').map(({ text }) => text) // ['2', 'x', '^', '2']
 * @example tokenize('x²')[2] // { kind: 'number', text: '2', span: { start: 1, end: 2 } }
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
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign === '**' ? '^' : sign, span });
  }
  return tokens;
}

/** A raised number is a power; all of its tokens stand at the same place. */
function exponent(raised: string, span: Span): Token[] {
  const digits = [...raised].map((digit) => SUPERSCRIPTS.indexOf(digit)).filter((digit) => digit >= 0);
  const power: Token = { kind: 'sign', text: '^', span };
  const value: Token = { kind: 'number', text: digits.join(''), span };
  return raised.startsWith('⁻') ? [power, { kind: 'sign', text: '-', span }, value] : [power, value];
}

function strange(text: string, plain: string, start: number, before: readonly Token[]): Mistake {
  const found = String.fromCodePoint(plain.codePointAt(start) ?? 0);
  const span = { start, end: start + found.length };
  const what = plain.startsWith('==', start) ? 'comparison' : UNSUPPORTED.get(found);
  if (what !== undefined) return new Mistake('unsupported', `No ${what} in an expression`, span, { what });
  return expected(endsOperand(before.at(-1)) ? 'operator' : 'operand', text.slice(span.start, span.end), span);
}

/** Whether a value is complete after this token, so that an operator may follow. */
export function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== 'sign' || token.text === ')');
}

/** What a text may lack at the place of a `syntax` mistake; the window has words for each. */
type Expected = 'operand' | 'operator' | 'opening-parenthesis' | 'closing-parenthesis';

const WORDING: Readonly<Record<Expected, string>> = {
  operand: 'a number, a variable or a bracket',
  operator: 'an operator',
  'opening-parenthesis': 'an opening bracket',
  'closing-parenthesis': 'a closing bracket',
};

/** The mistake of a text that is no expression; `found` is what stands there, `end` at the end of the text. */
export function expected(what: Expected, found: string, span: Span): Mistake {
  const instead = found === 'end' ? 'the end' : `“${found}”`;
  return new Mistake('syntax', `Expected ${WORDING[what]}, found ${instead}`, span, { expected: what, found });
}
