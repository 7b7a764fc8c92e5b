import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsOf, fromNumbers } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import { binary } from './elementwise.ts';
import { arraysOf, filledShapes } from './random-arrays.test-support.ts';
import { argmax, argmin, argsort, cumsum, logSumExp, softmax, sort } from './order.ts';
import { sum } from './reduce.ts';
import { gather } from './slice.ts';

const vectors = (values: readonly (number | bigint)[], dtype: 'float32' | 'float64' | 'int32' | 'int64' = 'float64') =>
  fromNumbers(dtype, [values.length], values);

describe('order', () => {
  it('sorts: every element is there, none before a smaller one, NaN last', () => {
    fc.assert(
      fc.property(fc.array(fc.float(), { minLength: 1, maxLength: 40 }), fc.boolean(), (values, descending) => {
        const array = vectors(values, 'float32');
        const sorted = [...elementsOf(sort(strided(array), 0, descending))].map(Number);
        const numbers = sorted.filter((value) => !Number.isNaN(value));
        expect(
          numbers.every(
            (value, k) => k === 0 || value === numbers[k - 1] || value > (numbers[k - 1] ?? 0) !== descending,
          ),
        ).toBe(true);
        expect(sorted.slice(numbers.length).every(Number.isNaN)).toBe(true);
        expect(written(sort(array, 0, descending)).toSorted()).toEqual(written(array).toSorted());
      }),
    );
  });

  it('says from where each sorted element comes, equal ones in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1 }), fc.boolean(), (values, descending) => {
        const array = vectors(values, 'int64');
        const places = argsort(array, -1, descending);
        expect(places.dtype).toBe('int32');
        expect(written(gather(array, places, 0))).toEqual(written(sort(array, 0, descending)));
        const order = written(places).map(Number);
        expect(
          order.every(
            (place, k) => k === 0 || values[place] !== values[order[k - 1] ?? 0] || place > (order[k - 1] ?? 0),
          ),
        ).toBe(true);
      }),
    );
  });

  it('finds the extremes where sorting puts them', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -9n, max: 9n }), { minLength: 1 }), (values) => {
        const array = vectors(values, 'int64');
        expect(argmax(array, 0)).toMatchObject({ dtype: 'int64', shape: [] });
        expect(written(argmax(array, 0))).toEqual(written(argsort(array, 0, true)).slice(0, 1));
        expect(written(argmin(array, 0))).toEqual(written(argsort(array, 0, false)).slice(0, 1));
      }),
    );
  });

  it.each([
    [[1, NaN, 3], 2, 0],
    [[NaN, 1], 1, 1],
    [[NaN, NaN], 0, 0],
    [[-Infinity, NaN], 0, 0],
    [[-0, 0], 0, 0],
    [[2, 5, 5, 2], 1, 0],
    [[7], 0, 0],
  ])('of %j the largest is at %i and the smallest at %i, as TensorFlow says', (values, largest, smallest) => {
    expect(written(argmax(vectors(values), 0))).toEqual([largest]);
    expect(written(argmin(vectors(values), 0))).toEqual([smallest]);
  });

  it('works along any axis', () => {
    const array = fromNumbers('int32', [2, 3], [3, 1, 2, 0, 5, 4]);
    expect(written(sort(array, 0, false))).toEqual([0, 1, 2, 3, 5, 4]);
    expect(written(sort(array, 1, true))).toEqual([3, 2, 1, 5, 4, 0]);
    expect(argmax(array, 0)).toMatchObject({ shape: [3] });
    expect(written(argmax(strided(array), 1))).toEqual([0, 1]);
    expect(sort(fromNumbers('int32', [0, 3], []), 0, false).shape).toEqual([0, 3]);
  });
});

describe('running sums', () => {
  it('end in the sum, and without the own element lag one behind', () => {
    fc.assert(
      fc.property(
        filledShapes.chain((shape) => arraysOf('int32', shape)),
        (array) => {
          const [running, lagging] = [cumsum(array, 0), cumsum(strided(array), 0, true)];
          expect(written(binary('add', lagging, array))).toEqual(written(running));
          const last = fromNumbers('int32', [], [(array.shape[0] ?? 1) - 1]);
          expect(written(gather(running, last, 0))).toEqual(written(sum(array, [0], false)));
          const both = binary('add', running, cumsum(array, 0, true, true));
          expect(written(sum(both, [0], false))).toEqual(
            written(binary('mul', sum(array, [0], false), fromNumbers('int32', [], [array.shape[0] ?? 1]))),
          );
        },
      ),
    );
  });
});

describe('softmax', () => {
  it('is 0 and 1 far in the tails, never NaN', () => {
    expect(written(softmax(vectors([1000, -1000, 0]), 0))).toEqual([1, 0, 0]);
    expect(written(softmax(vectors([-1e30, -1e30], 'float32'), 0))).toEqual([0.5, 0.5]);
    expect(written(logSumExp(vectors([1000, -1000]), 0))).toEqual([1000]);
    expect(written(logSumExp(vectors([-1000, -1000]), 0))).toEqual([-1000 + Math.log(2)]);
    expect(written(logSumExp(vectors([-Infinity, -Infinity]), 0))).toEqual(['-inf']);
    expect(written(logSumExp(vectors([Infinity, 3]), 0))).toEqual(['inf']);
  });

  it('sums to 1 and does not change where all scores rise alike', () => {
    const scores = fc.array(fc.integer({ min: -700, max: 700 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, fc.integer({ min: -500, max: 500 }), (values, shift) => {
        const shares = softmax(vectors(values), 0);
        expect(Number(written(sum(shares, null, false))[0])).toBeCloseTo(1, 14);
        expect(written(softmax(vectors(values.map((value) => value + shift)), 0))).toEqual(written(shares));
      }),
    );
  });
});
