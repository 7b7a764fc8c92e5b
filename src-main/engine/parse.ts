import { Mistake, placed, tooLarge } from './errors.ts';
import type { Expr } from './expr.ts';
import { Reader } from './reader.ts';
import { resolve } from './resolve.ts';
import { tokenize } from './tokens.ts';

/** Characters of the longest expression that is read. */
const LONGEST_EXPRESSION = 10_000;

/**
 * Reads an expression; must run inside `withNodes`. Without `variables` every letter may be one; with it, a name that
 * is neither declared nor a product of declared letters is a mistake. Factors may stand side by side, and a function
 * without bracket takes the product that follows; `Row` and `Reader` say how far.
 * @throws Mistake with its place in the text as typed: `empty`, `syntax`, `unknown-function`, `unknown-variable`,
 * `arity`, `unsupported`; `too-large` for characters, levels, nodes or seconds
 * @example parse('2xy^2') === parse('2*x*y^2') // true
 * @example parse('sin 2x cos x') === parse('sin(2*x)*cos(x)') // true
 * @example parse('1/xy') === parse('1/(x*y)') // true
 * @example parse('-1/2x') === parse('(-1/2)*x') // true
 * @example parse('diff(x^3, x)') === parse('d/dx(x^3)') // true
 * @example parse('2 + foo(x)') // throws unknown-function
 */
export function parse(text: string, variables?: readonly string[]): Expr {
  try {
    return read(text, variables === undefined ? null : new Set(variables));
  } catch (thrown) {
    throw thrown instanceof Mistake ? placed(thrown, text) : thrown;
  }
}

function read(text: string, declared: ReadonlySet<string> | null): Expr {
  if (text.length > LONGEST_EXPRESSION) throw tooLarge(LONGEST_EXPRESSION, 'characters');
  const tokens = tokenize(text);
  if (tokens.length === 0) throw new Mistake('empty', 'Nothing was typed');
  return new Reader(resolve(tokens, declared), text).read();
}
