import { type NdArray, fromNumbers } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { binary, select, unary } from '../tensor/elementwise.ts';
import { type BinaryOp, type UnaryOp, takes } from '../tensor/kernels.ts';
import { reshape } from '../tensor/rearrange.ts';
import { derivedBy } from '../tape/departures.ts';
import { type Members, named } from './modules.ts';
import { clipped, roundedTo } from './numpy-arrange.ts';
import { inferNumpy } from './numpy-infer.ts';
import { numpyApply, numpyUnary } from './numpy-operators.ts';
import { dotProduct, matrixProduct } from './numpy-products.ts';
import { reduced } from './numpy-reductions.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { type Callable, type Value, tupleOf } from './values.ts';

type Maker = (path: string) => Callable;

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(`np.${path}`, signature, run);

const array = (given: Given, name: string): NdArray => inferNumpy(given.value(name), null);

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
  if (op === 'neg') return numpyUnary('-', x);
  if (op === 'abs' && x.dtype === 'bool') return x;
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
    maker('x1 x2', (given) => numpyApply(op, array(given, 'x1'), given.value('x2'))),
  ]);
  return Object.fromEntries(makers);
}

const truth = (given: Given, name: string): NdArray => cast(array(given, name), 'bool');

/** Numbers of one kind: those that are not equal to themselves, and those whose size is, or is below, infinity. */
const testing = (op: 'ne' | 'eq' | 'lt'): Maker =>
  maker('x', (given) => {
    const x = cast(array(given, 'x'), 'float64');
    return op === 'ne' ? binary(op, x, x) : binary(op, unary('abs', x), fromNumbers('float64', [], [Infinity]));
  });

/** Whether all numbers are as near as makes no difference: the tolerance is that of NumPy. */
function areClose(given: Given): boolean {
  const distance = unary('abs', cast(numpyApply('sub', array(given, 'a'), given.value('b')), 'float64'));
  const size = unary('abs', cast(array(given, 'b'), 'float64'));
  const most = numpyApply('add', numpyApply('mul', size, given.float('rtol', 1e-5)), given.float('atol', 1e-8));
  const isNear = reduced('all', numpyApply('le', distance, most), null, false);
  return isNear.data[isNear.offset] === 1;
}

function where(given: Given): Value {
  const condition = cast(array(given, 'condition'), 'bool');
  if (!given.has('x')) return places(condition);
  const [yes, no] = [given.value('x'), given.value('y')];
  // What an addition would make of both types is what holds both.
  const { dtype } = numpyApply('max', array(given, 'x'), no);
  const [a, b] = [inferNumpy(yes, null), inferNumpy(no, null)];
  return derivedBy(select(condition, cast(a, dtype), cast(b, dtype)), [a, b]);
}

/** Where a condition holds: for each axis the places along it. */
function places(condition: NdArray): Value {
  const { shape, data, offset, size } = reshape(condition, condition.shape);
  const found = Array.from({ length: size }, (_, k) => k).filter((k) => data[offset + k] === 1);
  return tupleOf(
    shape.map((length, axis) => {
      const inner = shape.slice(axis + 1).reduce((product, each) => product * each, 1);
      return fromNumbers(
        'int64',
        [found.length],
        found.map((k) => Math.floor(k / inner) % length),
      );
    }),
  );
}

/** The functions of NumPy that work element by element, and its products. */
export const elementwiseMembers: Members = named({
  ...unaryMakers(),
  ...binaryMakers(),
  'round around': maker('a decimals?', (given) => roundedTo(array(given, 'a'), given.int('decimals', 0))),
  logical_not: maker('x', (given) => unary('not', truth(given, 'x'))),
  logical_and: maker('x1 x2', (given) => numpyApply('and', truth(given, 'x1'), truth(given, 'x2'))),
  logical_or: maker('x1 x2', (given) => numpyApply('or', truth(given, 'x1'), truth(given, 'x2'))),
  isnan: testing('ne'),
  isinf: testing('eq'),
  isfinite: testing('lt'),
  clip: maker('a a_min a_max', (given) => clipped(array(given, 'a'), given.value('a_min'), given.value('a_max'))),
  allclose: maker('a b rtol? atol?', areClose),
  where: maker('condition x? y?', where),
  matmul: maker('x1 x2', (given) => matrixProduct(given.value('x1'), given.value('x2'))),
  dot: maker('a b', (given) => dotProduct(given.value('a'), given.value('b'))),
});
