/** A half-open range of UTF-16 offsets in the text as the user typed it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What kind of mistake was made. The set is closed, because the window words each one in the learner's language:
 *
 * - `empty`: nothing was typed
 * - `syntax`: the text is no expression; `details.expected` says what is missing (`operand`, `operator`,
 *   `opening-parenthesis`, `closing-parenthesis`, `closing-bar`, `colon` of a conditional, `variable` or `order` of a
 *   derivative), `details.found` what stands there (`end` at the end, where the span is empty)
 * - `unknown-function`, `unknown-variable`: `details.name`, and `details.nearest` when something known is near
 * - `arity`: `details.name`, `details.expected` and `details.found` arguments
 * - `missing-value`: the point has no value for `details.name`
 * - `unsupported`: TapeLab does not calculate with it; `details.what` is `accessor`, `array`, `assignment`, `block`,
 *   `comment`, `conditional` (`if`), `factorial`, `inverse-power` (as in sin^-1, with `details.name`), `logic` (`!`, `&`),
 *   `number-out-of-range`, `object`, `range`, `special-value` (`NaN`, `true`) or `string`
 * - `too-large`: it would take more than `details.limit` of `details.what`: `characters`, `levels` inside one another,
 *   `nodes` or `seconds`; array elements where there is no `what`
 * - `invalid-setting`: `details.name`, `details.found`, `details.expected`
 */
export type MistakeKind =
  | 'empty'
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
