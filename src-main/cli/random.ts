import type { NdArray, Shape } from '../engine/tensor/array.ts';
import { RandomStream } from '../engine/tensor/random.ts';
import { readArguments, readInteger, readNumber, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { gathered, nestedJson, type Numbers, partsOf, textsOf } from './json.ts';

const options = {
  seed: { type: 'string' },
  kind: { type: 'string', default: 'randn' },
  shape: { type: 'string' },
  low: { type: 'string' },
  high: { type: 'string' },
  mean: { type: 'string' },
  sd: { type: 'string' },
  n: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Setting = 'shape' | 'low' | 'high' | 'mean' | 'sd' | 'n';

type Given = { readonly [Name in Setting]?: string | undefined };

/** One way to draw: the options that it reads, and what it does with them. */
interface Kind {
  readonly reads: readonly Setting[];
  readonly draw: (stream: RandomStream, given: Given) => NdArray;
}

const kinds: Readonly<Record<string, Kind>> = {
  randn: { reads: ['shape'], draw: (stream, given) => stream.normal(0, 1, shapeOf(given)) },
  rand: { reads: ['shape'], draw: (stream, given) => stream.uniform(0, 1, shapeOf(given)) },
  uniform: {
    reads: ['low', 'high', 'shape'],
    draw: (stream, given) => stream.uniform(numberOf(given, 'low', 0), numberOf(given, 'high', 1), shapeOf(given)),
  },
  normal: {
    reads: ['mean', 'sd', 'shape'],
    draw: (stream, given) => stream.normal(numberOf(given, 'mean', 0), numberOf(given, 'sd', 1), shapeOf(given)),
  },
  randint: {
    reads: ['low', 'high', 'shape'],
    draw: (stream, given) => stream.randint(readInteger('--low', given.low ?? '0'), upperEnd(given), shapeOf(given)),
  },
  choice: { reads: ['n', 'shape'], draw: (stream, given) => stream.choice(countOf(given), shapeOf(given)) },
  permutation: { reads: ['n'], draw: (stream, given) => stream.permutation(countOf(given)) },
  shuffle: { reads: ['n'], draw: (stream, given) => stream.permutation(countOf(given)) },
};

/**
 * `tapelab random`: draws from NumPy's legacy random stream.
 *
 * @throws UsageError, and Mistake for a seed, shape or range that NumPy would not take
 * @example [...random(['--seed', '0', '--kind', 'rand', '--json']).output] // ['{"values":0.5488135039273248}\n']
 */
export function random(args: readonly string[]): Answer {
  const { values, positionals } = readArguments(args, options);
  if (positionals[0] !== undefined) throw new UsageError(`random takes no argument '${positionals[0]}'`);
  if (values.seed === undefined) throw new UsageError('random needs --seed, as in --seed 612');
  const kind = kindOf(values.kind, values);
  const array = kind.draw(new RandomStream(readNumber('--seed', values.seed)), values);
  return { output: printed(numbersOf(array), array.shape, values.json) };
}

/** What is not read would be lost without a word. */
function kindOf(name: string, given: Given): Kind {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw new UsageError(`--kind is one of ${Object.keys(kinds).join(', ')}; found '${name}'`);
  const settings: readonly Setting[] = ['shape', 'low', 'high', 'mean', 'sd', 'n'];
  const idle = settings.find((setting) => given[setting] !== undefined && !kind.reads.includes(setting));
  if (idle) throw new UsageError(`--kind ${name} does not take --${idle}`);
  return kind;
}

function shapeOf({ shape }: Given): Shape {
  return shape?.split(',').map((size) => readNumber('--shape', size.trim())) ?? [];
}

function numberOf(given: Given, setting: Setting, usual: number): number {
  const text = given[setting];
  return text === undefined ? usual : readNumber(`--${setting}`, text);
}

function upperEnd({ high }: Given): bigint {
  if (high === undefined) throw new UsageError('--kind randint needs --high, which is not drawn, as in --high 10');
  return readInteger('--high', high);
}

function countOf({ n }: Given): number {
  if (n === undefined) throw new UsageError('this --kind needs --n, as in --n 10');
  const count = Number(readInteger('--n', n));
  if (!Number.isSafeInteger(count)) throw new UsageError(`--n is too large: ${n}`);
  return count;
}

/** The elements of a drawn array: they lie row by row, and nothing else is in its data where it is large. */
function numbersOf({ data, offset, size }: NdArray): Numbers {
  const own = data.subarray(offset, offset + size);
  return own instanceof BigInt64Array ? own : Float64Array.from(own as Float64Array);
}

function printed(values: Numbers, shape: Shape, json: boolean): Iterable<string> {
  if (!json) return shape.length === 0 ? [`${values[0]}\n`] : gathered(readable(values, shape));
  return gathered(wrapped(nestedJson(values, shape)));
}

function* wrapped(array: Iterable<string>): Generator<string> {
  yield '{"values":';
  yield* array;
  yield '}\n';
}

/** Rows of the innermost dimension on a line each; a single dimension goes down the page. Decimal points are in line. */
function* readable(values: Numbers, shape: Shape): Generator<string> {
  const perLine = shape.length > 1 ? (shape.at(-1) ?? 1) : 1;
  const cell = values instanceof BigInt64Array ? integerCells(values) : floatCell;
  for (let start = 0; start < values.length; start += perLine) {
    const row = partsOf(values.subarray(start, start + perLine));
    for (const [k, part] of row.entries()) {
      const cells = textsOf(part, cell).join(' ');
      yield k < row.length - 1 ? `${cells} ` : `${cells.trimEnd()}\n`;
    }
  }
}

/** Room for a sign and the 22 characters that a draw takes at most. */
function floatCell(value: number | bigint): string {
  return `${value < 0 ? '' : ' '}${value}`.padEnd(23);
}

/** Integers end in line. */
function integerCells(values: BigInt64Array): (value: number | bigint) => string {
  const width = values.reduce((widest, value) => Math.max(widest, String(value).length), 0);
  return (value) => String(value).padStart(width);
}
