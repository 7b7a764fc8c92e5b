import { pythonError } from '../errors.ts';
import { type NdArray, type Shape, fromNumbers, sizeOf } from '../tensor/array.ts';
import { arange, eye, full, linspace } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { reshape } from '../tensor/rearrange.ts';
import {
  broadcast,
  castTo,
  concatenated,
  expanded,
  identity,
  reshaped,
  squeezed,
  stacked,
  stopGradient,
  tiled,
  transposed,
} from '../tape/arrangement.ts';
import { alike, toArray, toTensor } from '../tape/convert.ts';
import { choose } from '../tape/elementwise.ts';
import { argMax, argMin, argSort, cumulativeSum, softmaxOf, sorted } from '../tape/order.ts';
import { matmul, tensordot } from '../tape/products.ts';
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
import { gathered, oneHot, sliced } from '../tape/slicing.ts';
import { Tensor } from '../tape/tensor.ts';
import { iterate } from './iterate.ts';
import { indexOf, toFloat } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Members, named } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Callable, Value } from './values.ts';

type Maker = (path: string) => Callable;

const tensor = (given: Given, name: string, dtype: Dtype | null = null): Tensor =>
  toTensor(forTensorFlow(given.value(name)), dtype);

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(path, signature, run);

type Reduce = (input: Tensor, axes?: Axes, keepdims?: boolean) => Tensor;

const reducing = (reduce: Reduce, dtype: Dtype | null = null): Maker =>
  maker('input_tensor axis? keepdims? name?', (given) =>
    reduce(tensor(given, 'input_tensor', dtype), given.axes('axis'), given.flag('keepdims')),
  );

/** Several tensors of one type, of a list or of the layers of a tensor. */
function tensors(given: Given, name: string): Tensor[] {
  return alike([...iterate(given.value(name))].map(forTensorFlow));
}

const constant = (array: NdArray): Tensor => toTensor(array);

const filling = (value: number): Maker =>
  maker('shape dtype? name?', (given) => constant(full(given.ints('shape'), value, given.dtype('dtype') ?? 'float32')));

const fillingLike = (value: number): Maker =>
  maker('input dtype? name?', (given) => {
    const { shape, dtype } = tensor(given, 'input');
    return constant(full(shape, value, given.dtype('dtype') ?? dtype));
  });

/** `tf.range(limit)` and `tf.range(start, limit, delta)`, in the type of what was given. */
function range(given: Given): Tensor {
  const [start, limit, delta] = ['start', 'limit', 'delta'].map((name) => given.value(name));
  const [from, to] =
    limit === null || limit === undefined ? [0, toFloat(start ?? 0)] : [toFloat(start ?? 0), toFloat(limit)];
  const step = delta === null || delta === undefined ? 1 : toFloat(delta);
  if (step === 0) throw pythonError('InvalidArgumentError', 'Requires delta != 0 [Op:Range] name: ');
  const isWhole = [start, limit, delta].every((value) => typeof value !== 'number');
  const dtype = given.dtype('dtype') ?? (isWhole ? 'int32' : 'float32');
  return constant(arange(from, to, step, dtype === 'bool' ? 'int32' : dtype));
}

function spaced(given: Given): Tensor {
  const dtype = typeof given.value('start') === 'number' ? 'float32' : 'float64';
  return castTo(constant(linspace(given.float('start', 0), given.float('stop', 0), given.int('num', 0))), dtype);
}

function where(given: Given): Value {
  const condition = tensor(given, 'condition', 'bool');
  if (!given.has('x')) return places(condition);
  const [x, y] = alike([given.value('x'), given.value('y')].map(forTensorFlow));
  if (x === undefined || y === undefined) throw new Error('Two operands are given');
  return choose(condition, x, y);
}

/** Where a condition holds, one row of indices for each place. */
function places({ array }: Tensor): Tensor {
  const { shape, data, offset, size } = reshape(array, array.shape);
  const found = Array.from({ length: size }, (_, k) => k).filter((k) => Number(data[offset + k]) !== 0);
  const rows = found.flatMap((k) =>
    shape.map((length, axis) => Math.floor(k / sizeOf(shape.slice(axis + 1))) % length),
  );
  return constant(fromNumbers('int64', [found.length, shape.length], rows));
}

function oneHotOf(given: Given): Tensor {
  const [on, off] = ['on_value', 'off_value'].map((name) => given.value(name));
  const own = [on, off].find((value) => value !== null && value !== undefined);
  const dtype =
    given.dtype('dtype') ?? (own === undefined ? 'float32' : toArray(forTensorFlow(own ?? null), null).dtype);
  const indices = tensor(given, 'indices');
  return oneHot(indices, given.int('depth', 0), toFloat(on ?? 1), toFloat(off ?? 0), dtype, given.int('axis', -1));
}

function tensordotOf(given: Given): Tensor {
  const [a, b] = alike([given.value('a'), given.value('b')].map(forTensorFlow));
  if (a === undefined || b === undefined) throw new Error('Two operands are given');
  const axes = given.value('axes');
  if (!Array.isArray(axes)) return tensordot(a, b, indexOf(axes));
  const [over, under] = axes.map((each) => (Array.isArray(each) ? each.map(indexOf) : [indexOf(each)]));
  return tensordot(a, b, [over ?? [], under ?? []]);
}

function product(given: Given): Tensor {
  const [a, b] = alike([given.value('a'), given.value('b')].map(forTensorFlow));
  if (a === undefined || b === undefined) throw new Error('Two operands are given');
  return matmul(a, b, { a: given.flag('transpose_a'), b: given.flag('transpose_b') });
}

function unstack(given: Given): Value {
  const value = tensor(given, 'value');
  const axis = given.int('axis', 0);
  const place = axis < 0 ? axis + value.shape.length : axis;
  const before = value.shape.slice(0, place).map(() => ({ start: null, stop: null, step: null }));
  return Array.from({ length: value.shape[place] ?? 0 }, (_, k) => sliced(value, [...before, k]));
}

function split(given: Given): Value {
  const value = tensor(given, 'value');
  const axis = given.int('axis', 0);
  const sizes = given.value('num_or_size_splits');
  const length = value.shape.at(axis) ?? 0;
  const count = Array.isArray(sizes) ? 0 : indexOf(sizes);
  const lengths = Array.isArray(sizes) ? sizes.map(indexOf) : new Array<number>(count).fill(length / count);
  const place = axis < 0 ? axis + value.shape.length : axis;
  const before = value.shape.slice(0, place).map(() => ({ start: null, stop: null, step: null }));
  return lengths.map((part, k) => {
    const start = lengths.slice(0, k).reduce((total, each) => total + each, 0);
    return sliced(value, [...before, { start, stop: start + part, step: null }]);
  });
}

/** `tf.constant`: a single number fills the shape that is asked for. */
function constantOf(given: Given): Tensor {
  const value = given.value('value');
  const array = toArray(forTensorFlow(value), given.dtype('dtype'));
  if (!given.has('shape')) return toTensor(forTensorFlow(value), given.dtype('dtype'));
  const shape: Shape = given.ints('shape');
  if (array.size === sizeOf(shape)) return constant(reshape(array, shape));
  if (array.size === 1) return constant(full(shape, Number(array.data[array.offset]), array.dtype));
  const found = `Tensor (converted from a list) has ${array.size} elements, but got \`shape\` with ${sizeOf(shape)} elements).`;
  throw pythonError('TypeError', `Eager execution of tf.constant with unsupported shape. ${found}`);
}

const shapeTensor = (shape: readonly number[]): Tensor => constant(fromNumbers('int32', [shape.length], shape));
const countTensor = (count: number): Tensor => constant(fromNumbers('int32', [], [count]));

/** The functions of TensorFlow that make and rearrange whole tensors. */
export const arrayMembers: Members = named({
  constant: maker('value dtype? shape? name?', constantOf),
  convert_to_tensor: maker('value dtype? dtype_hint? name?', (given) => tensor(given, 'value', given.dtype('dtype'))),
  zeros: filling(0),
  ones: filling(1),
  zeros_like: fillingLike(0),
  ones_like: fillingLike(1),
  fill: maker('dims value name?', (given) => {
    const value = toArray(forTensorFlow(given.value('value')), null);
    return constant(full(given.ints('dims'), Number(value.data[value.offset]), value.dtype));
  }),
  eye: maker('num_rows num_columns? batch_shape? dtype? name?', (given) => {
    const rows = given.int('num_rows', 0);
    return constant(eye(rows, given.int('num_columns', rows), given.dtype('dtype') ?? 'float32'));
  }),
  range: maker('start limit? delta? dtype? name?', range),
  'linspace lin_space': maker('start stop num name?', spaced),
  cast: maker('x dtype name?', (given) => castTo(tensor(given, 'x'), given.dtype('dtype') ?? 'float32')),
  identity: maker('input name?', (given) => identity(tensor(given, 'input'))),
  stop_gradient: maker('input name?', (given) => stopGradient(tensor(given, 'input'))),
  reshape: maker('tensor shape name?', (given) => reshaped(tensor(given, 'tensor'), given.ints('shape'))),
  'transpose linalg.matrix_transpose': maker('a perm? conjugate? name?', (given) =>
    given.has('perm') ? transposed(tensor(given, 'a'), given.ints('perm')) : transposed(tensor(given, 'a')),
  ),
  stack: maker('values axis? name?', (given) => stacked(tensors(given, 'values'), given.int('axis', 0))),
  concat: maker('values axis name?', (given) => concatenated(tensors(given, 'values'), given.int('axis', 0))),
  unstack: maker('value num? axis? name?', unstack),
  split: maker('value num_or_size_splits axis? num? name?', split),
  expand_dims: maker('input axis name?', (given) => expanded(tensor(given, 'input'), given.int('axis', 0))),
  squeeze: maker('input axis? name?', (given) =>
    squeezed(tensor(given, 'input'), given.has('axis') ? given.ints('axis') : null),
  ),
  tile: maker('input multiples name?', (given) => tiled(tensor(given, 'input'), given.ints('multiples'))),
  broadcast_to: maker('input shape name?', (given) => broadcast(tensor(given, 'input'), given.ints('shape'))),
  gather: maker('params indices validate_indices? axis? batch_dims? name?', (given) =>
    gathered(tensor(given, 'params'), tensor(given, 'indices'), given.int('axis', 0)),
  ),
  where: maker('condition x? y? name?', where),
  one_hot: maker('indices depth on_value? off_value? axis? dtype? name?', oneHotOf),
  'matmul linalg.matmul': maker('a b transpose_a? transpose_b? name?', product),
  tensordot: maker('a b axes name?', tensordotOf),
  'reduce_sum math.reduce_sum': reducing(reduceSum),
  'reduce_mean math.reduce_mean': reducing(reduceMean),
  'reduce_max math.reduce_max': reducing(reduceMax),
  'reduce_min math.reduce_min': reducing(reduceMin),
  'reduce_prod math.reduce_prod': reducing(reduceProd),
  'reduce_all math.reduce_all': reducing(reduceAll, 'bool'),
  'reduce_any math.reduce_any': reducing(reduceAny, 'bool'),
  'cumsum math.cumsum': maker('x axis? exclusive? reverse? name?', (given) =>
    cumulativeSum(tensor(given, 'x'), given.int('axis', 0), {
      exclusive: given.flag('exclusive'),
      reverse: given.flag('reverse'),
    }),
  ),
  'nn.softmax': maker('logits axis? name?', (given) => softmaxOf(tensor(given, 'logits'))),
  'argmax math.argmax': maker('input axis? output_type? name?', (given) =>
    argMax(tensor(given, 'input'), given.int('axis', 0)),
  ),
  'argmin math.argmin': maker('input axis? output_type? name?', (given) =>
    argMin(tensor(given, 'input'), given.int('axis', 0)),
  ),
  sort: maker('values axis? direction? name?', (given) =>
    sorted(tensor(given, 'values'), given.int('axis', -1), given.text('direction') === 'DESCENDING'),
  ),
  argsort: maker('values axis? direction? stable? name?', (given) =>
    argSort(tensor(given, 'values'), given.int('axis', -1), given.text('direction') === 'DESCENDING'),
  ),
  shape: maker('input name?', (given) => shapeTensor(tensor(given, 'input').shape)),
  size: maker('input name?', (given) => countTensor(sizeOf(tensor(given, 'input').shape))),
  rank: maker('input name?', (given) => countTensor(tensor(given, 'input').shape.length)),
});
