/** A half-open range of UTF-16 offsets in the text as the user typed it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What kind of mistake was made. The set is closed, because the window words each one in the learner's language:
 *
 * - `empty`: nothing was typed
 * - `too-long`: more characters than the engine reads
 * - `syntax`: the text is no expression; `details.expected` says what is missing, `details.found` what stands there
 * - `unknown-function`, `unknown-variable`: `details.name`, and `details.nearest` when something known is near
 * - `arity`: `details.name`, `details.expected` and `details.found` arguments
 * - `missing-value`: the point has no value for `details.name`
 * - `unsupported`: mathjs reads it, TapeLab does not calculate with it; `details.what`
 * - `too-large`: the work would pass `details.limit` nodes or array elements
 * - `invalid-setting`: `details.name`, `details.found`, `details.expected`
 */
export type MistakeKind =
  | 'empty'
  | 'too-long'
  | 'syntax'
  | 'unknown-function'
  | 'unknown-variable'
  | 'arity'
  | 'missing-value'
  | 'unsupported'
  | 'too-large'
  | 'invalid-setting';

export type MistakeDetails = Readonly<Record<string, string | number>>;

/** A mistake of the user, told apart from a bug: it has a place in the text and reaches the person who made it. */
export class Mistake extends Error {
  override readonly name = 'Mistake';

  constructor(
    readonly kind: MistakeKind,
    message: string,
    readonly span: Span | null = null,
    readonly details: MistakeDetails = {},
  ) {
    super(message);
  }
}
