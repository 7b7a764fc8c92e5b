import type { Span } from '../errors.ts';
import { syntaxError } from './refusal.ts';

export type TokenKind = 'name' | 'number' | 'string' | 'format' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';

/** A piece of a program. `text` is what was written; of a string, what stands between the quotes, escapes resolved. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
  /** From 1 on. */
  readonly line: number;
}

/** Whatever begins like a number goes on as long as it could be one; then it must be one. */
const NUMBERLIKE = /\.?\d(?:[eE][+-](?=\d)|[\w.])*/y;
const NUMBER =
  /^(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?0)*|[1-9](?:_?\d)*|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.|\d(?:_?\d)*(?=[eE]))(?:[eE][+-]?\d(?:_?\d)*)?)$/;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const STRING = /([rRbBfFuU]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/y;
const OPERATOR =
  /\*\*=|\/\/=|\.\.\.|->|:=|\*\*|\/\/|<=|>=|==|!=|\+=|-=|\*=|\/=|%=|@=|&=|\|=|\^=|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const BLANK = /(?:[ \t\f]|\\\r?\n)+/y;
const COMMENT = /#[^\n]*/y;

/**
 * Cuts a program into tokens, with the indents and dedents of Python's blocks.
 * @throws Mistake `syntax` where no token begins, or a line steps back to no block
 * @example tokenise('x = 3.').map(({ text }) => text) // ['x', '=', '3.', '', '']
 */
export function tokenise(source: string): Token[] {
  return new Tokeniser(source.replace(/\r\n?/g, '\n')).run();
}

class Tokeniser {
  readonly #tokens: Token[] = [];
  readonly #indents = [0];
  #at = 0;
  #line = 1;
  /** Inside brackets a line goes on. */
  #depth = 0;

  constructor(readonly source: string) {}

  run(): Token[] {
    while (this.#at < this.source.length) {
      if (this.#depth === 0 && this.#isLineStart()) this.#openLine();
      else this.#next();
    }
    this.#endLine();
    while ((this.#indents.pop() ?? 0) > 0) this.#push('dedent', '', this.#at);
    this.#push('end', '', this.#at);
    return this.#tokens;
  }

  #isLineStart(): boolean {
    return this.#at === 0 || this.source[this.#at - 1] === '\n';
  }

  /** A line without anything on it opens and closes no block. */
  #openLine(): void {
    const [blank = ''] = /^[ \t\f]*/.exec(this.source.slice(this.#at)) ?? [];
    this.#at += blank.length;
    if (/^(?:#|\n|$)/.test(this.source.slice(this.#at, this.#at + 1))) {
      this.#next();
      return;
    }
    const width = [...blank].reduce((column, sign) => (sign === '\t' ? (column | 7) + 1 : column + 1), 0);
    this.#indent(width);
    this.#next();
  }

  #indent(width: number): void {
    const current = this.#indents.at(-1) ?? 0;
    if (width > current) {
      this.#indents.push(width);
      this.#push('indent', '', this.#at);
    }
    while (width < (this.#indents.at(-1) ?? 0)) {
      this.#indents.pop();
      this.#push('dedent', '', this.#at);
    }
    if (width !== this.#indents.at(-1)) throw syntaxError('indent', this.#span(this.#at), this.#line);
  }

  #next(): void {
    const start = this.#at;
    if (this.source[start] === '\n') {
      this.#at++;
      if (this.#depth === 0) this.#endLine();
      this.#line++;
      return;
    }
    if (this.#take(BLANK) !== null || this.#take(COMMENT) !== null) {
      this.#line += this.source.slice(start, this.#at).split('\n').length - 1;
      return;
    }
    this.#token(start);
  }

  #token(start: number): void {
    const string = this.#match(STRING);
    if (string !== null) return this.#string(start, string);
    const name = this.#take(NAME);
    if (name !== null) return this.#push('name', name, start);
    const number = this.#take(NUMBERLIKE);
    if (number !== null) return this.#number(start, number);
    const operator = this.#take(OPERATOR);
    if (operator === null) throw syntaxError('character', this.#span(start), this.#line);
    if ('([{'.includes(operator)) this.#depth++;
    if (')]}'.includes(operator)) this.#depth = Math.max(0, this.#depth - 1);
    this.#push('operator', operator, start);
  }

  /** A number is followed by nothing that could belong to it: a hexadecimal one takes in its `e` and the sign after it. */
  #number(start: number, number: string): void {
    const hexadecimal = /^0[xX][\da-fA-F_]+(?=[+-])/.exec(number)?.[0];
    if (hexadecimal !== undefined) this.#at = start + hexadecimal.length;
    if (!NUMBER.test(hexadecimal ?? number)) throw syntaxError('number', { start, end: this.#at }, this.#line);
    this.#push('number', hexadecimal ?? number, start);
  }

  #string(start: number, [whole, prefix = '', quoted = '']: RegExpExecArray): void {
    const length = quoted.startsWith('"""') || quoted.startsWith("'''") ? 3 : 1;
    const raw = quoted.slice(length, -length);
    const kind = /f/i.test(prefix) ? 'format' : 'string';
    this.#push(kind, /r/i.test(prefix) ? raw : unescaped(raw), start);
    this.#line += whole.split('\n').length - 1;
  }

  #endLine(): void {
    const last = this.#tokens.at(-1)?.kind;
    if (last !== undefined && last !== 'newline' && last !== 'indent' && last !== 'dedent')
      this.#push('newline', '', this.#at);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source);
    if (found === null || found[0] === '') return null;
    this.#at += found[0].length;
    return found;
  }

  #take(pattern: RegExp): string | null {
    return this.#match(pattern)?.[0] ?? null;
  }

  #push(kind: TokenKind, text: string, start: number): void {
    this.#tokens.push({ kind, text, span: { start, end: this.#at }, line: this.#line });
  }

  #span(start: number): Span {
    return { start, end: Math.min(start + 1, this.source.length) };
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

function unescaped(raw: string): string {
  return raw.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g,
    (_all, byte?: string, code?: string, sign?: string) => {
      const digits = byte ?? code;
      if (digits !== undefined) return String.fromCodePoint(parseInt(digits, 16));
      return escapes[sign ?? ''] ?? (sign === '\\' || sign === "'" || sign === '"' ? sign : `\\${sign ?? ''}`);
    },
  );
}
