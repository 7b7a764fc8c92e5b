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
 * - `arity`: `details.name` takes `details.expected` arguments, not `details.found`; where it also takes others,
 *   `details.or` is the other number, or `more`
 * - `missing-value`: the point has no value for `details.name`
 * - `unsupported`: TapeLab does not calculate with it; `details.what` is `accessor`, `array`, `assignment`, `block`,
 *   `comment`, `conditional` (`if`), `decimal-comma`, `factorial`, `inverse-power` (as in sin^-1, with `details.name`), `logic` (`!`, `&`),
 *   `number-out-of-range`, `object`, `range`, `special-value` (`NaN`, `true`) or `string`
 * - `too-large`: it would take more than `details.limit` of `details.what`, a `Bounded`
 * - `invalid-setting`: `details.name`, `details.found`, `details.expected`
 * - `python`: a program did what Python, NumPy or TensorFlow refuses; `details.type` is the type of its exception, and the
 *   message is theirs, word for word; `details.line` is the line of the program
 * - `data`: a table that cannot be used; `details.what` says why (see `data/data-mistake.ts`), `details.row` is counted as a
 *   spreadsheet does, `details.column` is a name, and `details.found` what stands there
 *
 * Where a question has several expressions, `details.expression` says in which one it is, counted from 0.
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
  | 'invalid-setting'
  | 'python'
  | 'data';

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
 * What there is a bound for: `characters` of an expression, `levels` inside one another, `nodes` and entries, `seconds`,
 * `variables` of a comparison of methods, `terms` of a Taylor polynomial, `elements` of an array, `statements` of a program,
 * `rows` of a table.
 */
export type Bounded =
  'characters' | 'levels' | 'nodes' | 'seconds' | 'variables' | 'terms' | 'elements' | 'statements' | 'rows';

/**
 * The mistake of a question that is too large.
 * @param message said instead of the plain sentence
 * @example tooLarge(20, 'terms').message // 'More than 20 terms'
 */
export function tooLarge(limit: number, what: Bounded, message = `More than ${limit} ${what}`): Mistake {
  return new Mistake('too-large', message, null, { limit, what });
}

/**
 * The mistake of a point without a value for the variable `name`.
 * @example missingValue('y').message // 'y has no value'
 */
export function missingValue(name: string): Mistake {
  return new Mistake('missing-value', `${name} has no value`, null, { name });
}

/**
 * A mistake with a place in `text`: the whole of it unless the mistake has one already.
 * @param details added to its own
 * @example placed(tooLarge(4, 'characters'), 'x+y+z').span // { start: 0, end: 5 }
 */
export function placed(
  { kind, message, span, details: own }: Mistake,
  text: string,
  details?: MistakeDetails,
): Mistake {
  return new Mistake(kind, message, span ?? { start: 0, end: text.length }, { ...own, ...details });
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

/**
 * The exception that a program of the learner would meet in Python, with the words of NumPy or TensorFlow.
 * @param type the name of the exception's class
 * @param details what more is known of its cause
 * @example pythonError('ValueError', 'Tape is not recording.').details // { type: 'ValueError' }
 */
export function pythonError(type: PythonErrorType, message: string, details: MistakeDetails = {}): Mistake {
  return new Mistake('python', message, null, { ...details, type });
}

/** The classes of exceptions that programs with tensors meet. */
export type PythonErrorType =
  | 'ValueError'
  | 'TypeError'
  | 'IndexError'
  | 'AttributeError'
  | 'RuntimeError'
  | 'LookupError'
  | 'OverflowError'
  | 'NameError'
  | 'RecursionError'
  | 'KeyError'
  | 'ZeroDivisionError'
  | 'ModuleNotFoundError'
  | 'UnimplementedError'
  | 'UnboundLocalError'
  | 'NotImplementedError'
  | 'InvalidArgumentError'
  | 'NotFoundError'
  | 'UFuncTypeError'
  | 'AssertionError'
  | 'AxisError'
  | 'ImportError'
  | 'AbortedError';
