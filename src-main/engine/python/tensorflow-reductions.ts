import { pythonError } from '../errors.ts';
import { shapeText } from '../tensor/numpy-text.ts';
import { sameShape } from '../tensor/shape.ts';
import { handedOver, toTensor } from '../tape/convert.ts';
import { argMax, argMin, argSort, cumulativeSum, logSoftmaxOf, softmaxOf, sorted } from '../tape/order.ts';
import {
  type Axes,
  reduceAll,
  reduceAny,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceProd,
  reduceSum,
} from '../tape/reductions.ts';
import {
  isFiniteNumber,
  isInfinite,
  isNotANumber,
  norm,
  reduceLogSumExp,
  reduceStd,
  reduceVariance,
  sigmoidCrossEntropy,
} from '../tape/statistics.ts';
import { isTraced } from '../tape/python-value.ts';
import type { Tensor } from '../tape/tensor.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Members, named } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { repr, str } from './text.ts';
import type { Callable, Value } from './values.ts';

type Maker = (path: string) => Callable;
type Reduce = (input: Tensor, axes?: Axes, keepdims?: boolean) => Tensor;

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(path, signature, run);

const tensor = (given: Given, name: string): Tensor => toTensor(forTensorFlow(given.value(name)));

/** The axes to reduce; a fraction is none. */
function axesOf(given: Given): Axes {
  const value = given.value('axis');
  if (typeof value !== 'number' && typeof value !== 'string') return given.axes('axis');
  throw pythonError('TypeError', `Cannot convert ${repr(value)} to EagerTensor of dtype int32`);
}

/** A reduction that TensorFlow hands over as it is. */
const reducing = (reduce: Reduce, take: (value: Value) => Tensor = tensorOf): Maker =>
  maker('input_tensor axis? keepdims? name?', (given) => {
    const [input, axis] = [given.value('input_tensor'), given.value('axis')];
    return handedOver([input, axis].map(forTensorFlow), () =>
      reduce(take(input), axesOf(given), given.flag('keepdims')),
    );
  });

const tensorOf = (value: Value): Tensor => toTensor(forTensorFlow(value));

/** Values of Python and NumPy are truth values here. */
function truthOf(value: Value): Tensor {
  const given = forTensorFlow(value);
  return toTensor(given, isTraced(given) ? null : 'bool');
}

/** A reduction that TensorFlow works out of others: only an axis is handed over as it is. */
const composing = (reduce: Reduce): Maker =>
  maker('input_tensor axis? keepdims? name?', (given) => {
    const input = tensor(given, 'input_tensor');
    return handedOver([forTensorFlow(given.value('axis'))], () => reduce(input, axesOf(given), given.flag('keepdims')));
  });

const testing = (test: (input: Tensor) => Tensor): Maker =>
  maker('x name?', (given) => {
    const value = forTensorFlow(given.value('x'));
    return handedOver([value], () => test(toTensor(value)));
  });

function normOf(given: Given): Tensor {
  const order = given.has('ord') ? given.value('ord') : 'euclidean';
  const power = order === 'euclidean' ? 2 : typeof order === 'bigint' ? Number(order) : order;
  if (typeof power !== 'number' || !(power > 0)) {
    throw pythonError('ValueError', `'ord' must be a supported vector norm, got ${str(order)}`);
  }
  const input = tensor(given, 'tensor');
  const axis = given.has('axis') ? [given.value('axis')].map(forTensorFlow) : [];
  return handedOver(axis, () => norm(input, power, axesOf(given), given.flag('keepdims')));
}

const DIRECTIONS = ['ASCENDING', 'DESCENDING'];

const ordering = (order: (values: Tensor, axis: number, descending: boolean) => Tensor): Maker =>
  maker('values axis? direction? stable? name?', (given) => {
    const direction = given.has('direction') ? given.text('direction') : 'ASCENDING';
    if (direction === null || !DIRECTIONS.includes(direction)) {
      const found = `Received: direction=${direction ?? repr(given.value('direction'))}`;
      throw pythonError('ValueError', `Argument \`direction\` should be one of ASCENDING, DESCENDING. ${found}`);
    }
    if (Array.isArray(given.value('axis'))) {
      const axis = repr(given.value('axis'));
      throw pythonError('ValueError', `Argument \`axis\` must be a constant scalar. Received: axis=${axis}.`);
    }
    return order(tensor(given, 'values'), given.int('axis', -1), direction === 'DESCENDING');
  });

const extreme = (find: (input: Tensor, axis: number) => Tensor): Maker =>
  maker('input axis? output_type? name?', (given) => {
    const input = forTensorFlow(given.value('input'));
    return handedOver([input], () => find(toTensor(input), given.int('axis', 0)));
  });

function crossEntropy(given: Given): Tensor {
  const [logits, labels] = [tensor(given, 'logits'), tensor(given, 'labels')];
  if (sameShape(logits.shape, labels.shape)) return sigmoidCrossEntropy(labels, logits);
  const shapes = `(${shapeText(logits.shape)} vs ${shapeText(labels.shape)})`;
  throw pythonError('ValueError', `\`logits\` and \`labels\` must have the same shape, received ${shapes}.`);
}

/** The functions of TensorFlow that make one number of several, or look at several to say something of each. */
export const reductionMembers: Members = named({
  'reduce_sum math.reduce_sum': reducing(reduceSum),
  'reduce_mean math.reduce_mean': reducing(reduceMean),
  'reduce_max math.reduce_max': reducing(reduceMax),
  'reduce_min math.reduce_min': reducing(reduceMin),
  'reduce_prod math.reduce_prod': reducing(reduceProd),
  'reduce_all math.reduce_all': reducing(reduceAll, truthOf),
  'reduce_any math.reduce_any': reducing(reduceAny, truthOf),
  'math.reduce_variance': composing(reduceVariance),
  'math.reduce_std': composing(reduceStd),
  'reduce_logsumexp math.reduce_logsumexp': composing(reduceLogSumExp),
  'norm linalg.norm': maker('tensor ord? axis? keepdims? name?', normOf),
  'cumsum math.cumsum': maker('x axis? exclusive? reverse? name?', (given) =>
    cumulativeSum(tensor(given, 'x'), given.int('axis', 0), {
      exclusive: given.flag('exclusive'),
      reverse: given.flag('reverse'),
    }),
  ),
  'nn.softmax': maker('logits axis? name?', (given) => softmaxOf(tensor(given, 'logits'), given.int('axis', -1))),
  'nn.log_softmax math.log_softmax': maker('logits axis? name?', (given) =>
    logSoftmaxOf(tensor(given, 'logits'), given.int('axis', -1)),
  ),
  'nn.sigmoid_cross_entropy_with_logits': maker('labels logits name?', crossEntropy),
  'argmax math.argmax': extreme(argMax),
  'argmin math.argmin': extreme(argMin),
  sort: ordering(sorted),
  argsort: ordering(argSort),
  'math.is_nan': testing(isNotANumber),
  'math.is_inf': testing(isInfinite),
  'math.is_finite': testing(isFiniteNumber),
});
