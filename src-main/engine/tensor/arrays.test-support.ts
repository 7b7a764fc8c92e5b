import { NdArray, type Shape, elementsOf, fromNumbers, sizeOf } from './array.ts';
import { arange, cast, eye, full, linspace, ones, zeros } from './create.ts';
import type { Dtype } from './dtype.ts';
import { binary, select, unary } from './elementwise.ts';
import type { BinaryOp, UnaryOp } from './kernels.ts';
import { matmul, tensordot } from './linear.ts';
import { argmax, argmin, argsort, cumsum, logSumExp, softmax, sort } from './order.ts';
import { concatenate, expandDims, reshape, squeeze, stack, tile, transpose } from './rearrange.ts';
import { all, any, max, mean, min, prod, sum } from './reduce.ts';
import { gather, index, oneHot, ungather, unindex } from './slice.ts';

/** What to fill an input with: its elements follow from their places by a rule, so that only results are kept. */
export type Input = readonly [dtype: Dtype, kind: string, seed: number, shape: Shape, modulo?: number];

const specials = [NaN, Infinity, -Infinity, -0, 0, 1, -1, 0.5, -2.5, 1e30, 3, -7];

const infinite = [NaN, Infinity, -Infinity, 1, -2.5];

const wide = { int32: 2141483n, int64: 9007199254740n };

/** The input that NumPy or TensorFlow was given. */
export function inputOf([dtype, kind, seed, shape, modulo]: Input): NdArray {
  const values = Array.from({ length: sizeOf(shape) }, (_, k) =>
    valueOf(dtype, kind, (k * 7919 + seed * 104729) % 2003),
  );
  if (modulo === undefined) return fromNumbers(dtype, shape, values);
  return fromNumbers(
    dtype,
    shape,
    values.map((value) => ((Number(value) % modulo) + modulo) % modulo),
  );
}

function valueOf(dtype: Dtype, kind: string, k: number): number | bigint {
  if (kind === 'special') return specials[k % specials.length] ?? NaN;
  if (kind === 'infinite') return infinite[k % infinite.length] ?? NaN;
  if (dtype === 'bool') return Number(k % 3 === 0);
  if (dtype === 'int32' || dtype === 'int64') {
    if (kind === 'plain') return (k % 19) - 9;
    if (kind === 'wide') {
      const product = BigInt(k - 1001) * wide[dtype];
      return dtype === 'int32' ? Number(BigInt.asIntN(32, product)) : product;
    }
    return (k % 5) + (kind === 'positive' ? 1 : 0);
  }
  if (kind === 'positive') return (k + 1) / 331;
  if (kind === 'near') return 1 + (k - 1001) / 30000;
  return kind === 'small' ? (k % 7) - 3 : (k - 1001) / 331;
}

/** Up to five, of types that the golden file is trusted to have. */
type Arguments = readonly [never, never, never, never, never];

type Run = (inputs: readonly [NdArray, NdArray, NdArray], args: Arguments, all: readonly NdArray[]) => NdArray;

/** The functions that have arguments beside their arrays; every other name is an operation on elements. */
const functions: Readonly<Record<string, Run>> = {
  select: ([c, a, b]) => select(c, a, b),
  sum: ([a], [axes, keepdims]) => sum(a, axes, keepdims),
  mean: ([a], [axes, keepdims]) => mean(a, axes, keepdims),
  prod: ([a], [axes, keepdims]) => prod(a, axes, keepdims),
  all: ([a], [axes, keepdims]) => all(a, axes, keepdims),
  any: ([a], [axes, keepdims]) => any(a, axes, keepdims),
  argmax: ([a], [axis]) => argmax(a, axis),
  argmin: ([a], [axis]) => argmin(a, axis),
  sort: ([a], [axis, descending]) => sort(a, axis, descending),
  argsort: ([a], [axis, descending]) => argsort(a, axis, descending),
  cumsum: ([a], [axis, exclusive, reverse]) => cumsum(a, axis, exclusive, reverse),
  softmax: ([a], [axis]) => softmax(a, axis),
  logSumExp: ([a], [axis]) => logSumExp(a, axis),
  matmul: ([a, b], [transposeA, transposeB]) => matmul(a, b, transposeA, transposeB),
  tensordot: ([a, b], [axes]) => tensordot(a, b, axes),
  transpose: ([a], [order]) => transpose(a, order),
  expandDims: ([a], [axis]) => expandDims(a, axis),
  squeeze: ([a], [axes]) => squeeze(a, axes),
  tile: ([a], [multiples]) => tile(a, multiples),
  reshape: ([a], [shape]) => reshape(a, shape),
  concatenate: (_, [axis], arrays) => concatenate(arrays, axis),
  stack: (_, [axis], arrays) => stack(arrays, axis),
  index: ([a], [items]) => index(a, items),
  unindex: ([gradient], [shape, items]) => unindex(gradient, shape, items),
  gather: ([params, indices], [axis]) => gather(params, indices, axis),
  ungather: ([gradient, indices], [shape, axis]) => ungather(gradient, shape, indices, axis),
  oneHot: ([indices], [depth, dtype, on, off, axis]) => oneHot(indices, depth, dtype, on, off, axis),
  arange: (_, [start, stop, step, dtype]) => arange(start, stop, step, dtype),
  linspace: (_, [start, stop, count, endpoint]) => linspace(start, stop, count, endpoint),
  eye: (_, [rows, columns, dtype, diagonal]) => eye(rows, columns, dtype, diagonal),
  zeros: (_, [shape, dtype]) => zeros(shape, dtype),
  ones: (_, [shape, dtype]) => ones(shape, dtype),
  full: (_, [shape, value, dtype]) => full(shape, value, dtype),
  cast: ([a], [dtype]) => cast(a, dtype),
};

/** What the function or operation of this name gives; `max` and `min` are both, told apart by what they are given. */
export function resultOf(name: string, inputs: readonly NdArray[], args: readonly unknown[] = []): NdArray {
  const [a = zeros([], 'bool'), b, c = a] = inputs;
  const run = functions[name];
  if (run !== undefined) return run([a, b ?? a, c], args as unknown as Arguments, inputs);
  if (args.length === 2) return (name === 'max' ? max : min)(a, args[0] as readonly number[], args[1] as boolean);
  return b === undefined ? unary(name as UnaryOp, a) : binary(name as BinaryOp, a, b);
}

/** The same array with its elements in another order in memory, and others between them. */
export function strided(array: NdArray): NdArray {
  const { dtype, shape } = array;
  const reversed = [...shape].reverse();
  const spread = transpose(array).shape;
  const data = fromNumbers(
    dtype,
    [...spread, 2],
    [...elementsOf(transpose(array))].flatMap((value) => [value, value]),
  );
  const every = reversed.map(() => ({ start: null, stop: null, step: null }));
  const view = transpose(index(data, [...every, 1]));
  return new NdArray(dtype, shape, view.data, view.offset, view.strides);
}

/** The elements as a golden file writes them. */
export function written(array: NdArray): readonly (number | string)[] {
  return [...elementsOf(array)].map((value) => {
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (Number.isNaN(value)) return 'nan';
    if (Object.is(value, -0)) return '-0';
    return Number.isFinite(value) ? value : value > 0 ? 'inf' : '-inf';
  });
}
