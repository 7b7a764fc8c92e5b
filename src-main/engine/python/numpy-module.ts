import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { arange, cast, eye, full, linspace } from '../tensor/create.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import { select, unary } from '../tensor/elementwise.ts';
import { type BinaryOp, type UnaryOp, takes } from '../tensor/kernels.ts';
import { matmul } from '../tensor/linear.ts';
import { argmax, argmin, argsort, cumsum, sort } from '../tensor/order.ts';
import { concatenate, reshape, stack, transpose } from '../tensor/rearrange.ts';
import { derivedBy } from '../tape/departures.ts';
import { iterate } from './iterate.ts';
import { toFloat } from './numbers.ts';
import { type Members, moduleOf, named } from './modules.ts';
import { numpyApply } from './numpy-operators.ts';
import { inferNumpy } from './numpy-infer.ts';
import { reduced, type Reduction } from './numpy-reductions.ts';
import { randomMembers } from './numpy-random.ts';
import { reshapedArray } from './numpy-reshape.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { Callable, DtypeValue, type Module, type Value } from './values.ts';

type Maker = (path: string) => Callable;

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(`np.${path}`, signature, run);

const array = (given: Given, name: string): NdArray => inferNumpy(given.value(name), given.dtype('dtype'));

const unaryOps: Readonly<Partial<Record<UnaryOp, string>>> = {
  neg: 'negative',
  abs: 'abs absolute fabs',
  sign: 'sign',
  square: 'square',
  sqrt: 'sqrt',
  exp: 'exp',
  expm1: 'expm1',
  log: 'log',
  log1p: 'log1p',
  log2: 'log2',
  log10: 'log10',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  floor: 'floor',
  ceil: 'ceil',
  round: 'round around',
  not: 'logical_not',
};

const binaryOps: Readonly<Partial<Record<BinaryOp, string>>> = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  div: 'divide true_divide',
  pow: 'power',
  floordiv: 'floor_divide',
  mod: 'mod remainder',
  max: 'maximum',
  min: 'minimum',
  atan2: 'arctan2',
  lt: 'less',
  le: 'less_equal',
  gt: 'greater',
  ge: 'greater_equal',
  eq: 'equal',
  ne: 'not_equal',
};

/** A function of NumPy on one array; whole numbers become float64 where the function has fractions. */
function applied(op: UnaryOp, x: NdArray): NdArray {
  return derivedBy(unary(op, takes(op, x.dtype) ? x : cast(x, 'float64')), [x]);
}

function unaryMakers(): Record<string, Maker> {
  const makers = (Object.keys(unaryOps) as UnaryOp[]).map((op): [string, Maker] => [
    unaryOps[op] ?? op,
    maker('x', (given) => applied(op, array(given, 'x'))),
  ]);
  return Object.fromEntries(makers);
}

function binaryMakers(): Record<string, Maker> {
  const makers = (Object.keys(binaryOps) as BinaryOp[]).map((op): [string, Maker] => [
    binaryOps[op] ?? op,
    maker('x1 x2', (given) => numpyApply(op, inferNumpy(given.value('x1'), null), given.value('x2'))),
  ]);
  return Object.fromEntries(makers);
}

function reductionMakers(): Record<string, Maker> {
  const names: readonly Reduction[] = ['sum', 'mean', 'max', 'min', 'prod', 'std', 'var', 'all', 'any'];
  return Object.fromEntries(
    names.map((name): [string, Maker] => [
      name,
      maker('a axis? keepdims?', (given) =>
        reduced(name, array(given, 'a'), given.axes('axis'), given.flag('keepdims')),
      ),
    ]),
  );
}

const filling = (value: number): Maker =>
  maker('shape dtype?', (given) => full(given.ints('shape'), value, given.dtype('dtype') ?? 'float64'));

function range(given: Given): NdArray {
  const [start, stop, step] = ['start', 'stop', 'step'].map((name) => given.value(name));
  const [from, to] =
    stop === null || stop === undefined ? [0, toFloat(start ?? 0)] : [toFloat(start ?? 0), toFloat(stop)];
  const isWhole = [start, stop, step].every((value) => typeof value !== 'number');
  const dtype = given.dtype('dtype') ?? (isWhole ? 'int64' : 'float64');
  const by = step === null || step === undefined ? 1 : toFloat(step);
  if (by === 0) throw pythonError('ZeroDivisionError', 'division by zero');
  return arange(from, to, by, dtype === 'bool' ? 'int64' : dtype);
}

function arrays(given: Given, name: string): NdArray[] {
  const parts = [...iterate(given.value(name))].map((part) => inferNumpy(part, null));
  if (parts.length === 0) throw pythonError('ValueError', 'need at least one array to stack');
  return parts;
}

function stacked(given: Given): NdArray {
  const parts = arrays(given, 'arrays');
  if (parts.some(({ shape }) => shape.join() !== parts[0]?.shape.join())) {
    throw pythonError('ValueError', 'all input arrays must have the same shape');
  }
  return derivedBy(stack(parts, given.int('axis', 0)), parts);
}

function product(given: Given): NdArray {
  const [a, b] = ['a', 'b'].map((name) => inferNumpy(given.value(name), null));
  if (a === undefined || b === undefined) throw new Error('Two operands are given');
  const [left, right] = [
    a.shape.length === 1 ? reshape(a, [1, a.size]) : a,
    b.shape.length === 1 ? reshape(b, [b.size, 1]) : b,
  ];
  if (left.shape.at(-1) !== right.shape.at(-2)) {
    const sizes = `with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${right.shape.at(-2)} is different from ${left.shape.at(-1)})`;
    throw pythonError('ValueError', `matmul: Input operand 1 has a mismatch in its core dimension 0, ${sizes}`);
  }
  const made = matmul(left, right, false, false);
  const shape = [
    ...(a.shape.length === 1 ? [] : made.shape.slice(0, -1)),
    ...(b.shape.length === 1 ? [] : made.shape.slice(-1)),
  ];
  return derivedBy(reshape(made, shape), [a, b]);
}

function where(given: Given): NdArray {
  const [yes, no] = ['x', 'y'].map((name) => inferNumpy(given.value(name), null));
  if (yes === undefined || no === undefined) throw new Error('Two operands are given');
  const dtype: Dtype = isFloat(yes.dtype) || isFloat(no.dtype) ? 'float64' : yes.dtype;
  const condition = cast(inferNumpy(given.value('condition'), null), 'bool');
  return derivedBy(select(condition, cast(yes, dtype), cast(no, dtype)), [yes, no]);
}

const functions: Members = named({
  ...unaryMakers(),
  ...binaryMakers(),
  ...reductionMakers(),
  'array asarray': maker('object dtype?', (given) => array(given, 'object')),
  zeros: filling(0),
  ones: filling(1),
  full: maker('shape fill_value dtype?', (given) => {
    const value = inferNumpy(given.value('fill_value'), given.dtype('dtype'));
    return full(given.ints('shape'), Number(value.data[value.offset]), value.dtype);
  }),
  zeros_like: maker('a', (given) => full(array(given, 'a').shape, 0, array(given, 'a').dtype)),
  ones_like: maker('a', (given) => full(array(given, 'a').shape, 1, array(given, 'a').dtype)),
  eye: maker('N M? k? dtype?', (given) => {
    const rows = given.int('N', 0);
    return eye(rows, given.int('M', rows), given.dtype('dtype') ?? 'float64', given.int('k', 0));
  }),
  arange: maker('start stop? step? dtype?', range),
  linspace: maker('start stop num?', (given) =>
    linspace(given.float('start', 0), given.float('stop', 0), given.int('num', 50)),
  ),
  stack: maker('arrays axis?', stacked),
  concatenate: maker('arrays axis?', (given) => {
    const parts = arrays(given, 'arrays');
    return derivedBy(concatenate(parts, given.int('axis', 0)), parts);
  }),
  reshape: maker('a shape', (given) => reshapedArray(array(given, 'a'), given.ints('shape'))),
  transpose: maker('a axes?', (given) =>
    given.has('axes') ? transpose(array(given, 'a'), given.ints('axes')) : transpose(array(given, 'a')),
  ),
  'matmul dot': maker('a b', product),
  where: maker('condition x y', where),
  argmax: maker('a axis?', (given) => argmax(flatUnless(given), given.int('axis', 0))),
  argmin: maker('a axis?', (given) => argmin(flatUnless(given), given.int('axis', 0))),
  sort: maker('a axis?', (given) => sort(array(given, 'a'), given.int('axis', -1), false)),
  argsort: maker('a axis?', (given) => cast(argsort(array(given, 'a'), given.int('axis', -1), false), 'int64')),
  cumsum: maker('a axis?', (given) => cumsum(flatUnless(given), given.int('axis', 0))),
});

/** Without an axis NumPy takes the elements row by row. */
function flatUnless(given: Given): NdArray {
  const whole = array(given, 'a');
  return given.has('axis') ? whole : reshape(whole, [whole.size]);
}

/** A type of NumPy, which called makes a scalar. */
class DtypeCallable extends Callable {
  constructor(readonly dtype: Dtype) {
    super(dtype, ([value = 0n]) => inferNumpy(value, dtype), new Map());
  }

  override attribute(name: string): Value | undefined {
    return new DtypeValue(this.dtype, 'np').attribute(name);
  }
}

const dtypes = (['float32', 'float64', 'int32', 'int64'] as const).map((dtype): [string, Value] => [
  dtype,
  new DtypeCallable(dtype),
]);

/** NumPy, as far as TapeLab's programs reach. Its random stream is seeded as a fresh one is, by 0, until the program does. */
export function numpyModule(): Module {
  return moduleOf('numpy', {
    ...functions,
    ...Object.fromEntries(dtypes),
    bool_: new DtypeCallable('bool'),
    newaxis: null,
    pi: Math.PI,
    e: Math.E,
    inf: Infinity,
    nan: NaN,
    ...randomMembers(),
  });
}
