import { pythonError } from '../errors.ts';
import { type Shape, elementsOf, fromNumbers, sizeOf } from '../tensor/array.ts';
import { reshape } from '../tensor/rearrange.ts';
import {
  broadcast,
  castTo,
  expanded,
  identity,
  reshaped,
  squeezed,
  stopGradient,
  tiled,
  transposed,
} from '../tape/arrangement.ts';
import { alike, handedOver, hinted, toArray, toTensor } from '../tape/convert.ts';
import { choose } from '../tape/elementwise.ts';
import { concatenated, splitUp, stacked, unstacked } from '../tape/joining.ts';
import { matmul, tensordot } from '../tape/products.ts';
import { type PythonValue, isTraced } from '../tape/python-value.ts';
import { refused, wrongType } from '../tape/refusals.ts';
import { gathered } from '../tape/slicing.ts';
import { Tensor } from '../tape/tensor.ts';
import { arrayText, shapeText } from '../tensor/numpy-text.ts';
import { iterate } from './iterate.ts';
import { indexOf } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Members, named } from './modules.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Callable } from './values.ts';
import { type Value } from './values.ts';

type Maker = (path: string) => Callable;

const tensor = (given: Given, name: string): Tensor => toTensor(forTensorFlow(given.value(name)));

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(path, signature, run);

/**
 * A function that hands a tensor and lengths or places over as they are.
 * @param names those of the tensor and of the lengths
 */
const arranging = (
  signature: string,
  [subject, lengths]: readonly [string, string],
  run: (input: Tensor, lengths: readonly number[], isOne: boolean) => Tensor,
): Maker =>
  maker(signature, (given) => {
    const [value, places] = [given.value(subject), given.value(lengths)].map(forTensorFlow) as [
      PythonValue,
      PythonValue,
    ];
    return handedOver([value, places], () => run(toTensor(value), ...wholeNumbers(places)));
  });

/** Lengths or places, and whether they were a single number. */
function wholeNumbers(value: PythonValue): [lengths: number[], isOne: boolean] {
  const numbers = toArray(value, null);
  if (numbers.dtype !== 'int32' && numbers.dtype !== 'int64' && numbers.size > 0) {
    throw wrongType('Reshape', new Tensor(numbers), 'int32, int64', 'Tshape');
  }
  return [[...elementsOf(numbers)].map(Number), numbers.shape.length === 0];
}

/** Several tensors of one type, of a list or of the layers of a tensor; a list among them takes the longer way. */
function together(given: Given, name: string, join: (parts: Tensor[]) => Tensor): Tensor {
  const values = [...iterate(given.value(name))].map(forTensorFlow);
  return handedOver(values.filter(Array.isArray), () => join(alike(values)));
}

function where(given: Given): Value {
  const condition = forTensorFlow(given.value('condition'));
  if (given.has('x') !== given.has('y')) {
    throw pythonError('ValueError', 'x and y must both be non-None or both be None.');
  }
  if (!given.has('x')) return places(toTensor(condition));
  const branches = [given.value('x'), given.value('y')].map(forTensorFlow);
  return handedOver([condition, ...branches], () => {
    const [x, y] = alike(branches);
    if (x === undefined || y === undefined) throw new Error('Two operands are given');
    return choose(toTensor(condition, isTraced(condition) ? null : 'bool'), x, y);
  });
}

/** Where a condition holds, one row of indices for each place. */
function places({ array }: Tensor): Tensor {
  if (array.shape.length === 0) throw refused('Where', 'WhereOp : Unhandled input dimensions: 0');
  const { shape, data, offset, size } = reshape(array, array.shape);
  const found = Array.from({ length: size }, (_, k) => k).filter((k) => Number(data[offset + k]) !== 0);
  const rows = found.flatMap((k) =>
    shape.map((length, axis) => Math.floor(k / sizeOf(shape.slice(axis + 1))) % length),
  );
  return toTensor(fromNumbers('int64', [found.length, shape.length], rows));
}

function factors(given: Given): [Tensor, Tensor] {
  const a = tensor(given, 'a');
  return [a, hinted(forTensorFlow(given.value('b')), a.dtype)];
}

function tensordotOf(given: Given): Tensor {
  const [a, b] = [tensor(given, 'a'), tensor(given, 'b')];
  const axes = given.value('axes');
  if (!Array.isArray(axes)) return tensordot(a, b, indexOf(axes));
  const [over, under] = axes.map((each) => (Array.isArray(each) ? each.map(indexOf) : [indexOf(each)]));
  return tensordot(a, b, [over ?? [], under ?? []]);
}

function matrixTranspose(given: Given): Tensor {
  const a = tensor(given, 'a');
  const rank = a.shape.length;
  if (rank < 2) {
    const found = `Received \`a\` = ${arrayText(a.array, 'str')} with shape: ${shapeText(a.shape)}`;
    throw pythonError('ValueError', `Argument \`a\` should be a (batch) matrix with rank >= 2.  ${found}`);
  }
  return transposed(a, [...Array.from({ length: rank - 2 }, (_, k) => k), rank - 1, rank - 2]);
}

function transpose(given: Given): Tensor {
  if (!given.has('perm')) return transposed(tensor(given, 'a'));
  const perm = forTensorFlow(given.value('perm'));
  return handedOver([perm], () => transposed(tensor(given, 'a'), wholeNumbers(perm)[0]));
}

function tile(input: Tensor, multiples: readonly number[], isOne: boolean): Tensor {
  if (isOne) throw refused('Tile', 'Expected multiples to be 1-D, but got shape []');
  return tiled(input, multiples);
}

function gather(given: Given): Tensor {
  const values = [given.value('params'), given.value('indices')].map(forTensorFlow);
  return handedOver(values, () => gathered(tensor(given, 'params'), tensor(given, 'indices'), given.int('axis', 0)));
}

const lengthsOf = (value: Value): number | Shape => (Array.isArray(value) ? value.map(indexOf) : indexOf(value));

/** The functions of TensorFlow that rearrange and join whole tensors. */
export const arrayMembers: Members = named({
  cast: maker('x dtype name?', (given) => castTo(tensor(given, 'x'), given.dtype('dtype') ?? 'float32')),
  identity: maker('input name?', (given) => identity(tensor(given, 'input'))),
  stop_gradient: maker('input name?', (given) => stopGradient(tensor(given, 'input'))),
  reshape: arranging('tensor shape name?', ['tensor', 'shape'], reshaped),
  broadcast_to: arranging('input shape name?', ['input', 'shape'], broadcast),
  tile: arranging('input multiples name?', ['input', 'multiples'], tile),
  transpose: maker('a perm? conjugate? name?', transpose),
  'linalg.matrix_transpose': maker('a name? conjugate?', matrixTranspose),
  stack: maker('values axis? name?', (given) =>
    together(given, 'values', (parts) => stacked(parts, given.int('axis', 0))),
  ),
  concat: maker('values axis name?', (given) =>
    together(given, 'values', (parts) => concatenated(parts, given.int('axis', 0))),
  ),
  unstack: maker('value num? axis? name?', (given) =>
    unstacked(tensor(given, 'value'), given.int('axis', 0), given.has('num') ? given.int('num', 0) : null),
  ),
  split: maker('value num_or_size_splits axis? num? name?', (given) =>
    splitUp(tensor(given, 'value'), lengthsOf(given.value('num_or_size_splits')), given.int('axis', 0)),
  ),
  expand_dims: maker('input axis name?', (given) =>
    handedOver([forTensorFlow(given.value('input'))], () => expanded(tensor(given, 'input'), given.int('axis', 0))),
  ),
  squeeze: maker('input axis? name?', (given) =>
    handedOver([forTensorFlow(given.value('input'))], () => squeezed(tensor(given, 'input'), given.ints('axis'))),
  ),
  gather: maker('params indices validate_indices? axis? batch_dims? name?', gather),
  where: maker('condition x? y? name?', where),
  'matmul linalg.matmul': maker('a b transpose_a? transpose_b? name?', (given) =>
    matmul(...factors(given), { a: given.flag('transpose_a'), b: given.flag('transpose_b') }),
  ),
  tensordot: maker('a b axes name?', tensordotOf),
});
