import { generated } from '../generated.ts';
import { catalog } from '../ops/catalog.ts';
import type { Data } from './array.ts';
import { type Dtype, type FloatDtype, isFloat } from './dtype.ts';
import { operationsOfInt32, operationsOfInt64 } from './integers.ts';

type Named<Arity extends number> = {
  [Op in keyof typeof catalog]: (typeof catalog)[Op] extends { readonly arity: Arity } ? Op : never;
}[keyof typeof catalog];

/** The operations of one array. */
export type UnaryOp = Named<1>;

/** The operations of two arrays: the catalogue's, and the quotient rounded down, which it writes as two operations. */
export type BinaryOp = Named<2> | 'floordiv';

/** What the operands of a loop are: elements next to each other, except for one that is a single number. */
export type Pattern = 'one' | 'each' | 'left' | 'right';

/**
 * Writes `count` results from `out[o]` on, of the elements from `a[i]` and `b[j]` on; with the pattern `left` all of `a[i]`,
 * with `right` all of `b[j]`, with `one` of `a` alone.
 */
export type Loop = (a: Data, i: number, b: Data, j: number, out: Data, o: number, count: number) => void;

const parameters = 'a, i, b, j, out, o, count';

type Loops = Readonly<Record<Dtype, Map<string, Loop>>>;

const noLoops = (): Loops => ({
  float32: new Map(),
  float64: new Map(),
  int32: new Map(),
  int64: new Map(),
  bool: new Map(),
});

/** The loops that have been asked for. Types share none: code that meets one type of array only is several times faster. */
const known: Readonly<Record<Pattern, Loops>> = {
  one: noLoops(),
  each: noLoops(),
  left: noLoops(),
  right: noLoops(),
};

/** The loop of an operation over elements of a type that it takes. */
export function loopOf(op: UnaryOp | BinaryOp, dtype: Dtype, pattern: Pattern): Loop {
  const loops = known[pattern][dtype];
  const found = loops.get(op);
  if (found !== undefined) return found;
  const made = makeLoop(op, dtype, pattern);
  loops.set(op, made);
  return made;
}

const comparisons = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'];
const connectives = ['and', 'or', 'not'];
const truths: ReadonlySet<string> = new Set([...comparisons, ...connectives]);

/**
 * Whether the results are truth values.
 * @example isTruth('lt') // true
 */
export function isTruth(op: UnaryOp | BinaryOp): boolean {
  return truths.has(op);
}

/**
 * Whether an operation takes arrays of a type, as TensorFlow's does: floating-point numbers go into all but what joins
 * truth values, integers into what stays among integers and into comparisons.
 * @example takes('sqrt', 'int32') // false
 * @example takes('floordiv', 'int64') // true
 */
export function takes(op: UnaryOp | BinaryOp, dtype: Dtype): boolean {
  if (isFloat(dtype)) return !connectives.includes(op);
  if (dtype === 'bool') return connectives.includes(op) || op === 'eq' || op === 'ne';
  return comparisons.includes(op) || op in operationsOfInt32;
}

function makeLoop(op: UnaryOp | BinaryOp, dtype: Dtype, pattern: Pattern): Loop {
  if (!takes(op, dtype)) throw new Error(`Operation ${op} on arrays of ${dtype}`);
  const code = isFloat(dtype) ? generated<Loop>(parameters, loopCode(codeOf(op, dtype), pattern)) : null;
  return code ?? plainLoop(valueOf(op, dtype), pattern);
}

/** The code of a loop, four elements a turn. A single number is read once, before it. */
function loopCode(value: string, pattern: Pattern): string {
  const before = { one: '', each: '', left: 'const x = a[i];', right: 'const y = b[j];' }[pattern];
  const element = (k: string) => {
    const [x, y] = [`const x = a[i + ${k}];`, `const y = b[j + ${k}];`];
    const inside = { one: x, each: x + y, left: y, right: x }[pattern];
    return `{ ${inside} out[o + ${k}] = ${value}; }`;
  };
  const four = ['k', 'k + 1', 'k + 2', 'k + 3'].map(element).join(' ');
  return `${before}
    let k = 0;
    for (const whole = count - 3; k < whole; k += 4) { ${four} }
    for (; k < count; k++) ${element('k')}`;
}

/** The catalogue's JavaScript for an operation of x and y. */
function codeOf(op: UnaryOp | BinaryOp, dtype: FloatDtype): string {
  // Squares are what learners raise most; these are the catalogue's powers, to the last bit.
  if (op === 'pow') return 'y === 2 ? x * x : y === 1 ? x : power(x, y)';
  // TensorFlow rounds the quotient before it rounds it down.
  if (op === 'floordiv') return dtype === 'float32' ? 'Math.floor(Math.fround(x / y))' : 'Math.floor(x / y)';
  const { javascript } = catalog[op];
  const spelling = typeof javascript === 'function' ? undefined : javascript.find((each) => !('logical' in each));
  if (spelling === undefined) throw new Error(`Operation ${op} has no JavaScript that is a number`);
  return spelling.pieces.map((piece) => (typeof piece === 'object' ? 'xy'[piece.arg] : String(piece))).join('');
}

/** What an operation gives for two elements of the type it was asked for. */
type Value = (x: never, y: never) => number | bigint;

function valueOf(op: UnaryOp | BinaryOp, dtype: Dtype): Value {
  const ofIntegers = dtype === 'int64' ? operationsOfInt64[op] : dtype === 'int32' ? operationsOfInt32[op] : undefined;
  if (ofIntegers !== undefined) return ofIntegers;
  if (op !== 'floordiv') return catalog[op].value;
  const rounded = (quotient: number) => (dtype === 'float32' ? Math.fround(quotient) : quotient);
  return (x: number, y: number) => Math.floor(rounded(x / y));
}

/** A loop that calls a function for each element. */
function plainLoop(value: Value, pattern: Pattern): Loop {
  const [nextX, nextY] = [pattern === 'left' ? 0 : 1, pattern === 'each' || pattern === 'left' ? 1 : 0];
  return (a, i, b, j, out, o, count) => {
    for (let k = 0; k < count; k++) {
      out[o + k] = value(a[i + k * nextX] as never, b[j + k * nextY] as never);
    }
  };
}
