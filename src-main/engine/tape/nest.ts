/** A value, or lists and dictionaries of them, as TensorFlow takes targets and sources. */
export type Nest<T> = T | readonly Nest<T>[] | ReadonlyMap<string, Nest<T>>;

function isList<T>(nest: Nest<T>): nest is readonly Nest<T>[] {
  return Array.isArray(nest);
}

/**
 * The values of a nested structure in TensorFlow's order: lists as they are, dictionaries by their keys in order.
 * @example flatten(new Map([['b', 1], ['a', [2, 3]]])) // [2, 3, 1]
 */
export function flatten<T>(nest: Nest<T>): T[] {
  if (isList(nest)) return nest.flatMap((item) => flatten(item));
  if (nest instanceof Map) return sortedEntries(nest).flatMap(([, item]) => flatten(item));
  return [nest as T];
}

/**
 * Other values, as many, in the same structure.
 * @example packAs([1, [2]], ['a', 'b']) // ['a', ['b']]
 */
export function packAs<T, U>(nest: Nest<T>, values: readonly U[]): Nest<U> {
  if (!isList(nest) && !(nest instanceof Map)) return values[0] as U;
  let next = 0;
  const pack = (part: Nest<T>): Nest<U> => {
    if (isList(part)) return part.map(pack);
    if (!(part instanceof Map)) return values[next++] as U;
    const packed = new Map(sortedEntries(part).map(([key, item]) => [key, pack(item)]));
    return new Map([...part.keys()].map((key) => [key, packed.get(key) as Nest<U>]));
  };
  return pack(nest);
}

function sortedEntries<T>(dictionary: ReadonlyMap<string, Nest<T>>): [string, Nest<T>][] {
  return [...dictionary].sort(([a], [b]) => (a < b ? -1 : 1));
}
