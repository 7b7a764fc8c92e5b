import { pythonError } from '../errors.ts';
import { Variable } from '../tape/variable.ts';
import { repr } from './text.ts';
import { slicedPlaces } from './subscript.ts';
import { iterate } from './iterate.ts';
import { SliceValue, Tuple, type Value, cannot, classOf } from './values.ts';

/**
 * A value as the key of a dictionary.
 * @throws Mistake `python` for what is no text
 */
export function keyOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Variable) throw unhashable(value);
  throw pythonError('TypeError', `TapeLab's dictionaries have texts as keys; found ${repr(value)}`);
}

/** The refusal of a variable where Python wants something that does not change. */
export function unhashable(variable: Variable): Error {
  const message = `Variable is unhashable. Instead, use variable.ref() as the key. (Variable: ${repr(variable)})`;
  return pythonError('TypeError', message);
}

/**
 * `object[index] = value`.
 * @throws Mistake `python` for what takes no elements
 */
export function setElement(object: Value, index: Value, value: Value): void {
  if (object instanceof Map) object.set(keyOf(index), value);
  else if (!isList(object)) throw cannot(object, 'does not support item assignment');
  else if (index instanceof SliceValue) setPart(object, index, [...iterate(value)]);
  else object[placeIn(object, index, 'assignment ')] = value;
}

/**
 * `del object[index]`.
 * @throws Mistake `python` for what has no such element
 */
export function deleteElement(object: Value, index: Value): void {
  if (object instanceof Map) {
    if (!object.delete(keyOf(index))) throw pythonError('KeyError', repr(index));
  } else if (!isList(object)) throw cannot(object, "doesn't support item deletion");
  else if (index instanceof SliceValue) {
    const gone = new Set(slicedPlaces(object.length, index));
    object.splice(0, object.length, ...object.filter((_, k) => !gone.has(k)));
  } else object.splice(placeIn(object, index, 'assignment '), 1);
}

const isList = (value: Value): value is Value[] => Array.isArray(value) && !(value instanceof Tuple);

function placeIn(list: readonly Value[], index: Value, what: string): number {
  if (typeof index !== 'bigint' && typeof index !== 'boolean') {
    throw pythonError('TypeError', `list indices must be integers or slices, not ${classOf(index)}`);
  }
  const place = Number(index) + (Number(index) < 0 ? list.length : 0);
  if (place < 0 || place >= list.length) throw pythonError('IndexError', `list ${what}index out of range`);
  return place;
}

/** A part without gaps is replaced by as many values as there are; any other takes one for each place. */
function setPart(list: Value[], slice: SliceValue, values: readonly Value[]): void {
  const places = slicedPlaces(list.length, slice);
  if (slice.step === null || slice.step === 1n) {
    const [start, stop] = [slicedPlaces(list.length, new SliceValue(slice.start, null, null)).at(0), places.length];
    list.splice(start ?? list.length, stop, ...values);
    return;
  }
  if (values.length !== places.length) {
    const sizes = `assign sequence of size ${values.length} to extended slice of size ${places.length}`;
    throw pythonError('ValueError', `attempt to ${sizes}`);
  }
  places.forEach((place, k) => (list[place] = values[k] ?? null));
}
