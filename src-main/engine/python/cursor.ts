import { type Expectation, syntaxError } from './refusal.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Walks over the tokens of a program. */
export class Cursor {
  #next = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get token(): Token {
    const token = this.tokens[this.#next] ?? this.tokens.at(-1);
    if (token === undefined) throw new Error('A program ends with a token');
    return token;
  }

  /** The token after the present one. */
  get following(): Token {
    return this.tokens[this.#next + 1] ?? this.token;
  }

  advance(): Token {
    const { token } = this;
    this.#next++;
    return token;
  }

  is(text: string): boolean {
    const { kind, text: found } = this.token;
    return (kind === 'operator' || kind === 'name') && found === text;
  }

  isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  /** Takes the token if it is this one. */
  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#next++;
    return true;
  }

  expect(text: string, expected: Expectation): void {
    if (!this.accept(text)) throw this.refusal(expected);
  }

  expectKind(kind: TokenKind, expected: Expectation): Token {
    if (!this.isKind(kind)) throw this.refusal(expected);
    return this.advance();
  }

  refusal(expected: Expectation, word?: string): Error {
    return syntaxError(expected, this.token.span, this.token.line, word);
  }
}
