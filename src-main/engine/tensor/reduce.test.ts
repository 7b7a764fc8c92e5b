import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNumbers } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import { binary } from './elementwise.ts';
import { arraysOf, filledShapes, smallIntegers } from './random-arrays.test-support.ts';
import { stack, transpose } from './rearrange.ts';
import { all, any, max, mean, min, prod, sum, sumInOrder } from './reduce.ts';

describe('sumInOrder', () => {
  it('is 0 over nothing', () => {
    expect(sumInOrder(new Float64Array(0), 0, 0, 'float32')).toBe(0);
  });

  it('adds only the elements asked for', () => {
    expect(sumInOrder(new Float64Array([100, 1, 2, 3, 100]), 1, 3, 'float64')).toBe(6);
    expect(sumInOrder(new Float64Array([100, 1, 2, 3, 100]), 1, 3, 'float32')).toBe(6);
  });

  it('is exact where no rounding happens', () => {
    const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 60 });
    fc.assert(
      fc.property(values, (values) => {
        const expected = values.reduce((total, value) => total + value, 0);
        expect(sumInOrder(new Float64Array(values), 0, values.length, 'float64') + 0).toBe(expected + 0);
      }),
    );
  });

  it('folds eight lanes in halves, and adds what is left by itself', () => {
    // One after another, each 1 would vanish beside 2^24; folded, 4 + 5 and the like meet first.
    const big = 2 ** 24;
    const values = new Float64Array([big, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(values.reduce((total, value) => Math.fround(total + value), 0)).toBe(big);
    // The first fold makes big + 1 = big and 2, 2, 2; the second big + 2 and 4; the third big + 6.
    expect(sumInOrder(values, 0, 8, 'float32')).toBe(big + 6);
    // The three that are left meet first; big + 9 lies half-way and goes to the even neighbour.
    expect(sumInOrder(values, 0, 11, 'float32')).toBe(big + 8);
  });

  it('is the sum of the array of these numbers, rounded to the type', () => {
    const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 90 });
    fc.assert(
      fc.property(values, fc.constantFrom('float32', 'float64'), (values, dtype) => {
        const array = fromNumbers(dtype, [values.length], values);
        expect(written(sum(array, null, false))[0]).toEqual(
          written(fromNumbers(dtype, [], [sumInOrder(new Float64Array(values), 0, values.length, dtype)]))[0],
        );
      }),
    );
  });
});

describe('reductions', () => {
  const integers = filledShapes.chain((shape) => arraysOf('int32', shape, smallIntegers));

  it('over all axes are those over one axis after the other', () => {
    fc.assert(
      fc.property(integers, fc.constantFrom(sum, prod, max, min), (array, reduce) => {
        let stepwise = array;
        while (stepwise.shape.length > 0) stepwise = reduce(stepwise, [-1], false);
        expect(written(reduce(array, null, false))).toEqual(written(stepwise));
      }),
    );
  });

  it('keep the reduced axes with length 1 where asked to', () => {
    const array = fromNumbers('float64', [2, 3], [1, 2, 3, 4, 5, 6]);
    expect(sum(array, [0], true).shape).toEqual([1, 3]);
    expect(sum(array, [-1], true).shape).toEqual([2, 1]);
    expect(sum(array, null, true).shape).toEqual([1, 1]);
    expect(written(mean(array, null, true))).toEqual([3.5]);
    expect(written(sum(array, [], false))).toEqual(written(array));
  });

  it('of a stack along its axis are the operation on what was stacked', () => {
    const pairs = filledShapes.chain((shape) =>
      fc.tuple(arraysOf('int64', shape), arraysOf('int64', shape), fc.nat(shape.length)),
    );
    fc.assert(
      fc.property(pairs, ([a, b, axis]) => {
        const both = stack([a, b], axis);
        expect(written(sum(both, [axis], false))).toEqual(written(binary('add', a, b)));
        expect(written(max(both, [axis], false))).toEqual(written(binary('max', a, b)));
        expect(written(prod(both, [axis], false))).toEqual(written(binary('mul', a, b)));
      }),
    );
  });

  it('do not depend on how the elements lie', () => {
    const floats = filledShapes.chain((shape) => fc.tuple(arraysOf('float32', shape), fc.nat(shape.length - 1)));
    fc.assert(
      fc.property(floats, fc.constantFrom(sum, prod, max, min, mean), ([array, axis], reduce) => {
        expect(written(reduce(strided(array), [axis], false))).toEqual(written(reduce(array, [axis], false)));
        expect(written(reduce(transpose(transpose(array)), null, false))).toEqual(written(reduce(array, null, false)));
      }),
    );
  });

  it('find a NaN wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (length, at) => {
        const values = Array.from({ length }, (_, k) => (k === at % length ? NaN : k));
        const array = fromNumbers('float32', [length], values);
        for (const reduce of [sum, mean, max, min, prod]) expect(written(reduce(array, null, false))).toEqual(['nan']);
      }),
    );
  });

  it('have a result over nothing', () => {
    const none = fromNumbers('float32', [0, 2], []);
    expect(written(sum(none, [0], false))).toEqual([0, 0]);
    expect(written(prod(none, null, false))).toEqual([1]);
    expect(written(mean(none, [0], false))).toEqual(['nan', 'nan']);
    expect(written(max(none, [0], true))).toEqual(['-inf', '-inf']);
    expect(written(mean(none, [1], false))).toEqual([]);
    expect(written(min(fromNumbers('int32', [0], []), null, false))).toEqual([2 ** 31 - 1]);
    expect(written(max(fromNumbers('int64', [0], []), null, false))).toEqual([String(-(2n ** 63n))]);
    expect(written(all(fromNumbers('bool', [0], []), null, false))).toEqual([1]);
    expect(written(any(fromNumbers('bool', [0], []), null, false))).toEqual([0]);
  });

  it('wrap integers as two-complement, and cut off their mean', () => {
    expect(written(sum(fromNumbers('int32', [3], [2 ** 31 - 1, 2 ** 31 - 1, 5]), null, false))).toEqual([3]);
    expect(written(prod(fromNumbers('int64', [2], [2n ** 62n, 6n]), null, false))).toEqual([String(-(2n ** 63n))]);
    expect(written(mean(fromNumbers('int32', [2], [-3, -4]), null, false))).toEqual([-3]);
    expect(written(mean(fromNumbers('int64', [2], [2n ** 62n, 2n ** 62n]), null, false))).toEqual([
      String(-(2n ** 62n)),
    ]);
  });
});
