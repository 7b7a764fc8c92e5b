import { type Data, type NdArray, fromNumbers } from './array.ts';
import { binary, select, unary } from './elementwise.ts';
import { type LineWork, foldLines, mapLines } from './lines.ts';
import { squeeze } from './rearrange.ts';
import { max, sum } from './reduce.ts';

/**
 * Where the largest element along an axis is, as int64: the first of equals. NaN is passed over, as TensorFlow does; with
 * nothing else it is 0.
 * @param axis of a length above 0
 */
export function argmax(array: NdArray, axis: number): NdArray {
  return foldLines(
    array,
    axis,
    'int64',
    placeOfBest((value, best) => value > best),
  );
}

/** Where the smallest element along an axis is, as `argmax` says. */
export function argmin(array: NdArray, axis: number): NdArray {
  return foldLines(
    array,
    axis,
    'int64',
    placeOfBest((value, best) => value < best),
  );
}

type Element = number | bigint;

function placeOfBest(isBetter: (value: Element, best: Element) => boolean): LineWork {
  return (data, start, length, out, o) => {
    let [place, best] = [0, data[start] as Element];
    for (let k = 1; k < length; k++) {
      const value = data[start + k] as Element;
      if (!isBetter(value, best) && !(isNaN(best) && !isNaN(value))) continue;
      [place, best] = [k, value];
    }
    out[o] = BigInt(isNaN(best) ? 0 : place) as never;
  };
}

/** Also of integers, which are never NaN. */
function isNaN(value: Element): boolean {
  return value !== value;
}

/** The elements along an axis in order, NaN last. */
export function sort(array: NdArray, axis: number, descending: boolean): NdArray {
  return mapLines(array, axis, array.dtype, (data, start, length, out, o) => {
    placesInOrder(data, start, length, descending).forEach((k, rank) => (out[o + rank] = data[start + k] as never));
  });
}

/** Where the elements in order are along an axis, as int32; equal ones in the order in which they stand, NaN last. */
export function argsort(array: NdArray, axis: number, descending: boolean): NdArray {
  return mapLines(array, axis, 'int32', (data, start, length, out, o) => {
    (out as Int32Array).set(placesInOrder(data, start, length, descending), o);
  });
}

function placesInOrder(data: Data, start: number, length: number, descending: boolean): Int32Array {
  const sign = descending ? -1 : 1;
  const compare = (a: Element, b: Element) => {
    if (a < b) return -sign;
    if (a > b) return sign;
    return Number(isNaN(a)) - Number(isNaN(b));
  };
  const places = Int32Array.from({ length }, (_, k) => k);
  return places.sort((i, k) => compare(data[start + i] as Element, data[start + k] as Element) || i - k);
}

/**
 * The running sums along an axis, each rounded; integers wrap.
 * @param exclusive whether a sum leaves out the element at its own place
 * @param reverse whether it runs from the end
 */
export function cumsum(array: NdArray, axis: number, exclusive = false, reverse = false): NdArray {
  const step = reverse ? -1 : 1;
  return mapLines(array, axis, array.dtype, (data, start, length, out, o) => {
    // BigInts add as numbers do, and both start from the zeros of a new array.
    const [values, sums] = [data as Float64Array, out as Float64Array];
    const first = reverse ? length - 1 : 0;
    for (let count = 0, k = first; count < length; count++, k += step) {
      if (count > 0) sums[o + k] = sums[o + k - step] as number;
      if (!exclusive) sums[o + k] = (sums[o + k] as number) + (values[start + k] as number);
      else if (count > 0) sums[o + k] = (sums[o + k] as number) + (values[start + k - step] as number);
    }
  });
}

/**
 * The exponentials along an axis divided by their sum. The largest element is taken off before, so that nothing overflows:
 * far in the tails it is 0 and 1.
 */
export function softmax(array: NdArray, axis: number): NdArray {
  const powers = unary('exp', binary('sub', array, max(array, [axis], true)));
  return binary('div', powers, sum(powers, [axis], true));
}

/** The logarithms of what `softmax` gives, without its tails. */
export function logSoftmax(array: NdArray, axis: number): NdArray {
  const shifted = binary('sub', array, max(array, [axis], true));
  return binary('sub', shifted, unary('log', sum(unary('exp', shifted), [axis], true)));
}

/** The logarithm of the sum of the exponentials along an axis, which goes; the largest element is taken off before. */
export function logSumExp(array: NdArray, axis: number): NdArray {
  const largest = max(array, [axis], true);
  const [zero, infinity] = [fromNumbers(array.dtype, [], [0]), fromNumbers(array.dtype, [], [Infinity])];
  const shift = select(binary('lt', unary('abs', largest), infinity), largest, zero);
  const total = sum(unary('exp', binary('sub', array, shift)), [axis], true);
  return squeeze(binary('add', unary('log', total), shift), [axis]);
}
