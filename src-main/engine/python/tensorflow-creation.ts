import { pythonError } from '../errors.ts';
import { type NdArray, type Shape, fromNumbers, sizeOf } from '../tensor/array.ts';
import { arange, eye, full, linspace } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { arrayText } from '../tensor/numpy-text.ts';
import { broadcastTo } from '../tensor/shape.ts';
import { reshape } from '../tensor/rearrange.ts';
import { castTo, expanded } from '../tape/arrangement.ts';
import { handedOver, toArray, toTensor } from '../tape/convert.ts';
import { apply } from '../tape/elementwise.ts';
import { concatenated } from '../tape/joining.ts';
import { quotient } from '../tape/operators.ts';
import { type PythonValue, isTraced, isVariable, sourceOf } from '../tape/python-value.ts';
import { bracketed, refused } from '../tape/refusals.ts';
import { oneHot } from '../tape/slicing.ts';
import { Tensor } from '../tape/tensor.ts';
import { toFloat } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Members, named } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { repr, str } from './text.ts';
import { Tuple } from './values.ts';

const tensor = (given: Given, name: string, dtype: Dtype | null = null): Tensor =>
  toTensor(forTensorFlow(given.value(name)), dtype);

/** The lengths of the dimensions of something new. */
function newShape(given: Given, name: string): Shape {
  const value = forTensorFlow(given.value(name));
  // What is no whole number is refused as TensorFlow's conversion to lengths refuses it.
  if (!isTraced(value)) toArray(value, 'int32');
  const shape = given.ints(name);
  return handedOver(name === 'dims' ? [value] : [], () => {
    const negative = shape.find((length) => length < 0);
    if (negative !== undefined) throw refused('Fill', `Dimension ${negative} must be >= 0`);
    return shape;
  });
}

const filling = (value: number) => (path: string) =>
  libraryFunction(path, 'shape dtype? name?', (given) =>
    toTensor(full(newShape(given, 'shape'), value, given.dtype('dtype') ?? 'float32')),
  );

const fillingLike = (value: number) => (path: string) =>
  libraryFunction(path, 'input dtype? name?', (given) => {
    const { shape, dtype } = tensor(given, 'input');
    return toTensor(full(shape, value, given.dtype('dtype') ?? dtype));
  });

function fill(given: Given): Tensor {
  const shape = newShape(given, 'dims');
  const value = toArray(forTensorFlow(given.value('value')), null);
  if (value.shape.length === 0) return toTensor(full(shape, only(value), value.dtype));
  return handedOver([forTensorFlow(given.value('dims'))], () => {
    throw refused('Fill', `value must represent a scalar, got shape ${bracketed(value.shape)}`);
  });
}

const only = ({ data, offset }: NdArray): number | bigint => data[offset] ?? 0;

const WIDENING: readonly Dtype[] = ['bool', 'int32', 'int64', 'float32', 'float64'];

/** `tf.range(limit)` and `tf.range(start, limit, delta)`, in the widest type of what was given. */
function range(given: Given): Tensor {
  const asked = given.dtype('dtype');
  const ends = given.has('limit') ? [given.value('start'), given.value('limit')] : [0n, given.value('start')];
  const arrays = [...ends, given.has('delta') ? given.value('delta') : 1n].map((value) =>
    toArray(forTensorFlow(value), isTraced(value) ? null : asked),
  );
  const own = arrays.map(({ dtype }) => WIDENING.indexOf(dtype)).reduce((a, b) => Math.max(a, b));
  const dtype = asked ?? WIDENING[own] ?? 'float32';
  const [start = 0, limit = 0, delta = 1] = arrays.map((array) => Number(only(array)));
  checkRange(start, limit, delta);
  return toTensor(arange(start, limit, delta, dtype === 'bool' ? 'int32' : dtype));
}

function checkRange(start: number, limit: number, delta: number): void {
  if (delta === 0) throw refused('Range', 'Requires delta != 0');
  const [sign, wanted] = delta > 0 ? ['>', '<='] : ['<', '>='];
  if (delta > 0 ? start <= limit : start >= limit) return;
  throw refused('Range', `Requires start ${wanted} limit when delta ${sign} 0: ${start}/${limit}`);
}

/** `tf.linspace`: between whole numbers in float64, as between quotients of them. */
function spaced(given: Given): Tensor {
  const start = tensor(given, 'start');
  const stop = tensor(given, 'stop', start.dtype);
  const count = countOf(given);
  if (start.shape.length > 0 || stop.shape.length > 0) return spacedLayers(start, stop, count);
  if (count < 0) throw refused('Range', `Requires start <= limit when delta > 0: 1/${count}`);
  const [from, to] = [Number(only(start.array)), Number(only(stop.array))];
  return castTo(toTensor(linspace(from, to, count)), start.dtype === 'float32' ? 'float32' : 'float64');
}

function countOf(given: Given): number {
  const count = given.value('num');
  if (typeof count !== 'number') return given.int('num', 0);
  const found = `Received \`tensor\` = ${repr(count)} of dtype: <dtype: 'float32'>`;
  throw pythonError('TypeError', `Argument \`tensor\` (name: num) must be of type integer. ${found}`);
}

/** Between arrays each layer is a step further. */
function spacedLayers(start: Tensor, stop: Tensor, count: number): Tensor {
  const shape = start.shape.length > stop.shape.length ? start.shape : stop.shape;
  const [from, to] = [start, stop].map((end) => toTensor(broadcastTo(end.array, shape)));
  if (from === undefined || to === undefined) throw new Error('A distance has two ends');
  const step = quotient(apply('sub', [to, from]), Math.max(count - 1, 1));
  const begin = castTo(from, step.dtype);
  const layers = Array.from({ length: count }, (_, k) => {
    const distance = apply('mul', [step, toTensor(k, step.dtype)]);
    return expanded(k > 0 && k === count - 1 ? castTo(to, step.dtype) : apply('add', [begin, distance]), 0);
  });
  return concatenated(layers, 0);
}

function oneHotOf(given: Given): Tensor {
  const indices = forTensorFlow(given.value('indices'));
  const [on, off] = ['on_value', 'off_value'].map((name) =>
    given.has(name) ? toArray(forTensorFlow(given.value(name)), null).dtype : null,
  );
  if (on && off && on !== off) {
    const types = `dtype <dtype: '${on}'> of on_value does not match dtype <dtype: '${off}'> of off_value`;
    throw pythonError('TypeError', types);
  }
  const value = (name: string, usual: number) => (given.has(name) ? toFloat(given.value(name)) : usual);
  return handedOver([indices], () =>
    oneHot(
      toTensor(indices),
      given.int('depth', 0),
      value('on_value', 1),
      value('off_value', 0),
      given.dtype('dtype') ?? on ?? off ?? 'float32',
      given.int('axis', -1),
    ),
  );
}

/** `tf.constant`: a single number fills the shape that is asked for. */
function constantOf(given: Given): Tensor {
  const value = forTensorFlow(given.value('value'));
  const dtype = given.dtype('dtype');
  if (isTraced(value) && dtype !== null && sourceOf(value).dtype !== dtype) {
    const { array } = sourceOf(value);
    const found = `Expected tensor ${arrayText(array, 'str')} with dtype tf.${dtype}, but got dtype tf.${array.dtype}.`;
    throw pythonError('TypeError', found);
  }
  const single = Array.isArray(value) ? singleIn(value) : null;
  if (single !== null) throw pythonError('ValueError', `TypeError: ${single}`);
  if (!given.has('shape')) return Array.isArray(value) ? toTensor(toArray(value, dtype)) : toTensor(value, dtype);
  const [array, shape] = [toArray(value, dtype), given.ints('shape')];
  if (array.size === sizeOf(shape)) return toTensor(reshape(array, shape));
  if (array.size === 1) return toTensor(full(shape, only(array), array.dtype));
  const from = `Tensor ${arrayText(array, 'str')} (converted from ${str(given.value('value'))}) has ${array.size} elements`;
  const asked = repr(Tuple.from(shape.map(BigInt)));
  const found = `${from}, but got \`shape\` ${asked} with ${sizeOf(shape)} elements).`;
  throw pythonError('TypeError', `Eager execution of tf.constant with unsupported shape. ${found}`);
}

/** `tf.constant` takes tensors in a list apart, which it cannot do with what has no parts: why not; null where it can. */
function singleIn(value: readonly PythonValue[]): string | null {
  for (const item of value) {
    if (isVariable(item)) return "object of type 'ResourceVariable' has no len()";
    if (item instanceof Tensor && item.shape.length === 0) return 'Scalar tensor has no `len()`';
    const inner = Array.isArray(item) ? singleIn(item) : null;
    if (inner !== null) return inner;
  }
  return null;
}

function identityMatrix(given: Given): Tensor {
  const rows = given.int('num_rows', 0);
  const columns = given.int('num_columns', rows);
  if (rows < 0 || columns < 0) throw refused('Fill', `Dimension ${Math.min(rows, columns)} must be >= 0`);
  const matrix = eye(rows, columns, given.dtype('dtype') ?? 'float32');
  return toTensor(broadcastTo(matrix, [...given.ints('batch_shape'), rows, columns]));
}

/** The functions of TensorFlow that make tensors of other things. */
export const creationMembers: Members = named({
  constant: (path) => libraryFunction(path, 'value dtype? shape? name?', constantOf),
  convert_to_tensor: (path) =>
    libraryFunction(path, 'value dtype? dtype_hint? name?', (given) => tensor(given, 'value', given.dtype('dtype'))),
  zeros: filling(0),
  ones: filling(1),
  zeros_like: fillingLike(0),
  ones_like: fillingLike(1),
  fill: (path) => libraryFunction(path, 'dims value name?', fill),
  eye: (path) => libraryFunction(path, 'num_rows num_columns? batch_shape? dtype? name?', identityMatrix),
  range: (path) => libraryFunction(path, 'start limit? delta? dtype? name?', range),
  'linspace lin_space': (path) => libraryFunction(path, 'start stop num name?', spaced),
  one_hot: (path) => libraryFunction(path, 'indices depth on_value? off_value? axis? dtype? name?', oneHotOf),
  shape: (path) =>
    libraryFunction(path, 'input out_type? name?', (given) => {
      const { shape } = tensor(given, 'input');
      return toTensor(fromNumbers(given.dtype('out_type') ?? 'int32', [shape.length], shape));
    }),
  size: (path) =>
    libraryFunction(path, 'input out_type? name?', (given) =>
      toTensor(fromNumbers(given.dtype('out_type') ?? 'int32', [], [sizeOf(tensor(given, 'input').shape)])),
    ),
  rank: (path) =>
    libraryFunction(path, 'input name?', (given) =>
      toTensor(fromNumbers('int32', [], [tensor(given, 'input').shape.length])),
    ),
});
