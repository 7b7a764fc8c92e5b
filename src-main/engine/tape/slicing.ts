import { type Shape, elementsOf } from '../tensor/array.ts';
import { type IndexItem, gather, index, oneHot as oneHotArray, unindex, ungather } from '../tensor/slice.ts';
import { normalAxis } from '../tensor/shape.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import { type LinearMap, mapped } from './linear.ts';
import { INDICES } from './op-names.ts';
import { refused, wrongType } from './refusals.ts';
import { performed } from './session.ts';
import type { Operation, Tensor } from './tensor.ts';

/** Everything along an axis, Python's `:`. */
export const ALL: IndexItem = { start: null, stop: null, step: null };

const slicing = (from: Shape, items: readonly IndexItem[]): LinearMap => ({
  name: 'StridedSlice',
  run: (array) => index(array, items),
  transpose: () => ({
    name: 'StridedSliceGrad',
    run: (array) => unindex(array, from, items),
    transpose: () => slicing(from, items),
  }),
  attributes: { items },
});

/**
 * Indexing by Python's rules: integers, slices, new axes and the ellipsis.
 * @throws Mistake `python` in TensorFlow's words, for an index that is out of bounds
 */
export function sliced(input: Tensor, items: readonly IndexItem[]): Tensor {
  checkIndices(input.shape, items);
  return mapped(slicing(input.shape, items), input);
}

function checkIndices(shape: Shape, items: readonly IndexItem[]): void {
  const consuming = items.filter((item) => typeof item !== 'string').length;
  if (items.indexOf('ellipsis') !== items.lastIndexOf('ellipsis'))
    throw outside('Multiple ellipses in slice spec not allowed');
  if (shape.length === 0 && consuming > 0) throw outside('Attempting to slice scalar input.');
  if (consuming > shape.length) {
    const message = `Index out of range using input dim ${shape.length}; input has only ${shape.length} dims`;
    throw outside(message);
  }
  let axis = 0;
  for (const item of items) {
    if (item === 'ellipsis') axis += shape.length - consuming;
    else if (item !== 'newaxis') checkIndex(item, shape[axis] ?? 0, axis++);
  }
}

const outside = (message: string): Error => refused('StridedSlice', message, 'strided_slice/');

/** TensorFlow counts from the end before it complains. */
function checkIndex(item: IndexItem, length: number, axis: number): void {
  if (typeof item === 'object' && item.step === 0) throw outside(`strides[${axis}] must be non-zero`);
  if (typeof item !== 'number') return;
  const place = item < 0 ? item + length : item;
  if (place < 0 || place >= length) throw outside(`slice index ${place} of dimension ${axis} out of bounds.`);
}

/** `tf.gather`: the layers of `params` along an axis that the indices name. */
export function gathered(params: Tensor, indices: Tensor, axis: number): Tensor {
  const rank = params.shape.length;
  if (rank === 0) throw refused('GatherV2', 'params must be at least 1 dimensional');
  const place = normalAxis(axis, rank);
  if (place === null)
    throw refused('GatherV2', `Shape must be at least rank ${axis < 0 ? -axis : axis + 1} but is rank ${rank}`);
  if (isFloat(indices.dtype) || indices.dtype === 'bool')
    throw wrongType('GatherV2', indices, 'int16, int32, int64', 'Tindices');
  const length = params.shape[place] ?? 0;
  [...elementsOf(indices.array)].forEach((value, k) => {
    if (value >= 0 && value < length) return;
    const where = indices.shape.length === 0 ? 'indices' : `indices[${k}]`;
    throw refused('GatherV2', `${where} = ${value} is not in [0, ${length})`);
  });
  const operation: Operation = {
    name: 'GatherV2',
    pullback: (_execution, upstream) => [mapped(gathering(params.shape, indices, place).transpose(), upstream), null],
  };
  return performed(operation, [params, indices], gather(params.array, indices.array, place), { axis });
}

/** Gathering is indexing layer by layer, so its transpose adds layer by layer. */
function gathering(from: Shape, indices: Tensor, axis: number): LinearMap {
  return {
    name: 'GatherV2',
    run: (array) => gather(array, indices.array, axis),
    transpose: () => ({
      name: 'UnsortedSegmentSum',
      run: (array) => ungather(array, from, indices.array, axis),
      transpose: () => gathering(from, indices, axis),
    }),
  };
}

/** `tf.one_hot`. */
export function oneHot(indices: Tensor, depth: number, on: number, off: number, dtype: Dtype, axis = -1): Tensor {
  if (indices.dtype !== 'int32' && indices.dtype !== 'int64') throw wrongType('OneHot', indices, INDICES, 'TI');
  if (depth < 0) throw refused('OneHot', `depth must be non-negative, got: ${depth}`);
  const rank = indices.shape.length + 1;
  if (axis < -1 || axis >= rank) {
    throw refused('OneHot', `Expected axis to be -1 or between [0, ${rank}).  But received: ${axis}`);
  }
  const operation: Operation = { name: 'OneHot', pullback: null };
  return performed(operation, [indices], oneHotArray(indices.array, depth, dtype, on, off, axis), { depth, axis });
}
