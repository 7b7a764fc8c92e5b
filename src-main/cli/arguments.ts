import { parseArgs } from 'node:util';
import { isName } from '../engine/names.ts';

/** Arguments that the terminal program cannot use. `details` is printed below the message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    message: string,
    readonly details = '',
  ) {
    super(message);
  }
}

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>;

/**
 * Reads a command's arguments. Values and positional arguments may begin with a minus sign: only two dashes and a letter
 * begin an option.
 *
 * @throws UsageError for an option that is unknown or lacks its value
 * @example readArguments(['-x^2', '--at', 'x=-1'], { at: { type: 'string' } }).positionals // ['-x^2']
 */
export function readArguments<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: arranged(args, options), options, allowPositionals: true });
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new UsageError(firstSentence(thrown.message));
    throw thrown;
  }
}

/** The arguments as `parseArgs` reads them without doubt: options joined to their values, then the positional ones. */
function arranged(args: readonly string[], options: Options): string[] {
  const named: string[] = [];
  const positional: string[] = [];
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') positional.push(...rest.splice(0));
    else if (!isOption(argument)) positional.push(argument);
    else named.push([argument, ...takeValue(argument, rest, options)].join('='));
  }
  return [...named, '--', ...positional];
}

/** Takes the value that an option needs from the arguments after it. */
function takeValue(option: string, rest: string[], options: Options): string[] {
  if (options[option.slice(2)]?.type !== 'string') return [];
  const value = rest.shift();
  if (value === undefined || isOption(value) || value === '--') throw new UsageError(`${option} needs a value`);
  return [value];
}

function isOption(argument: string): boolean {
  return /^--\p{L}/u.test(argument);
}

/** What follows in Node's messages is advice that does not hold here. */
function firstSentence(message: string): string {
  const [sentence = message] = message.split(/\.\s/);
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A finite decimal number.
 *
 * @example readNumber('--learning-rate', '1e-3') // 0.001
 * @example readNumber('--learning-rate', '0x10') // throws UsageError
 * @param owner what the number is for, named in the message
 * @throws UsageError for anything else
 */
export function readNumber(owner: string, text: string): number {
  const value = decimal.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw new UsageError(`${owner} needs a finite decimal number; found '${text}'`);
  return value;
}

/**
 * A whole number, however many digits it has.
 *
 * @example readInteger('--low', '-3') // -3n
 * @example readInteger('--low', '2.5') // throws UsageError
 * @throws UsageError for anything else
 */
export function readInteger(owner: string, text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) throw new UsageError(`${owner} needs a whole number; found '${text}'`);
  return BigInt(text.replace(/^\+/, ''));
}

/**
 * A point or a direction, in the order given.
 *
 * @throws UsageError unless it is a list of name=number with each name once
 * @example readPoint('x=3,y=-1e-3') // new Map([['x', 3], ['y', -0.001]])
 */
export function readPoint(text: string, option = '--at'): ReadonlyMap<string, number> {
  const point = new Map<string, number>();
  for (const pair of text.split(',')) {
    const [name = '', value, ...rest] = pair.split('=').map((part) => part.trim());
    if (!isName(name) || value === undefined || rest.length > 0) {
      throw new UsageError(`${option} needs name=number pairs, as in x=3,y=4; found '${pair}'`);
    }
    if (point.has(name)) throw new UsageError(`${option} gives ${name} twice`);
    point.set(name, readNumber(`${name} in ${option}`, value));
  }
  return point;
}
