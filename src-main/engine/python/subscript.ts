import { pythonError } from '../errors.ts';
import { NdArray, elementsOf, fromNumbers } from '../tensor/array.ts';
import { isFloat } from '../tensor/dtype.ts';
import { type IndexFailure, type IndexItem, gather, index as indexArray, indexFailure } from '../tensor/slice.ts';
import { toTensor } from '../tape/convert.ts';
import { derivedBy } from '../tape/departures.ts';
import { gathered, sliced } from '../tape/slicing.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { indexOf } from './numbers.ts';
import { inferNumpy } from './numpy-infer.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { repr } from './text.ts';
import { EllipsisValue, SliceValue, Tuple, type Value, cannot, classOf, tupleOf } from './values.ts';

/**
 * `object[index]`.
 * @throws Mistake `python` in the words of whoever the object belongs to
 * @example subscript([1n, 2n, 3n], -1n) // 3n
 */
export function subscript(object: Value, index: Value): Value {
  if (object instanceof Variable) return partOf(object, itemsOf(index, TENSOR_INDICES));
  if (object instanceof Tensor) return masked(object, index) ?? sliced(object, itemsOf(index, TENSOR_INDICES));
  if (object instanceof NdArray) return picked(object, index) ?? elementsAt(object, itemsOf(index, ARRAY_INDICES));
  if (object instanceof Map) return entry(object, index);
  if (typeof object === 'string') return [...sequencePart([...object], index, 'string')].join('');
  if (!Array.isArray(object)) throw cannot(object, 'is not subscriptable');
  const part = sequencePart(object, index, object instanceof Tuple ? 'tuple' : 'list');
  if (!(index instanceof SliceValue)) return part[0] ?? null;
  return object instanceof Tuple ? tupleOf(part) : part;
}

/** The parts of variables that were taken, each of which can be assigned to. */
const parts = new WeakMap<Tensor, (value: Value) => Variable>();

function partOf(variable: Variable, items: readonly IndexItem[]): Tensor {
  const part = sliced(variable.read(), items);
  parts.set(part, (value) => variable.assignPart(items, forTensorFlow(value)));
  return part;
}

/** What assigns to a part of a variable; undefined for a tensor that is none. */
export const partAssigner = (tensor: Tensor): ((value: Value) => Variable) | undefined => parts.get(tensor);

const TENSOR_INDICES =
  'Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar tf.int32/tf.int64 tensors are valid ' +
  'indices, got ';
const ARRAY_INDICES =
  'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices';

/** What stands between the brackets, as items of an index. */
export function itemsOf(index: Value, refusal = TENSOR_INDICES): IndexItem[] {
  const items = index instanceof Tuple || Array.isArray(index) ? index : [index];
  return items.map((item) => itemOf(item, refusal));
}

function itemOf(item: Value, refusal: string): IndexItem {
  if (item === null) return 'newaxis';
  if (item instanceof EllipsisValue) return 'ellipsis';
  if (item instanceof SliceValue) {
    const [start, stop, step] = [item.start, item.stop, item.step].map((part) =>
      part === null ? null : indexOf(part),
    );
    return { start: start ?? null, stop: stop ?? null, step: step ?? null };
  }
  if (typeof item === 'bigint' || item instanceof Tensor || item instanceof NdArray) return indexOf(item);
  throw pythonError(
    refusal === ARRAY_INDICES ? 'IndexError' : 'TypeError',
    refusal.endsWith('got ') ? refusal + repr(item) : refusal,
  );
}

/** Layers that a list or an array names, by their places or by truth values; undefined for any other index. */
function picked(array: NdArray, index: Value): NdArray | undefined {
  const isList = Array.isArray(index) && !(index instanceof Tuple);
  if (!isList && !(index instanceof NdArray && index.shape.length > 0)) return undefined;
  const named = inferNumpy(index, null);
  if (isFloat(named.dtype) && named.size > 0) throw pythonError('IndexError', ARRAY_INDICES);
  const [length] = array.shape;
  if (length === undefined) throw pythonError('IndexError', numpyRefusal({ kind: 'too-many', given: 1, rank: 0 }));
  const places = named.dtype === 'bool' ? truePlaces(named, length) : [...elementsOf(named)].map(Number);
  const outside = places.find((place) => place < -length || place >= length);
  if (outside !== undefined) {
    throw pythonError('IndexError', numpyRefusal({ kind: 'out-of-bounds', index: outside, axis: 0, size: length }));
  }
  const shape = named.dtype === 'bool' ? [places.length] : named.shape;
  const counted = places.map((place) => (place < 0 ? place + length : place));
  return derivedBy(gather(array, fromNumbers('int64', shape, counted), 0), [array]);
}

/** Where a mask of one truth value for each layer holds. */
function truePlaces(mask: NdArray, length: number): number[] {
  if (mask.shape.length !== 1 || mask.size !== length) {
    const sizes = `size of axis is ${length} but size of corresponding boolean axis is ${mask.size}`;
    throw pythonError('IndexError', `boolean index did not match indexed array along axis 0; ${sizes}`);
  }
  return [...elementsOf(mask)].flatMap((holds, k) => (holds ? [k] : []));
}

/** The layers of a tensor where a mask holds; undefined for any other index. */
function masked(tensor: Tensor, index: Value): Tensor | undefined {
  if (!(index instanceof Tensor && index.dtype === 'bool' && index.shape.length === 1)) return undefined;
  const places = truePlaces(index.array, tensor.shape[0] ?? 0);
  return gathered(tensor, toTensor(fromNumbers('int64', [places.length], places)), 0);
}

function elementsAt(array: NdArray, items: readonly IndexItem[]): NdArray {
  const failure = indexFailure(array.shape, items);
  if (failure !== null) throw pythonError('IndexError', numpyRefusal(failure));
  return derivedBy(indexArray(array, items), [array]);
}

function numpyRefusal(failure: IndexFailure): string {
  if (failure.kind === 'out-of-bounds') {
    return `index ${failure.index} is out of bounds for axis ${failure.axis} with size ${failure.size}`;
  }
  if (failure.kind === 'zero-step') return 'slice step cannot be zero';
  if (failure.kind === 'ellipses') return "an index can only have a single ellipsis ('...')";
  return `too many indices for array: array is ${failure.rank}-dimensional, but ${failure.given} were indexed`;
}

function entry(dictionary: ReadonlyMap<string, Value>, key: Value): Value {
  const found = typeof key === 'string' ? dictionary.get(key) : undefined;
  if (found === undefined) throw pythonError('KeyError', repr(key));
  return found;
}

function sequencePart(items: readonly Value[], index: Value, name: string): Value[] {
  if (index instanceof SliceValue) return slicePart(items, index);
  if (typeof index !== 'bigint' && typeof index !== 'boolean') {
    throw pythonError(
      'TypeError',
      `${name} indices must be integers${name === 'string' ? '' : ' or slices'}, not ${classOf(index)}`,
    );
  }
  const place = Number(index) + (Number(index) < 0 ? items.length : 0);
  if (place < 0 || place >= items.length) throw pythonError('IndexError', `${name} index out of range`);
  return items.slice(place, place + 1);
}

function slicePart(items: readonly Value[], slice: SliceValue): Value[] {
  return slicedPlaces(items.length, slice).map((k) => items[k] ?? null);
}

/**
 * The places that a slice names in a sequence.
 * @throws Mistake `python` for steps of 0
 * @example slicedPlaces(5, new SliceValue(null, null, -2n)) // [4, 2, 0]
 */
export function slicedPlaces(length: number, { start, stop, step }: SliceValue): number[] {
  const by = step === null ? 1 : indexOf(step);
  if (by === 0) throw pythonError('ValueError', 'slice step cannot be zero');
  const clamp = (place: Value, fallback: number) => {
    if (place === null) return fallback;
    const number = indexOf(place);
    const least = by > 0 ? 0 : -1;
    return Math.min(Math.max(number < 0 ? number + length : number, least), length + least);
  };
  const [from, to] = by > 0 ? [clamp(start, 0), clamp(stop, length)] : [clamp(start, length - 1), clamp(stop, -1)];
  const places: number[] = [];
  for (let k = from; by > 0 ? k < to : k > to; k += by) places.push(k);
  return places;
}
