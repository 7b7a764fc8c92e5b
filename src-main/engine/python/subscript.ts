import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { type IndexFailure, type IndexItem, index as indexArray, indexFailure } from '../tensor/slice.ts';
import { derivedBy } from '../tape/departures.ts';
import { sliced } from '../tape/slicing.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { indexOf } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { repr } from './text.ts';
import { EllipsisValue, SliceValue, Tuple, type Value, cannot, tupleOf } from './values.ts';

/**
 * `object[index]`.
 * @throws Mistake `python` in the words of whoever the object belongs to
 * @example subscript([1n, 2n, 3n], -1n) // 3n
 */
export function subscript(object: Value, index: Value): Value {
  if (object instanceof Variable) return partOf(object, itemsOf(index, TENSOR_INDICES));
  if (object instanceof Tensor) return sliced(object, itemsOf(index, TENSOR_INDICES));
  if (object instanceof NdArray) return elementsAt(object, itemsOf(index, ARRAY_INDICES));
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
    throw pythonError('TypeError', `${name} indices must be integers or slices`);
  }
  const place = Number(index) + (Number(index) < 0 ? items.length : 0);
  if (place < 0 || place >= items.length) throw pythonError('IndexError', `${name} index out of range`);
  return items.slice(place, place + 1);
}

function slicePart(items: readonly Value[], { start, stop, step }: SliceValue): Value[] {
  const by = step === null ? 1 : indexOf(step);
  if (by === 0) throw pythonError('ValueError', 'slice step cannot be zero');
  const clamp = (place: Value, fallback: number) => {
    if (place === null) return fallback;
    const number = indexOf(place);
    const least = by > 0 ? 0 : -1;
    return Math.min(Math.max(number < 0 ? number + items.length : number, least), items.length + least);
  };
  const [from, to] =
    by > 0 ? [clamp(start, 0), clamp(stop, items.length)] : [clamp(start, items.length - 1), clamp(stop, -1)];
  const part: Value[] = [];
  for (let k = from; by > 0 ? k < to : k > to; k += by) part.push(items[k] ?? null);
  return part;
}
