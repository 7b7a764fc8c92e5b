import { pythonError } from '../errors.ts';
import type { NdArray } from '../tensor/array.ts';
import { shapeText } from '../tensor/numpy-text.ts';
import { reshape, resolveShape } from '../tensor/rearrange.ts';
import { derivedBy } from '../tape/departures.ts';

/**
 * NumPy's `reshape`; one length may be -1.
 * @throws Mistake `python` in NumPy's words
 */
export function reshapedArray(array: NdArray, shape: readonly number[]): NdArray {
  if (shape.filter((length) => length < 0).length > 1) {
    throw pythonError('ValueError', 'can only specify one unknown dimension');
  }
  const resolved = resolveShape(array.size, shape);
  if (resolved === null) {
    throw pythonError('ValueError', `cannot reshape array of size ${array.size} into shape ${shapeText(shape)}`);
  }
  return derivedBy(reshape(array, resolved), [array]);
}
