import { fromNumbers } from '../tensor/array.ts';
import { addAll } from '../tape/add.ts';
import { alike, toTensor } from '../tape/convert.ts';
import { apply, choose } from '../tape/elementwise.ts';
import { divide } from '../tape/operators.ts';
import type { ElementwiseOp } from '../tape/op-names.ts';
import { reduceSum } from '../tape/reductions.ts';
import { Tensor } from '../tape/tensor.ts';
import { pythonError } from '../errors.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Members, named } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Callable, Value } from './values.ts';

/** Where each operation of one tensor is found. */
const unary: Readonly<Partial<Record<ElementwiseOp, string>>> = {
  neg: 'negative math.negative',
  abs: 'abs math.abs',
  sign: 'sign math.sign',
  square: 'square math.square',
  sqrt: 'sqrt math.sqrt',
  exp: 'exp math.exp',
  expm1: 'math.expm1',
  log: 'math.log',
  log1p: 'math.log1p',
  sin: 'sin math.sin',
  cos: 'cos math.cos',
  tan: 'tan math.tan',
  asin: 'asin math.asin',
  acos: 'acos math.acos',
  atan: 'atan math.atan',
  sinh: 'sinh math.sinh',
  cosh: 'cosh math.cosh',
  tanh: 'tanh math.tanh nn.tanh',
  asinh: 'asinh math.asinh',
  acosh: 'acosh math.acosh',
  atanh: 'atanh math.atanh',
  sigmoid: 'sigmoid math.sigmoid nn.sigmoid',
  softplus: 'math.softplus nn.softplus',
  relu: 'nn.relu',
  floor: 'floor math.floor',
  ceil: 'math.ceil',
  round: 'round math.round',
  not: 'logical_not math.logical_not',
};

const binary: Readonly<Partial<Record<ElementwiseOp, string>>> = {
  add: 'add math.add',
  sub: 'subtract math.subtract',
  mul: 'multiply math.multiply',
  pow: 'pow math.pow',
  floordiv: 'math.floordiv',
  mod: 'math.floormod math.mod',
  max: 'maximum math.maximum',
  min: 'minimum math.minimum',
  atan2: 'atan2 math.atan2',
  lt: 'less math.less',
  le: 'less_equal math.less_equal',
  gt: 'greater math.greater',
  ge: 'greater_equal math.greater_equal',
  eq: 'equal math.equal',
  ne: 'not_equal math.not_equal',
};

type Maker = (path: string) => Callable;

function unaryMakers(): Record<string, Maker> {
  const makers = (Object.keys(unary) as ElementwiseOp[]).map((op): [string, Maker] => [
    unary[op] ?? op,
    (path) => libraryFunction(path, 'x name?', (given) => apply(op, [operandOf(op, given.value('x'))])),
  ]);
  return Object.fromEntries(makers);
}

const operandOf = (op: ElementwiseOp, value: Value): Tensor =>
  toTensor(forTensorFlow(value), op === 'not' ? 'bool' : null);

function binaryMakers(): Record<string, Maker> {
  const makers = (Object.keys(binary) as ElementwiseOp[]).map((op): [string, Maker] => [
    binary[op] ?? op,
    (path) => libraryFunction(path, 'x y name?', (given) => apply(op, operands(given, op))),
  ]);
  return Object.fromEntries(makers);
}

/** `tf.add` has the second operand fit the first only where it does; the others insist. */
function operands(given: Given, op: ElementwiseOp): Tensor[] {
  const values = [given.value('x'), given.value('y')].map(forTensorFlow);
  const [x, y] = values;
  if (op === 'add' && typeof x === 'bigint' && typeof y === 'number') return values.map((value) => toTensor(value));
  return alike(values);
}

const tensor = (given: Given, name: string): Tensor => toTensor(forTensorFlow(given.value(name)));

const number = (value: number, like: Tensor): Tensor => new Tensor(fromNumbers(like.dtype, [], [value]));

/** `x / y`, and 0 where y is 0; the quotient that is not taken is one of harmless numbers. */
function divideNoNan(given: Given): Tensor {
  const [x, y] = pair(given);
  const isZero = apply('eq', [y, number(0, y)]);
  return choose(isZero, number(0, x), apply('div', [x, choose(isZero, number(1, y), y)]));
}

/** `x log y`, and 0 where x is 0. */
function xlogy(given: Given): Tensor {
  const [x, y] = pair(given);
  const isZero = apply('eq', [x, number(0, x)]);
  return choose(isZero, number(0, x), apply('mul', [x, apply('log', [choose(isZero, number(1, y), y)])]));
}

function pair(given: Given): [Tensor, Tensor] {
  const [x, y] = alike([given.value('x'), given.value('y')].map(forTensorFlow));
  if (x === undefined || y === undefined) throw new Error('Two operands are given');
  return [x, y];
}

function norm(given: Given): Tensor {
  const x = tensor(given, 'tensor');
  const kind = given.has('ord') ? given.value('ord') : 'euclidean';
  const [axis, keepdims] = [given.axes('axis'), given.flag('keepdims')];
  if (kind === 1n || kind === 1) return reduceSum(apply('abs', [x]), axis, keepdims);
  if (kind !== 'euclidean' && kind !== 2n && kind !== 2)
    throw pythonError('ValueError', 'TapeLab has the norms 1 and 2');
  return apply('sqrt', [reduceSum(apply('mul', [x, x]), axis, keepdims)]);
}

function clip(given: Given): Tensor {
  const values = ['t', 'clip_value_max', 'clip_value_min'].map((name) => forTensorFlow(given.value(name)));
  const [t, most, least] = alike(values);
  if (!t || !most || !least) throw new Error('Three operands are given');
  return apply('max', [apply('min', [t, most]), least]);
}

function logicalMakers(): Record<string, Maker> {
  return Object.fromEntries(
    (['and', 'or'] as const).map((op): [string, Maker] => [
      `logical_${op} math.logical_${op}`,
      (path) => libraryFunction(path, 'x y name?', ({ values }) => apply(op, booleans([...values.values()]))),
    ]),
  );
}

const booleans = (values: readonly Value[]): Tensor[] =>
  values.slice(0, 2).map((value) => toTensor(forTensorFlow(value), 'bool'));

function addN(given: Given): Tensor {
  const inputs = given.value('inputs');
  if (Array.isArray(inputs) && inputs.length > 0) return addAll(inputs.map((input) => toTensor(forTensorFlow(input))));
  const message = 'Inputs must be an iterable of at least one Tensor/IndexedSlices with the same dtype and shape.';
  throw pythonError('ValueError', message);
}

/** The functions of TensorFlow that work element by element. */
export const elementwiseMembers: Members = named({
  ...unaryMakers(),
  ...binaryMakers(),
  ...logicalMakers(),
  'divide math.divide math.truediv truediv': (path) =>
    libraryFunction(path, 'x y name?', (given) =>
      divide(forTensorFlow(given.value('x')), forTensorFlow(given.value('y'))),
    ),
  'math.divide_no_nan': (path) => libraryFunction(path, 'x y name?', divideNoNan),
  'math.xlogy': (path) => libraryFunction(path, 'x y name?', xlogy),
  'math.squared_difference': (path) =>
    libraryFunction(path, 'x y name?', (given) => apply('square', [apply('sub', pair(given))])),
  'math.reciprocal': (path) =>
    libraryFunction(path, 'x name?', (given) => {
      const x = tensor(given, 'x');
      return apply('div', [number(1, x), x]);
    }),
  'math.rsqrt': (path) =>
    libraryFunction(path, 'x name?', (given) => {
      const x = tensor(given, 'x');
      return apply('div', [number(1, x), apply('sqrt', [x])]);
    }),
  'add_n math.add_n': (path) => libraryFunction(path, 'inputs name?', addN),
  'norm linalg.norm': (path) => libraryFunction(path, 'tensor ord? axis? keepdims? name?', norm),
  clip_by_value: (path) => libraryFunction(path, 't clip_value_min clip_value_max name?', clip),
});
