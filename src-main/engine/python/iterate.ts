import { NdArray } from '../tensor/array.ts';
import { pythonError } from '../errors.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { spend } from './budget.ts';
import { subscript } from './subscript.ts';
import { type Value, cannot } from './values.ts';

/**
 * The items of a value, as `for` goes through them.
 * @throws Mistake `python` for what has none
 */
export function* iterate(value: Value): Generator<Value> {
  for (const item of itemsOf(value)) {
    spend();
    yield item;
  }
}

function* itemsOf(value: Value): Generator<Value> {
  if (typeof value === 'string') yield* value;
  else if (value instanceof Map) yield* value.keys();
  else if (Array.isArray(value)) for (let k = 0; k < value.length; k++) yield value[k] ?? null;
  else yield* layers(value);
}

function* layers(value: Exclude<Value, string | Value[]>): Generator<Value> {
  if (!(value instanceof NdArray || value instanceof Tensor || value instanceof Variable)) {
    throw cannot(value, 'is not iterable');
  }
  const [length] = value.shape;
  if (length === undefined) {
    if (value instanceof NdArray) throw pythonError('TypeError', 'iteration over a 0-d array');
    throw pythonError('TypeError', 'Cannot iterate over a scalar tensor.');
  }
  for (let k = 0n; k < length; k++) yield subscript(value, k);
}
