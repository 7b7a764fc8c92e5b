import type { Span } from './errors.ts';
import type { Expr } from './expr.ts';
import { readOperators } from './syntax.ts';

/** What a row ends in, as far as it matters to whether a quotient of numbers is complete. */
type Ending = 'fresh' | 'number' | 'number over' | 'quotient of numbers' | 'other';

/**
 * Operands and operators between two brackets or commas, collected from left to right; well formed as long as the
 * caller asks `isComplete` first. Factors without a sign between them bind as mathjs has it, tighter than `*` and `/`:
 * `1/xy` is 1/(x·y). The one exception is a quotient of numbers, which is a coefficient: `1/2x` is (1/2)·x, and
 * `-1/2x` is -(1/2)·x.
 */
export class Row {
  /** Whether a value is complete, so that an operator may follow. */
  isComplete = false;
  /** Whether that value is a number as it was typed, so that another number may not follow. */
  endsInNumber = false;
  #text = '';
  readonly #operands: Expr[] = [];
  #sign = '';
  #pending = 0;
  #ending: Ending = 'fresh';
  #start = 0;
  #end = 0;

  get isEmpty(): boolean {
    return this.#text === '';
  }

  /** Powers and leading signs that wait for what comes, each a level inside the one before. */
  get pending(): number {
    return this.isComplete ? 0 : this.#pending;
  }

  /** Whether a truth value may begin here: at the start, or after `and` or `or`. */
  get takesCondition(): boolean {
    return this.isEmpty || (!this.isComplete && (this.#sign === 'and' || this.#sign === 'or'));
  }

  operand(node: Expr, span: Span, isNumber = false): void {
    if (this.isEmpty) this.#start = span.start;
    this.#end = span.end;
    this.#operands.push(node);
    if (this.isComplete) {
      this.#text += this.#ending === 'quotient of numbers' ? '*x' : ' x';
      this.#pending = 0;
    } else this.#text += 'x';
    this.#ending = isNumber && !this.isComplete ? endingWithNumber(this.#ending) : 'other';
    this.endsInNumber = isNumber;
    this.isComplete = true;
  }

  /** A sign between two operands; or `+` or `-` before an operand. */
  operator(sign: string, span: Span): void {
    if (this.isEmpty) this.#start = span.start;
    if (!this.isComplete) this.#pending += 1;
    else {
      this.#pending = sign === '^' ? this.#pending + 1 : 0;
      this.#ending = endingWithSign(this.#ending, sign);
    }
    this.#text += WORDS.get(sign) ?? sign;
    this.#sign = sign;
    this.isComplete = false;
    this.endsInNumber = false;
  }

  /** The expression, once the row is complete, and its place in the text. */
  read(): { node: Expr; span: Span } {
    return { node: readOperators(this.#text, this.#operands), span: { start: this.#start, end: this.#end } };
  }
}

/** Signs that mathjs has as words; its `%` may also stand for a percentage. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['mod', ' mod '],
  ['%', ' mod '],
  ['and', ' and '],
  ['or', ' or '],
]);

function endingWithNumber(before: Ending): Ending {
  if (before === 'fresh') return 'number';
  return before === 'number over' ? 'quotient of numbers' : 'other';
}

function endingWithSign(before: Ending, sign: string): Ending {
  if (sign === '/') return before === 'number' || before === 'quotient of numbers' ? 'number over' : 'other';
  return sign === '^' ? 'other' : 'fresh';
}
