import { type Argument, type Build, applying } from './calls.ts';
import { Mistake, tooLarge } from './errors.ts';
import { type Expr, apply } from './expr.ts';
import { type Call, type Frame, type FrameKind, endsBefore, frame, signCall, unfinished } from './frames.ts';
import { namedLeaf, numberLeaf } from './leaves.ts';
import type { Meaning } from './resolve.ts';
import { Row } from './row.ts';
import { type Token, expected, unsupported, withoutModule } from './tokens.ts';

/** Frames, powers and leading signs inside one another. */
const DEEPEST_NESTING = 500;

/**
 * Reads a whole text in one pass. What stands in a bracket, in a call or in a branch is a row of its own; mathjs reads
 * it when it is complete, and in the row around it an expression takes its place. So nothing recurses over the depth of
 * what was typed.
 */
export class Reader {
  readonly #frames: Frame[] = [frame('text', signCall('text', '', { start: 0, end: 0 }), 0)];
  #at = 0;

  /** @param text as typed, which `meanings` stand for */
  constructor(
    readonly meanings: readonly Meaning[],
    readonly text: string,
  ) {}

  read(): Expr {
    for (let meaning = this.meanings[this.#at++]; meaning !== undefined; meaning = this.meanings[this.#at++]) {
      this.#take(meaning);
    }
    const end = this.meanings.at(-1)?.token.span.end ?? 0;
    return this.#endAt({ kind: 'sign', text: 'end', span: { start: end, end } }, 'text').row.read().node;
  }

  get #top(): Frame {
    const top = this.#frames.at(-1);
    if (top === undefined) throw new Error('The text was closed before its end');
    return top;
  }

  #isNext(text: string): boolean {
    const next = this.meanings[this.#at];
    return next?.kind === 'sign' && next.token.text === text;
  }

  #take(meaning: Meaning): void {
    const { kind, token } = meaning;
    if (kind === 'sign') this.#sign(token);
    else if (kind === 'function') this.#function(token, meaning.build);
    else if (kind === 'number') this.#number(token);
    else this.#operand(namedLeaf(kind, withoutModule(token.text)), token);
  }

  #number(token: Token): void {
    if (this.#top.row.endsInNumber) throw expected('operator', token.text, token.span);
    this.#operand(numberLeaf(token), token);
  }

  #operand(node: Expr, { kind, span }: Token): void {
    this.#top.row.operand(node, span, kind === 'number');
    if (this.#top.kind === 'root') this.#close(span.end);
  }

  /** A function with its arguments in brackets, or else with the product that follows. */
  #function(token: Token, build: Build): void {
    if (this.#top.kind === 'argument' && this.#top.row.isComplete) this.#close();
    const call: Call = { name: token.text, span: token.span, build, power: this.#power(token) };
    if (!this.#isNext('(')) return this.#open('argument', call);
    this.#at += 1;
    this.#open('call', call);
  }

  /** The power between a function and its argument. */
  #power({ text: name, span }: Token): Expr | null {
    if (!this.#isNext('^')) return null;
    const exponent = this.meanings[this.#at + 1];
    if (exponent?.token.text === '-') {
      const place = { start: span.start, end: exponent.token.span.end };
      throw new Mistake('unsupported', `Write 1/${name}(x), or the inverse by its name`, place, {
        what: 'inverse-power',
        name,
      });
    }
    if (exponent?.kind !== 'number') throw expected('opening-parenthesis', '^', span);
    this.#at += 2;
    return numberLeaf(exponent.token);
  }

  #sign(token: Token): void {
    const { text, span } = token;
    if (text === '(') this.#open('bracket', signCall('bracket', text, span));
    else if (text === '√') this.#open('root', signCall('root', text, span));
    else if (text === '|') this.#bar(token);
    else if (text === ')') this.#closeBracket(token);
    else if (text === ',') this.#comma(token);
    else if (text === '?') this.#question(token);
    else if (text === ':') this.#colon(token);
    else if (text === 'not') this.#not(token);
    else if (text === 'mod' && !this.#top.row.isComplete && this.#isNext('(')) this.#function(token, applying(text));
    else this.#operator(token);
  }

  #operator(token: Token): void {
    this.#endWhatEndsBefore(token);
    const { kind, row } = this.#top;
    const isPrefix = !row.isComplete && kind !== 'root' && (token.text === '+' || token.text === '-');
    if (!row.isComplete && !isPrefix) throw unfinished(this.#top, token);
    row.operator(token.text, token.span);
    this.#checkLevel(this.#top.level + row.pending);
  }

  #not(token: Token): void {
    const { kind, row } = this.#top;
    if (row.isComplete) throw expected('operator', token.text, token.span);
    if (!row.takesCondition || kind === 'argument' || kind === 'root') throw unfinished(this.#top, token);
    this.#open('not', signCall('not', token.text, token.span));
  }

  /** A bar closes where a value is complete and a bar is open; anywhere else it opens. */
  #bar(token: Token): void {
    const innermost = this.#frames.findLast(({ kind }) => kind !== 'argument' && kind !== 'not' && kind !== 'else');
    if (innermost?.kind !== 'bars' || !this.#top.row.isComplete) {
      return this.#open('bars', signCall('bars', '|', token.span));
    }
    this.#endAt(token, 'bars');
    this.#close(token.span.end);
  }

  #closeBracket(token: Token): void {
    const { kind, args, row } = this.#top;
    const isEmptyCall = kind === 'call' && args.length === 0 && row.isEmpty;
    if (!isEmptyCall) this.#endAt(token, 'bracket', 'call');
    this.#close(token.span.end);
  }

  #comma(token: Token): void {
    const call = this.#endAt(token, 'call');
    call.args.push(this.#argument(call.row));
    call.row = new Row();
  }

  /** What stands before a question mark is the condition; the conditional takes its place in the row. */
  #question(token: Token): void {
    const around = this.#endAt(token, 'text', 'bracket', 'call', 'bars', 'then', 'else');
    const condition = this.#argument(around.row);
    around.row = new Row();
    const span = { start: condition.span.start, end: token.span.end };
    this.#open('then', signCall('then', token.text, span), [condition]);
  }

  #colon(token: Token): void {
    const isRange = !this.#frames.some(({ kind }) => kind === 'then');
    if (isRange && this.#top.row.isComplete) throw unsupported('range', token.text, token.span);
    const branch = this.#endAt(token, 'then');
    branch.args.push(this.#argument(branch.row));
    branch.row = new Row();
    branch.kind = 'else';
  }

  #open(kind: FrameKind, call: Call, args: Argument[] = []): void {
    const level = this.#top.level + this.#top.row.pending + 1;
    this.#checkLevel(level);
    this.#frames.push(frame(kind, call, level, args));
  }

  #checkLevel(level: number): void {
    if (level <= DEEPEST_NESTING) return;
    throw tooLarge(DEEPEST_NESTING, 'levels', `More than ${DEEPEST_NESTING} levels inside one another`);
  }

  #endWhatEndsBefore({ text }: Token): void {
    while (this.#top.row.isComplete && endsBefore(this.#top, text)) this.#close();
  }

  /** Ends what ends before this sign; then the innermost frame must be one of these kinds, and complete. */
  #endAt(token: Token, ...kinds: readonly FrameKind[]): Frame {
    this.#endWhatEndsBefore(token);
    const top = this.#top;
    if (!top.row.isComplete || !kinds.includes(top.kind)) throw unfinished(top, token);
    return top;
  }

  /** Puts what the innermost frame makes of its arguments into the row around it; a root takes no more than that. */
  #close(end?: number): void {
    do {
      const { call, args, row } = this.#top;
      const all = row.isEmpty ? args : [...args, this.#argument(row)];
      const built = call.build(all, call.name, call.span);
      this.#frames.pop();
      const span = { start: call.span.start, end: end ?? all.at(-1)?.span.end ?? call.span.end };
      this.#top.row.operand(call.power === null ? built : apply('pow', built, call.power), span);
    } while (this.#top.kind === 'root');
  }

  #argument(row: Row): Argument {
    const { node, span } = row.read();
    return { node, span, text: this.text.slice(span.start, span.end) };
  }
}
