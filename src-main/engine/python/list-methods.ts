import { pythonError } from '../errors.ts';
import { roomFor, spend } from './budget.ts';
import { keyOf } from './elements.ts';
import { iterate } from './iterate.ts';
import { indexOf, isTrue } from './numbers.ts';
import { binary, isSame } from './operators.ts';
import { inOrder } from './ordering.ts';
import { own } from './own.ts';
import { repr } from './text.ts';
import { Callable, type Dictionary, type Named, TensorShape, Tuple, type Value, tupleOf } from './values.ts';

type Method<T> = (self: T, args: readonly Value[], named: Named) => Value | undefined;
type Methods<T> = Readonly<Record<string, Method<T>>>;

const isAlike = (a: Value, b: Value): boolean => isSame(a, b) || isTrue(binary('==', a, b));

function placeOf(list: readonly Value[], item: Value): number {
  return list.findIndex((each) => isAlike(each, item));
}

/** Lengthens a list in place, so that everyone who has it sees that. */
export function extend(list: Value[], items: Value): void {
  const added = [...iterate(items)];
  roomFor(list.length + added.length);
  for (const item of added) list.push(item);
}

const reading: Methods<readonly Value[]> = {
  index(list, [item = null]) {
    const place = placeOf(list, item);
    if (place >= 0) return BigInt(place);
    const what = list instanceof Tuple ? 'tuple.index(x): x not in tuple' : `${repr(item)} is not in list`;
    throw pythonError('ValueError', what);
  },
  count: (list, [item = null]) => BigInt(list.filter((each) => isAlike(each, item)).length),
};

const changing: Methods<Value[]> = {
  append: (list, [item = null]) => void list.push(item),
  extend: (list, [items = null]) => void extend(list, items),
  insert: (list, [place = 0n, item = null]) => void list.splice(indexOf(place), 0, item),
  pop(list, [place = -1n]) {
    if (list.length === 0) throw pythonError('IndexError', 'pop from empty list');
    const k = indexOf(place) + (indexOf(place) < 0 ? list.length : 0);
    if (k < 0 || k >= list.length) throw pythonError('IndexError', 'pop index out of range');
    return list.splice(k, 1)[0];
  },
  remove(list, [item = null]) {
    const place = placeOf(list, item);
    if (place < 0) throw pythonError('ValueError', 'list.remove(x): x not in list');
    list.splice(place, 1);
    return null;
  },
  reverse: (list) => void list.reverse(),
  sort: (list, _args, named) => void list.splice(0, list.length, ...inOrder(list, named)),
  clear: (list) => void list.splice(0),
  copy: (list) => [...list],
};

const ofDictionaries: Methods<Dictionary> = {
  keys: (dictionary) => [...dictionary.keys()],
  values: (dictionary) => [...dictionary.values()],
  items: (dictionary) => [...dictionary].map(([key, value]) => tupleOf([key, value])),
  get: (dictionary, [key = null, fallback = null]) => dictionary.get(keyOf(key)) ?? fallback,
  pop(dictionary, [key = null, fallback]) {
    const value = dictionary.get(keyOf(key)) ?? fallback;
    if (value === undefined) throw pythonError('KeyError', repr(key));
    dictionary.delete(keyOf(key));
    return value;
  },
  update(dictionary, [others], named) {
    if (others instanceof Map) for (const [key, value] of others) dictionary.set(key, value);
    for (const [key, value] of named) dictionary.set(key, value);
    return null;
  },
  setdefault(dictionary, [key = null, fallback = null]) {
    const value = dictionary.get(keyOf(key)) ?? fallback;
    dictionary.set(keyOf(key), value);
    return value;
  },
  copy: (dictionary) => new Map(dictionary),
};

/** The methods of a list or tuple; undefined for a name that is none. */
export function listAttribute(list: Value[], name: string): Value | undefined {
  if (list instanceof TensorShape) return shapeAttribute(list, name);
  return methodOf(reading, list, name) ?? (list instanceof Tuple ? undefined : methodOf(changing, list, name));
}

/** The methods of a dictionary; undefined for a name that is none. */
export function dictionaryAttribute(dictionary: Dictionary, name: string): Value | undefined {
  return methodOf(ofDictionaries, dictionary, name);
}

function shapeAttribute(shape: TensorShape, name: string): Value | undefined {
  if (name === 'rank' || name === 'ndims') return BigInt(shape.length);
  if (name === 'as_list') return new Callable(name, () => [...shape]);
  return name === 'num_elements'
    ? new Callable(name, () => shape.reduce<bigint>((n, length) => n * (length as bigint), 1n))
    : undefined;
}

/** A method takes time for each item of what it belongs to. */
function methodOf<T extends readonly Value[] | Dictionary>(
  methods: Methods<T>,
  self: T,
  name: string,
): Value | undefined {
  const run = own(methods, name);
  if (run === undefined) return undefined;
  return new Callable(name, (args, named) => {
    spend(Array.isArray(self) ? self.length : (self as Dictionary).size);
    return run(self, args, named) ?? null;
  });
}
