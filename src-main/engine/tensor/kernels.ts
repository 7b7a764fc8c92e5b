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
export const Pattern = { one: 0, each: 1, left: 2, right: 3 } as const;
export type Pattern = (typeof Pattern)[keyof typeof Pattern];

/**
 * Writes `count` results from `out[o]` on, of the elements from `a[i]` and `b[j]` on; with the pattern `left` all of `a[i]`,
 * with `right` all of `b[j]`, with `one` of `a` alone.
 */
export type Loop = (a: Data, i: number, b: Data, j: number, out: Data, o: number, count: number) => void;

const parameters = 'a, i, b, j, out, o, count';

/** By their patterns. */
type Loops = (Loop | null)[];

const noLoops = (): Loops => [null, null, null, null];

/** An operation on elements of any type: its loops, each made when it is first asked for. */
export class Kernel<Op extends UnaryOp | BinaryOp = UnaryOp | BinaryOp> {
  /** Whether its results are truth values. */
  readonly isTruth: boolean;
  /** Types share no loops: code that meets one type of array only is several times faster. */
  readonly #float32 = noLoops();
  readonly #float64 = noLoops();
  readonly #others = { int32: noLoops(), int64: noLoops(), bool: noLoops() };

  constructor(readonly op: Op) {
    this.isTruth = truths.has(op);
  }

  /** Its loop over elements of a type that it takes. */
  loop(dtype: Dtype, pattern: Pattern): Loop {
    const loops = this.#loops(dtype);
    return (loops[pattern] ??= makeLoop(this.op, dtype, pattern));
  }

  #loops(dtype: Dtype): Loops {
    if (dtype === 'float64') return this.#float64;
    return dtype === 'float32' ? this.#float32 : this.#others[dtype];
  }
}

const kernels = new Map<string, Kernel>();

/** The kernel of an operation. Whoever runs an operation often keeps it. */
export function kernelOf<Op extends UnaryOp | BinaryOp>(op: Op): Kernel<Op> {
  let kernel = kernels.get(op);
  if (kernel === undefined) kernels.set(op, (kernel = new Kernel(op)));
  return kernel as Kernel<Op>;
}

const comparisons = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'];
const connectives = ['and', 'or', 'not'];
const truths: ReadonlySet<string> = new Set([...comparisons, ...connectives]);

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
  const before = pattern === Pattern.left ? 'const x = a[i];' : pattern === Pattern.right ? 'const y = b[j];' : '';
  const element = (k: string) => {
    const [x, y] = [`const x = a[i + ${k}];`, `const y = b[j + ${k}];`];
    const inside = pattern === Pattern.each ? x + y : pattern === Pattern.left ? y : x;
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
  const [nextX, nextY] = [
    pattern === Pattern.left ? 0 : 1,
    pattern === Pattern.each || pattern === Pattern.left ? 1 : 0,
  ];
  return (a, i, b, j, out, o, count) => {
    for (let k = 0; k < count; k++) {
      out[o + k] = value(a[i + k * nextX] as never, b[j + k * nextY] as never);
    }
  };
}
