import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNumbers } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import { cast, eye, full, linspace, ones, promote, zeros } from './create.ts';
import type { Dtype } from './dtype.ts';
import { arrays, dtypes } from './random-arrays.test-support.ts';

const types: readonly Dtype[] = ['bool', 'int32', 'int64', 'float32', 'float64'];

describe('creation', () => {
  it('fills arrays of every type', () => {
    for (const dtype of types) {
      expect(written(zeros([2], dtype))).toEqual([0, 0]);
      expect(written(ones([1, 2], dtype))).toEqual([1, 1]);
      expect(written(eye(2, 2, dtype))).toEqual([1, 0, 0, 1]);
      expect(zeros([0, 3], dtype)).toMatchObject({ dtype, shape: [0, 3] });
    }
    expect(written(full([2], 2n ** 62n + 1n, 'int64'))).toEqual([String(2n ** 62n + 1n), String(2n ** 62n + 1n)]);
    expect(written(eye(2, 3, 'int32', 7))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('leaves its neighbours alone where small arrays share memory', () => {
    const first = full([3], 5, 'float64');
    const second = full([3], 7, 'float64');
    expect([written(first), written(second)]).toEqual([
      [5, 5, 5],
      [7, 7, 7],
    ]);
  });

  it('ends a range exactly at its stop', () => {
    const end = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });
    fc.assert(
      fc.property(end, end, fc.integer({ min: 2, max: 50 }), (start, stop, count) => {
        const numbers = linspace(start, stop, count);
        expect(numbers.data[numbers.offset + count - 1]).toBe(stop);
        expect(numbers.shape).toEqual([count]);
      }),
    );
  });

  it('refuses more than ten million elements before it makes any', () => {
    const tooLarge = expect.objectContaining({ kind: 'too-large' });
    expect(() => zeros([10_000, 1_001], 'bool')).toThrow(tooLarge);
    expect(() => eye(100_000, 100_000, 'float32')).toThrow(tooLarge);
    expect(() => linspace(0, 1, 1e12)).toThrow(tooLarge);
  });
});

describe('cast', () => {
  it('of a cast to a type that holds more gives the array back', () => {
    const wider: Readonly<Record<Dtype, readonly Dtype[]>> = {
      bool: types,
      int32: ['int32', 'int64', 'float64'],
      int64: ['int64'],
      float32: ['float32', 'float64'],
      float64: ['float64'],
    };
    fc.assert(
      fc.property(arrays, fc.nat(4), (array, k) => {
        const to = wider[array.dtype][k % wider[array.dtype].length] ?? array.dtype;
        expect(written(cast(cast(strided(array), to), array.dtype))).toEqual(written(array));
      }),
    );
  });

  it('makes the lowest integer of what does not fit, as TensorFlow does', () => {
    const numbers = [2 ** 31, 2 ** 31 - 0.5, -(2 ** 31) - 0.5, -(2 ** 31) - 1, NaN, Infinity, -Infinity, 1.9, -1.9];
    const lowest = -(2 ** 31);
    const expected = [lowest, 2 ** 31 - 1, lowest, lowest, lowest, lowest, lowest, 1, -1];
    expect(written(cast(fromNumbers('float64', [9], numbers), 'int32'))).toEqual(expected);
    const large = fromNumbers('float64', [4], [2 ** 63, -(2 ** 63), NaN, -Infinity]);
    expect(written(cast(large, 'int64'))).toEqual(Array(4).fill(String(-(2n ** 63n))));
    expect(written(cast(fromNumbers('int64', [2], [2n ** 31n, 2n ** 32n + 5n]), 'int32'))).toEqual([lowest, 5]);
  });

  it('rounds 64-bit integers once', () => {
    const halfway = 2n ** 53n + 2n ** 29n;
    const values = [halfway, halfway + 1n, -halfway - 1n, 2n ** 24n + 1n, 5n];
    const rounded = [2 ** 53, 2 ** 53 + 2 ** 30, -(2 ** 53) - 2 ** 30, 2 ** 24, 5];
    expect(written(cast(fromNumbers('int64', [5], values), 'float32'))).toEqual(rounded);
  });

  it('holds everything but 0 for true', () => {
    expect(written(cast(fromNumbers('float32', [4], [0, -0, NaN, 0.5]), 'bool'))).toEqual([0, 0, 1, 1]);
    expect(written(cast(fromNumbers('int64', [2], [0, -3]), 'bool'))).toEqual([0, 1]);
  });
});

describe('promote', () => {
  // NumPy 2.4.6: np.promote_types for every pair.
  const table: Readonly<Record<Dtype, readonly Dtype[]>> = {
    bool: ['bool', 'int32', 'int64', 'float32', 'float64'],
    int32: ['int32', 'int32', 'int64', 'float64', 'float64'],
    int64: ['int64', 'int64', 'int64', 'float64', 'float64'],
    float32: ['float32', 'float64', 'float64', 'float32', 'float64'],
    float64: ['float64', 'float64', 'float64', 'float64', 'float64'],
  };

  it('is as in NumPy', () => {
    for (const [a, row] of Object.entries(table)) expect(types.map((b) => promote(a as Dtype, b))).toEqual(row);
  });

  it('does not depend on the order, and keeps what is equal', () => {
    fc.assert(
      fc.property(dtypes, dtypes, (a, b) => {
        expect(promote(a, b)).toBe(promote(b, a));
        expect(promote(a, promote(a, b))).toBe(promote(a, b));
      }),
    );
  });
});
