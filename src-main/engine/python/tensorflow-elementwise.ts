import { addAll } from '../tape/add.ts';
import { divideUnlessZero, reciprocal, reciprocalRoot, squaredDifference, timesLogarithm } from '../tape/composed.ts';
import { alike, handedOver, hinted, toTensor } from '../tape/convert.ts';
import { apply } from '../tape/elementwise.ts';
import { divide, divisible, quotient } from '../tape/operators.ts';
import { type ElementwiseOp, SUMMABLE } from '../tape/op-names.ts';
import { bracketed, checkAlike, refused, wrongType } from '../tape/refusals.ts';
import { sameShape } from '../tensor/shape.ts';
import { isTraced } from '../tape/python-value.ts';
import type { Tensor } from '../tape/tensor.ts';
import { pythonError } from '../errors.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { iterate } from './iterate.ts';
import { type Members, named } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Callable } from './values.ts';
import { type Value } from './values.ts';

/** Where each operation of one tensor is found. */
const unary: Readonly<Partial<Record<ElementwiseOp, string>>> = {
  neg: 'negative math.negative',
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
  softplus: 'math.softplus nn.softplus',
  relu: 'nn.relu',
  floor: 'floor math.floor',
  ceil: 'math.ceil',
};

/** Those that make a tensor of what they are given before anything else. */
const converting: Readonly<Partial<Record<ElementwiseOp, string>>> = {
  abs: 'abs math.abs',
  sign: 'sign math.sign',
  sigmoid: 'sigmoid math.sigmoid nn.sigmoid',
};

const binary: Readonly<Partial<Record<ElementwiseOp, string>>> = {
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

/** One function for each row of a table, under the paths that stand there. */
function makers(
  paths: Readonly<Partial<Record<ElementwiseOp, string>>>,
  signature: string,
  run: (op: ElementwiseOp, given: Given) => Value,
): Record<string, Maker> {
  const rows = Object.entries(paths) as [ElementwiseOp, string][];
  return Object.fromEntries(
    rows.map(([op, names]): [string, Maker] => [
      names,
      (path) => libraryFunction(path, signature, (given) => run(op, given)),
    ]),
  );
}

const tensor = (given: Given, name: string): Tensor => toTensor(forTensorFlow(given.value(name)));

/** A function of one tensor that is handed over as it is. */
const ofOne =
  (run: (x: Tensor) => Tensor): Maker =>
  (path) =>
    libraryFunction(path, 'x name?', (given) => {
      const x = forTensorFlow(given.value('x'));
      return handedOver([x], () => run(toTensor(x)));
    });

/** A function of two tensors of one type that are handed over as they are. */
const ofTwo =
  (run: (x: Tensor, y: Tensor) => Tensor): Maker =>
  (path) =>
    libraryFunction(path, 'x y name?', (given) => together(given, run));

function together(given: Given, run: (x: Tensor, y: Tensor) => Tensor): Tensor {
  const values = [given.value('x'), given.value('y')].map(forTensorFlow);
  return handedOver(values, () => run(...pair(alike(values))));
}

function pair([x, y]: readonly Tensor[]): [Tensor, Tensor] {
  if (x === undefined || y === undefined) throw new Error('Two operands are given');
  return [x, y];
}

/** A function whose second operand takes the type of the first if it can. */
const ofHinted =
  (run: (x: Tensor, y: Tensor) => Tensor): Maker =>
  (path) =>
    libraryFunction(path, 'x y name?', (given) => {
      const x = tensor(given, 'x');
      return run(x, hinted(forTensorFlow(given.value('y')), x.dtype));
    });

function divideNoNan(given: Given): Tensor {
  const [x, y] = [given.value('x'), given.value('y')].map(forTensorFlow) as [Value, Value];
  if (isTraced(y) && !isTraced(x)) {
    const divisor = toTensor(y);
    return divideUnlessZero(...divisible(tensorLike(x, divisor), divisor, 'tf.math.divide_no_nan'));
  }
  const dividend = toTensor(forTensorFlow(x));
  return divideUnlessZero(...divisible(dividend, hinted(forTensorFlow(y), dividend.dtype), 'tf.math.divide_no_nan'));
}

const tensorLike = (value: Value, like: Tensor): Tensor => toTensor(forTensorFlow(value), like.dtype);

/** Whole numbers are round. */
function round(given: Given): Tensor {
  const x = tensor(given, 'x');
  return x.dtype === 'int32' || x.dtype === 'int64' ? x : apply('round', [x]);
}

function clip(given: Given): Tensor {
  const bounded = (op: 'min' | 'max', x: Tensor, name: string) => {
    const values = [x, forTensorFlow(given.value(name))];
    return handedOver(values, () => apply(op, alike(values)));
  };
  return bounded('max', bounded('min', tensor(given, 't'), 'clip_value_max'), 'clip_value_min');
}

/** Values of Python and NumPy are truth values here. */
const truth = (value: Value): Tensor => {
  const given = forTensorFlow(value);
  return toTensor(given, isTraced(given) ? null : 'bool');
};

function addN(given: Given): Tensor {
  const inputs = given.value('inputs');
  const terms = inputs === null ? [] : [...iterate(inputs)];
  const tensors = terms.map((term) => toTensor(forTensorFlow(term)));
  const [first] = tensors;
  if (first !== undefined && tensors.length === 1) return first;
  if (first !== undefined) {
    checkTerms(first, tensors);
    return addAll(tensors);
  }
  const message = 'Inputs must be an iterable of at least one Tensor/IndexedSlices with the same dtype and shape.';
  throw pythonError('ValueError', message);
}

function checkTerms(first: Tensor, tensors: readonly Tensor[]): void {
  if (first.dtype === 'bool') throw wrongType('AddN', first, `${SUMMABLE}, variant`);
  checkAlike('AddN', tensors);
  const other = tensors.findIndex(({ shape }) => !sameShape(shape, first.shape));
  if (other < 0) return;
  const shapes = `Input 0: ${bracketed(first.shape)} != input ${other}: ${bracketed(tensors[other]?.shape ?? [])}`;
  throw refused('AddN', `Inputs to operation AddN of type AddN must have the same size and shape.  ${shapes}`);
}

/** The functions of TensorFlow that work element by element. */
export const elementwiseMembers: Members = named({
  ...makers(unary, 'x name?', (op, given) => {
    const x = forTensorFlow(given.value('x'));
    return handedOver([x], () => apply(op, [toTensor(x)]));
  }),
  ...makers(converting, 'x name?', (op, given) => apply(op, [tensor(given, 'x')])),
  ...makers(binary, 'x y name?', (op, given) => together(given, (x, y) => apply(op, [x, y]))),
  'logical_not math.logical_not': (path) =>
    libraryFunction(path, 'x name?', (given) => apply('not', [truth(given.value('x'))])),
  ...makers({ and: 'logical_and math.logical_and', or: 'logical_or math.logical_or' }, 'x y name?', (op, given) =>
    apply(op, [truth(given.value('x')), truth(given.value('y'))]),
  ),
  'add math.add': ofHinted((x, y) => apply('add', [x, y])),
  'divide math.divide': (path) =>
    libraryFunction(path, 'x y name?', (given) =>
      divide(forTensorFlow(given.value('x')), forTensorFlow(given.value('y'))),
    ),
  'truediv math.truediv': ofHinted(quotient),
  'round math.round': (path) => libraryFunction(path, 'x name?', round),
  'math.divide_no_nan': (path) => libraryFunction(path, 'x y name?', divideNoNan),
  'math.xlogy': ofTwo(timesLogarithm),
  'math.squared_difference': ofTwo(squaredDifference),
  'math.reciprocal': ofOne(reciprocal),
  'math.rsqrt': ofOne(reciprocalRoot),
  'add_n math.add_n': (path) => libraryFunction(path, 'inputs name?', addN),
  is_tensor: (path) => libraryFunction(path, 'x', (given) => isTraced(given.value('x'))),
  clip_by_value: (path) => libraryFunction(path, 't clip_value_min clip_value_max name?', clip),
});
