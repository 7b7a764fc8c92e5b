import { RandomStream } from '../engine/tensor/random.ts';
import { readArguments, readNumber, UsageError } from './arguments.ts';
import type { Answer } from './command.ts';
import { gathered, nestedJson, partsOf, toJson } from './json.ts';

const options = {
  seed: { type: 'string' },
  kind: { type: 'string', default: 'randn' },
  shape: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * `tapelab random`: draws from NumPy's legacy random stream.
 *
 * @throws UsageError, and Mistake for a seed or shape that NumPy would not take
 * @example random(['--seed', '0', '--kind', 'rand', '--json']).output // ['{"values":0.5488135039273248}\n']
 */
export function random(args: readonly string[]): Answer {
  const { values, positionals } = readArguments(args, options);
  if (positionals[0] !== undefined) throw new UsageError(`random takes no argument '${positionals[0]}'`);
  if (values.seed === undefined) throw new UsageError('random needs --seed, as in --seed 612');
  const stream = new RandomStream(readNumber('--seed', values.seed));
  const shape = values.shape?.split(',').map((size) => readNumber('--shape', size.trim())) ?? [];
  return { output: printed(draw(stream, values.kind, shape), shape, values.json) };
}

function draw(stream: RandomStream, kind: string, shape: readonly number[]): Float64Array {
  if (kind !== 'rand' && kind !== 'randn') throw new UsageError(`--kind is rand or randn; found '${kind}'`);
  const [first, ...others] = shape;
  return first === undefined ? Float64Array.of(stream[kind]()) : stream[kind](first, ...others);
}

function printed(values: Float64Array, shape: readonly number[], json: boolean): Iterable<string> {
  if (shape.length === 0) return [`${json ? toJson({ values: values[0] }) : values[0]}\n`];
  if (!json) return gathered(readable(values, shape));
  return gathered(wrapped(nestedJson(values, shape)));
}

function* wrapped(array: Iterable<string>): Generator<string> {
  yield '{"values":';
  yield* array;
  yield '}\n';
}

/** Rows of the innermost dimension on a line each; a single dimension goes down the page. Decimal points are in line. */
function* readable(values: Float64Array, shape: readonly number[]): Generator<string> {
  const perLine = shape.length > 1 ? (shape.at(-1) ?? 1) : 1;
  for (let start = 0; start < values.length; start += perLine) {
    const row = partsOf(values.subarray(start, start + perLine));
    for (const [k, part] of row.entries()) {
      const cells = Array.from(part, cell).join(' ');
      yield k < row.length - 1 ? `${cells} ` : `${cells.trimEnd()}\n`;
    }
  }
}

/** Room for a sign and the 22 characters that a draw takes at most. */
function cell(value: number): string {
  return `${value < 0 ? '' : ' '}${value}`.padEnd(23);
}
