import { pythonError } from '../errors.ts';
import { isTrue } from './numbers.ts';
import { binary } from './operators.ts';
import { Callable, type Named, type Value } from './values.ts';

const NO_NAMES: Named = new Map();

/** What items are compared by: themselves, or what a function makes of them. */
function keysOf(items: readonly Value[], named: Named): Value[] {
  const key = named.get('key') ?? null;
  if (key === null) return [...items];
  if (!(key instanceof Callable)) throw pythonError('TypeError', 'TapeLab takes a function as a key');
  return items.map((item) => key.call([item], NO_NAMES));
}

/**
 * Items in order; equal ones stay as they were.
 * @param named `key` and `reverse`
 */
export function inOrder(items: readonly Value[], named: Named): Value[] {
  const keys = keysOf(items, named);
  const sign = isTrue(named.get('reverse') ?? false) ? '>' : '<';
  const isBefore = (a: number, b: number) => isTrue(binary(sign, keys[a] ?? null, keys[b] ?? null));
  const places = items.map((_, k) => k).sort((a, b) => (isBefore(a, b) ? -1 : Number(isBefore(b, a))));
  return places.map((k) => items[k] ?? null);
}

/**
 * The first of the items that no other beats.
 * @param name `max` or `min`
 * @param named `key` and `default`
 */
export function extreme(name: 'max' | 'min', items: readonly Value[], named: Named): Value {
  if (items.length === 0 && named.has('default')) return named.get('default') ?? null;
  if (items.length === 0) throw pythonError('ValueError', `${name}() arg is an empty sequence`);
  const keys = keysOf(items, named);
  const sign = name === 'max' ? '>' : '<';
  let best = 0;
  keys.forEach((key, k) => {
    if (isTrue(binary(sign, key, keys[best] ?? null))) best = k;
  });
  return items[best] ?? null;
}
