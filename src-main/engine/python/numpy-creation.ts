import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { arange, cast, eye, full, linspace, promote } from '../tensor/create.ts';
import { concatenate, reshape, squeeze, stack } from '../tensor/rearrange.ts';
import { derivedBy } from '../tape/departures.ts';
import { iterate } from './iterate.ts';
import { indexOf, toFloat } from './numbers.ts';
import { type Members, named } from './modules.ts';
import { inferNumpy } from './numpy-infer.ts';
import { expanded, numpyAxis, transposed } from './numpy-axes.ts';
import { reshapedArray } from './numpy-reshape.ts';
import { type Given, libraryFunction } from './parameters.ts';
import type { Callable, Value } from './values.ts';

type Maker = (path: string) => Callable;

const maker =
  (signature: string, run: (given: Given) => Value): Maker =>
  (path) =>
    libraryFunction(`np.${path}`, signature, run);

const array = (given: Given, name: string): NdArray => inferNumpy(given.value(name), given.dtype('dtype'));

/** The lengths of the dimensions of something new. */
function newShape(given: Given, name: string): number[] {
  const shape = given.ints(name);
  if (shape.some((length) => length < 0)) throw pythonError('ValueError', 'negative dimensions are not allowed');
  return shape;
}

const filling = (value: number): Maker =>
  maker('shape dtype?', (given) => full(newShape(given, 'shape'), value, given.dtype('dtype') ?? 'float64'));

const fillingLike = (value: number): Maker =>
  maker('a dtype?', (given) => {
    const { shape, dtype } = inferNumpy(given.value('a'), null);
    return full(shape, value, given.dtype('dtype') ?? dtype);
  });

function range(given: Given): NdArray {
  const [start = null, stop = null, step = null] = ['start', 'stop', 'step'].map((name) => given.value(name));
  const [from, to] = stop === null ? [0, toFloat(start)] : [toFloat(start), toFloat(stop)];
  const isWhole = [start, stop, step].every((value) => typeof value !== 'number');
  const dtype = given.dtype('dtype') ?? (isWhole ? 'int64' : 'float64');
  const by = step === null ? 1 : toFloat(step);
  if (by === 0) throw pythonError('ZeroDivisionError', 'division by zero');
  return arange(from, to, by, dtype === 'bool' ? 'int64' : dtype);
}

/** Several arrays, in the type that holds the numbers of all. */
function arrays(given: Given, name: string, purpose: 'stack' | 'concatenate' = 'concatenate'): NdArray[] {
  const parts = [...iterate(given.value(name))].map((part) => inferNumpy(part, null));
  const [first] = parts;
  if (first === undefined) throw pythonError('ValueError', `need at least one array to ${purpose}`);
  const dtype = parts.map((part) => part.dtype).reduce(promote);
  return parts.map((part) => derivedBy(cast(part, dtype), [part]));
}

function stacked(given: Given): NdArray {
  const parts = arrays(given, 'arrays', 'stack');
  if (parts.some(({ shape }) => shape.join() !== parts[0]?.shape.join())) {
    throw pythonError('ValueError', 'all input arrays must have the same shape');
  }
  const rank = (parts[0]?.shape.length ?? 0) + 1;
  const axis = given.values.has('axis') ? indexOf(given.value('axis')) : 0;
  return derivedBy(stack(parts, numpyAxis(axis, rank)), parts);
}

/** Arrays joined along an axis. */
function joined(parts: readonly NdArray[], axis: number): NdArray {
  const rank = parts[0]?.shape.length ?? 0;
  if (rank === 0) throw pythonError('ValueError', 'zero-dimensional arrays cannot be concatenated');
  const place = numpyAxis(axis, rank);
  const other = parts.findIndex(({ shape }) => shape.length !== rank);
  if (other >= 0) {
    const found = `has ${rank} dimension(s) and the array at index ${other} has ${parts[other]?.shape.length} dimension(s)`;
    const message = `all the input arrays must have same number of dimensions, but the array at index 0 ${found}`;
    throw pythonError('ValueError', message);
  }
  checkLengths(parts, place);
  return derivedBy(concatenate(parts, place), parts);
}

function checkLengths(parts: readonly NdArray[], place: number): void {
  const [first] = parts;
  parts.forEach(({ shape }, k) => {
    const axis = shape.findIndex((length, each) => each !== place && length !== first?.shape[each]);
    if (axis < 0) return;
    const sizes = `along dimension ${axis}, the array at index 0 has size ${first?.shape[axis]} and the array at index ${k}`;
    const message = `all the input array dimensions except for the concatenation axis must match exactly, but ${sizes}`;
    throw pythonError('ValueError', `${message} has size ${shape[axis]}`);
  });
}

const atLeast = (part: NdArray, rank: 1 | 2): NdArray =>
  part.shape.length >= rank ? part : reshape(part, rank === 1 ? [part.size] : [1, part.size]);

/** The functions of NumPy that make arrays, and that arrange and join them. */
export const creationMembers: Members = named({
  'array asarray': maker('object dtype?', (given) => array(given, 'object')),
  zeros: filling(0),
  ones: filling(1),
  full: maker('shape fill_value dtype?', (given) => {
    const value = inferNumpy(given.value('fill_value'), given.dtype('dtype'));
    return full(newShape(given, 'shape'), value.data[value.offset] ?? 0, value.dtype);
  }),
  zeros_like: fillingLike(0),
  ones_like: fillingLike(1),
  eye: maker('N M? k? dtype?', (given) => {
    const rows = given.int('N', 0);
    return eye(rows, given.int('M', rows), given.dtype('dtype') ?? 'float64', given.int('k', 0));
  }),
  arange: maker('start stop? step? dtype?', range),
  linspace: maker('start stop num? endpoint?', (given) => {
    const count = given.int('num', 50);
    if (count < 0) throw pythonError('ValueError', `Number of samples, ${count}, must be non-negative.`);
    return linspace(given.float('start', 0), given.float('stop', 0), count, given.flag('endpoint', true));
  }),
  stack: maker('arrays axis?', stacked),
  concatenate: maker('arrays axis?', (given) => {
    const parts = arrays(given, 'arrays');
    const isFlat = given.values.has('axis') && !given.has('axis');
    return joined(
      isFlat ? parts.map((part) => derivedBy(reshape(part, [part.size]), [part])) : parts,
      given.int('axis', 0),
    );
  }),
  vstack: maker('tup', (given) =>
    joined(
      arrays(given, 'tup').map((part) => atLeast(part, 2)),
      0,
    ),
  ),
  hstack: maker('tup', (given) => {
    const parts = arrays(given, 'tup').map((part) => atLeast(part, 1));
    return joined(parts, parts[0]?.shape.length === 1 ? 0 : 1);
  }),
  column_stack: maker('tup', (given) => {
    const columns = arrays(given, 'tup').map((part) => (part.shape.length > 1 ? part : reshape(part, [part.size, 1])));
    return joined(columns, 1);
  }),
  reshape: maker('a shape', (given) => reshapedArray(array(given, 'a'), given.ints('shape'))),
  transpose: maker('a axes?', (given) => transposed(array(given, 'a'), given.has('axes') ? given.ints('axes') : null)),
  expand_dims: maker('a axis', (given) => {
    const axis = given.value('axis');
    return expanded(array(given, 'a'), Array.isArray(axis) ? axis.map(indexOf) : [indexOf(axis)]);
  }),
  squeeze: maker('a', (given) => derivedBy(squeeze(array(given, 'a')), [array(given, 'a')])),
});
