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
 * - `syntax`: the text is no expression; `details.expected` says what is missing (`operand`, `operator`,
 *   `opening-parenthesis` or `closing-parenthesis`), `details.found` what stands there (`end` at the end, where the span
 *   is empty)
 * - `unknown-function`, `unknown-variable`: `details.name`, and `details.nearest` when something known is near
 * - `arity`: `details.name`, `details.expected` and `details.found` arguments
 * - `missing-value`: the point has no value for `details.name`
 * - `unsupported`: mathjs reads it, TapeLab does not calculate with it; `details.what` is `accessor`, `array`,
 *   `assignment`, `bars` (as in |x|), `block`, `comment`, `comparison`, `conditional`, `factorial`, `logic`,
 *   `number-out-of-range`, `object`, `percent`, `range`, `special-value` (`NaN`, `true`), `string` or `word-operator` (`mod`)
 * - `too-large`: the work would pass `details.limit` nodes, array elements or levels of brackets
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

/**
 * The mistake of a setting that the engine cannot use.
 * @param name its name in the question
 * @example invalidSetting('seed', -1, 'an integer not below 0').message // 'seed must be an integer not below 0; found -1'
 */
export function invalidSetting(name: string, found: unknown, expected: string): Mistake {
  const details = { name, found: typeof found === 'number' ? found : String(found), expected };
  return new Mistake('invalid-setting', `${name} must be ${expected}; found ${details.found}`, null, details);
}
