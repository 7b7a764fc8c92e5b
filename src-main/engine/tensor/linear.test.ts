import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NdArray, fromNumbers } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import { binary } from './elementwise.ts';
import { matmul, tensordot } from './linear.ts';
import { arraysOf, smallIntegers } from './random-arrays.test-support.ts';
import { expandDims, reshape, stack, transpose } from './rearrange.ts';
import { sum } from './reduce.ts';
import { index } from './slice.ts';

const side = fc.integer({ min: 0, max: 5 });
const types = fc.constantFrom('float32', 'float64', 'int32', 'int64');

/** Two matrices that can be multiplied, of small integers, so that every order of adding gives the same. */
const factors = fc
  .tuple(types, side, side, side)
  .chain(([dtype, n, k, m]) =>
    fc.tuple(arraysOf(dtype, [n, k], smallIntegers), arraysOf(dtype, [k, m], smallIntegers)),
  );

/** Every element of the product is a sum over products. */
function byBroadcasting(a: NdArray, b: NdArray): NdArray {
  return sum(binary('mul', expandDims(a, 2), expandDims(b, 0)), [1], false);
}

/** Exact integers may be 0 or -0, as they were added up. */
const numbers = (array: NdArray) => written(array).map((value) => Number(value) + 0);

describe('matmul', () => {
  it('adds up products of rows and columns', () => {
    fc.assert(
      fc.property(factors, ([a, b]) => {
        const product = matmul(a, b, false, false);
        expect(product).toMatchObject({ dtype: a.dtype, shape: [a.shape[0], b.shape[1]] });
        expect(numbers(product)).toEqual(numbers(byBroadcasting(a, b)));
      }),
    );
  });

  it('takes transposed factors, however their elements lie', () => {
    fc.assert(
      fc.property(factors, ([a, b]) => {
        const product = written(matmul(a, b, false, false));
        const [aT, bT] = [transpose(a), transpose(b)];
        expect(numbers(matmul(aT, b, true, false))).toEqual(product.map((value) => Number(value) + 0));
        expect(numbers(matmul(strided(aT), strided(bT), true, true))).toEqual(
          product.map((value) => Number(value) + 0),
        );
        expect(numbers(transpose(matmul(bT, aT, false, false)))).toEqual(product.map((value) => Number(value) + 0));
      }),
    );
  });

  it('multiplies stacks matrix by matrix', () => {
    const [a, b, c] = [
      [1, 2, 3, 4],
      [5, -6, 7, 8],
      [9, 1, -2, 0],
    ].map((values) => fromNumbers('int32', [2, 2], values));
    if (!a || !b || !c) throw new Error('three matrices');
    const product = matmul(stack([a, b], 0), c, false, true);
    expect(written(index(product, [0]))).toEqual(written(matmul(a, c, false, true)));
    expect(written(index(product, [1]))).toEqual(written(matmul(b, c, false, true)));
    const crossed = matmul(expandDims(stack([a, b], 0), 1), expandDims(stack([c, a], 0), 0), true, false);
    expect(crossed.shape).toEqual([2, 2, 2, 2]);
    expect(written(index(crossed, [1, 0]))).toEqual(written(matmul(b, c, true, false)));
  });

  it('wraps integers', () => {
    const large = fromNumbers('int64', [1, 2], [2n ** 62n, 2n ** 62n]);
    expect(written(matmul(large, large, false, true)).map(BigInt)).toEqual([BigInt.asIntN(64, 2n * 2n ** 124n)]);
    const wide = fromNumbers('int32', [1, 1], [123456789]);
    expect(written(matmul(wide, wide, false, false))).toEqual([Math.imul(123456789, 123456789)]);
  });

  it('is a bug where lengths do not fit', () => {
    const [a, b] = [fromNumbers('int32', [1, 2], [1, 2]), fromNumbers('int32', [3, 1], [1, 2, 3])];
    expect(() => matmul(a, b, false, false)).toThrow('A product of 2 columns and 3 rows');
  });
});

describe('tensordot', () => {
  it('over one axis of each is a product of matrices', () => {
    fc.assert(
      fc.property(factors, ([a, b]) => {
        expect(numbers(tensordot(a, b, 1))).toEqual(numbers(matmul(a, b, false, false)));
        expect(numbers(tensordot(a, transpose(b), [[1], [1]]))).toEqual(numbers(matmul(a, b, false, false)));
      }),
    );
  });

  it('over no axis multiplies each by each, over all gives one number', () => {
    const [a, b] = [fromNumbers('float64', [2, 1], [2, 3]), fromNumbers('float64', [2], [5, 7])];
    expect(tensordot(a, b, 0)).toMatchObject({ shape: [2, 1, 2] });
    expect(written(tensordot(a, b, 0))).toEqual([10, 14, 15, 21]);
    expect(tensordot(reshape(a, [2]), b, 1)).toMatchObject({ shape: [] });
    expect(written(tensordot(reshape(a, [2]), b, 1))).toEqual([31]);
  });
});
