import { NdArray, type Shape, allocate, contiguous, elementsOf, positionsOf, rowMajor, sizeOf } from './array.ts';
import { full } from './create.ts';
import type { Dtype } from './dtype.ts';
import { Pattern, kernelOf } from './kernels.ts';
import { moveAxis } from './rearrange.ts';
import { axisOf, gapless } from './shape.ts';

/** A part of an axis by Python's rules: negative places count from the end, null leaves the choice to the step. */
export interface Slice {
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number | null;
}

/** What may stand between the square brackets of an index, one after the other. */
export type IndexItem = number | Slice | 'newaxis' | 'ellipsis';

/**
 * Why an index has no meaning; the words are left to NumPy's or TensorFlow's exceptions.
 *
 * - `out-of-bounds`: `index`, as it is given, lies outside the `size` elements of `axis`
 * - `too-many`: there are `given` indices for `rank` axes
 * - `zero-step`: the slice of `axis` has the step 0
 * - `ellipses`: there are several
 */
export type IndexFailure =
  | { readonly kind: 'out-of-bounds'; readonly index: number; readonly axis: number; readonly size: number }
  | { readonly kind: 'too-many'; readonly given: number; readonly rank: number }
  | { readonly kind: 'zero-step'; readonly axis: number }
  | { readonly kind: 'ellipses' };

/** What becomes of an axis: where it begins, how long it is, unless it goes, and how many places apart its elements are. */
interface Part {
  readonly start: number;
  readonly length: number | null;
  readonly step: number;
}

type Item = Exclude<IndexItem, 'ellipsis'>;

const whole: Slice = { start: null, stop: null, step: null };
const added: Part = { start: 0, length: 1, step: 0 };

/**
 * Why an index has no meaning for arrays of a shape; null where it has.
 * @example indexFailure([3], [-4]) // { kind: 'out-of-bounds', index: -4, axis: 0, size: 3 }
 * @example indexFailure([3], ['ellipsis', { start: -9, stop: null, step: 2 }]) // null
 */
export function indexFailure(shape: Shape, items: readonly IndexItem[]): IndexFailure | null {
  const given = items.filter((item) => typeof item !== 'string').length;
  if (given > shape.length) return { kind: 'too-many', given, rank: shape.length };
  if (items.indexOf('ellipsis') !== items.lastIndexOf('ellipsis')) return { kind: 'ellipses' };
  const ofAxes = spelledOut(shape.length, items).filter((item) => item !== 'newaxis');
  for (const [axis, item] of ofAxes.entries()) {
    const size = shape[axis] ?? 0;
    if (typeof item !== 'number' && item.step === 0) return { kind: 'zero-step', axis };
    if (typeof item === 'number' && (item < -size || item >= size)) {
      return { kind: 'out-of-bounds', index: item, axis, size };
    }
  }
  return null;
}

/**
 * The part of an array that an index names, as a view.
 * @param items for which there is no `indexFailure`
 */
export function index(array: NdArray, items: readonly IndexItem[]): NdArray {
  const own = array.strides ?? rowMajor(array.shape);
  const [shape, strides]: [number[], number[]] = [[], []];
  let [offset, axis] = [array.offset, 0];
  for (const item of spelledOut(array.shape.length, items)) {
    const part = item === 'newaxis' ? added : partOf(item, array.shape[axis] ?? 0);
    const stride = own[axis] ?? 0;
    if (item !== 'newaxis') axis++;
    offset += part.start * stride;
    if (part.length === null) continue;
    shape.push(part.length);
    strides.push(part.step * stride);
  }
  return new NdArray(array.dtype, shape, array.data, offset, gapless(shape, strides) ? null : strides);
}

/** One item for every axis, and one for every new axis. */
function spelledOut(rank: number, items: readonly IndexItem[]): readonly Item[] {
  const given = items.filter((item) => typeof item !== 'string').length;
  const rest = new Array<Slice>(rank - given).fill(whole);
  const place = items.indexOf('ellipsis');
  const all = place < 0 ? [...items, ...rest] : items.toSpliced(place, 1, ...rest);
  return all.filter((item) => item !== 'ellipsis');
}

function partOf(item: number | Slice, size: number): Part {
  return typeof item === 'number'
    ? { start: item < 0 ? item + size : item, length: null, step: 0 }
    : sliced(item, size);
}

/** Places out of range are brought to the nearest end. */
function sliced({ start, stop, step }: Slice, size: number): Part {
  const by = step ?? 1;
  const [lowest, highest] = by > 0 ? [0, size] : [-1, size - 1];
  const bounded = (place: number) => Math.max(lowest, Math.min(highest, place < 0 ? place + size : place));
  const from = start === null ? (by > 0 ? lowest : highest) : bounded(start);
  const to = stop === null ? (by > 0 ? highest : lowest) : bounded(stop);
  const length = Math.max(0, Math.ceil((to - from) / by));
  return { start: length === 0 ? 0 : from, length, step: by };
}

/**
 * What indexing is undone by: zeros of a shape with a gradient in the place that the items name.
 * @param items those that `index` took for an array of this shape
 */
export function unindex(gradient: NdArray, shape: Shape, items: readonly IndexItem[]): NdArray {
  const { data, offset } = allocate(gradient.dtype, sizeOf(shape));
  const result = new NdArray(gradient.dtype, shape, data, offset);
  const positions = positionsOf(index(result, items));
  for (const value of elementsOf(gradient)) data[positions.next().value ?? 0] = value as never;
  return result;
}

/**
 * The slices of an array that integers name along an axis; the shape of these takes the place of the axis.
 * @param indices from 0 to below the length of the axis
 */
export function gather(params: NdArray, indices: NdArray, axis: number): NdArray {
  const place = axisOf(axis, params.shape.length);
  const { dtype, shape, data, offset } = contiguous(params);
  const [before, length, inner] = [sizeOf(shape.slice(0, place)), shape[place] ?? 0, sizeOf(shape.slice(place + 1))];
  const picked = [...elementsOf(indices)].map(Number);
  const result = shape.toSpliced(place, 1, ...indices.shape);
  const out = allocate(dtype, sizeOf(result));
  let write = out.offset;
  for (let block = 0; block < before; block++) {
    for (const k of picked) {
      const read = offset + (block * length + k) * inner;
      out.data.set(data.subarray(read, read + inner) as never, write);
      write += inner;
    }
  }
  return new NdArray(dtype, result, out.data, out.offset);
}

/**
 * What gathering is undone by: zeros of a shape, to whose slices along an axis the gradient of each gathered slice is added.
 * @param indices those that `gather` took for an array of this shape
 */
export function ungather(gradient: NdArray, shape: Shape, indices: NdArray, axis: number): NdArray {
  const place = axisOf(axis, shape.length);
  const { dtype, data, offset } = contiguous(gradient);
  const [before, length, inner] = [sizeOf(shape.slice(0, place)), shape[place] ?? 0, sizeOf(shape.slice(place + 1))];
  const picked = [...elementsOf(indices)].map(Number);
  const out = allocate(dtype, sizeOf(shape));
  const add = kernelOf('add').loop(dtype, Pattern.each);
  let read = offset;
  for (let block = 0; block < before; block++) {
    for (const k of picked) {
      const write = out.offset + (block * length + k) * inner;
      add(out.data, write, data, read, out.data, write, inner);
      read += inner;
    }
  }
  return new NdArray(dtype, shape, out.data, out.offset);
}

/**
 * For every index a line of `depth` elements: `on` in the place that the index names, `off` elsewhere, and everywhere for an
 * index outside.
 * @param axis where the lines lie in the result; -1 puts them last
 */
export function oneHot(indices: NdArray, depth: number, dtype: Dtype, on = 1, off = 0, axis = -1): NdArray {
  const rank = indices.shape.length;
  const result = full([...indices.shape, depth], off, dtype);
  const [mark] = elementsOf(full([], on, dtype));
  let line = result.offset;
  for (const place of elementsOf(indices)) {
    if (place >= 0 && place < depth) result.data[line + Number(place)] = mark as never;
    line += depth;
  }
  return contiguous(moveAxis(result, rank, axisOf(axis, rank + 1)));
}
