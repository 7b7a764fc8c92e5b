import { type Argument, type Build, applying } from './calls.ts';
import type { Span } from './errors.ts';
import type { Expr } from './expr.ts';
import { Row } from './row.ts';
import { type Expected, type Token, expected } from './tokens.ts';

/** What is made of a frame when it ends. */
export interface Call {
  /** The name and place that a mistake in the number of arguments names. */
  readonly name: string;
  readonly span: Span;
  readonly build: Build;
  /** The 2 of `sin^2(x)`. */
  readonly power: Expr | null;
}

/**
 * What has been opened and not ended yet: the whole text, a bracket, a call with its bracket, the bars of |x|, a function
 * without bracket (`argument`), a root, `not`, and the branches of a conditional, first `then` and after the colon `else`.
 */
export type FrameKind = 'text' | 'bracket' | 'call' | 'bars' | 'argument' | 'root' | 'not' | 'then' | 'else';

export interface Frame {
  kind: FrameKind;
  readonly call: Call;
  /** Complete arguments; the last one is still in the row. */
  readonly args: Argument[];
  row: Row;
  /** Frames, powers and signs around it. */
  readonly level: number;
}

const alone: Build = ([only]) => {
  if (only === undefined) throw new Error('Nothing in a bracket');
  return only.node;
};

const BUILDS = {
  text: alone,
  bracket: alone,
  bars: applying('abs'),
  root: applying('sqrt'),
  not: applying('not'),
  then: applying('where'),
} as const;

/** What is made of a frame that is no function. */
export function signCall(kind: keyof typeof BUILDS, name: string, span: Span): Call {
  return { name, span, build: BUILDS[kind], power: null };
}

export function frame(kind: FrameKind, call: Call, level: number, args: Argument[] = []): Frame {
  return { kind, call, args, row: new Row(), level };
}

const BEFORE_ELSE: ReadonlySet<string> = new Set([':', ',', ')', '|', 'end']);
const BEFORE_NOT: ReadonlySet<string> = new Set([...BEFORE_ELSE, '?', 'and', 'or']);

/** Whether a frame that has no closing sign of its own ends before this sign, provided that its row is complete. */
export function endsBefore({ kind }: Frame, sign: string): boolean {
  if (kind === 'argument') return sign !== '^';
  return (kind === 'not' && BEFORE_NOT.has(sign)) || (kind === 'else' && BEFORE_ELSE.has(sign));
}

/** What closes each of the other frames. */
const CLOSING: Readonly<Partial<Record<FrameKind, Expected>>> = {
  bracket: 'closing-parenthesis',
  call: 'closing-parenthesis',
  bars: 'closing-bar',
  then: 'colon',
};

/** The mistake of a sign, or the end of the text, where the frame still lacks a value or what closes it. */
export function unfinished({ kind, call, row }: Frame, found: Token): Error {
  if (kind === 'argument' && row.isEmpty) return expected('opening-parenthesis', found.text, call.span);
  if (!row.isComplete) return expected('operand', found.text, found.span);
  const outside = found.text === ')' ? 'opening-parenthesis' : 'operator';
  return expected(CLOSING[kind] ?? outside, found.text, found.span);
}
