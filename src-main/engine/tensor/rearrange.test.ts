import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNumbers, sizeOf } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import { arrays, arraysOf, dtypes, filledShapes } from './random-arrays.test-support.ts';
import {
  concatenate,
  expandDims,
  moveAxis,
  reshape,
  resolveShape,
  squeeze,
  stack,
  tile,
  transpose,
} from './rearrange.ts';
import { broadcastShape, broadcastTo, normalAxis } from './shape.ts';
import { index } from './slice.ts';

const whole = { start: null, stop: null, step: null };

describe('rearranging', () => {
  it('transposes back to the same array', () => {
    fc.assert(
      fc.property(arrays, (array) => {
        expect(transpose(array).shape).toEqual([...array.shape].reverse());
        expect(written(transpose(transpose(array)))).toEqual(written(array));
        expect(written(transpose(transpose(strided(array))))).toEqual(written(array));
      }),
    );
  });

  it('moves an axis there and back', () => {
    const moves = filledShapes.chain((shape) => {
      const axis = fc.nat(shape.length - 1);
      return fc.tuple(arraysOf('int64', shape), axis, axis);
    });
    fc.assert(
      fc.property(moves, ([array, from, to]) => {
        const moved = moveAxis(array, from, to);
        expect(moved.shape[to]).toBe(array.shape[from]);
        expect(written(moveAxis(moved, to, from))).toEqual(written(array));
      }),
    );
  });

  it('reshapes without a change in the order of the elements', () => {
    fc.assert(
      fc.property(arrays, (array) => {
        const flat = reshape(strided(array), [sizeOf(array.shape)]);
        expect(written(flat)).toEqual(written(array));
        expect(written(reshape(flat, array.shape))).toEqual(written(array));
      }),
    );
  });

  it.each([
    [12, [3, -1], [3, 4]],
    [12, [-1], [12]],
    [12, [2, -1, 2], [2, 3, 2]],
    [0, [0, 3], [0, 3]],
    [0, [-1, 3], [0, 3]],
    [1, [], []],
    [12, [5, -1], null],
    [12, [3, 3], null],
    [12, [-1, -1], null],
    [0, [0, -1], null],
    [12, [-3, -4], null],
    [12, [-12, -1], null],
  ])('finds the shape of %i elements that %j stands for', (size, shape, expected) => {
    expect(resolveShape(size, shape)).toEqual(expected);
  });

  it('stacks what indexing takes apart, and joins what slices do', () => {
    const pairs = fc
      .tuple(dtypes, filledShapes)
      .chain(([dtype, shape]) => fc.tuple(arraysOf(dtype, shape), arraysOf(dtype, shape), fc.nat(shape.length)));
    fc.assert(
      fc.property(pairs, ([a, b, axis]) => {
        const before = new Array<typeof whole>(axis).fill(whole);
        const both = stack([strided(a), b], axis);
        expect(both.shape).toEqual(a.shape.toSpliced(axis, 0, 2));
        expect(written(index(both, [...before, 0]))).toEqual(written(a));
        expect(written(index(both, [...before, -1]))).toEqual(written(b));
        if (axis === a.shape.length) return;
        const joined = concatenate([a, strided(b)], axis);
        expect(written(index(joined, [...before, { ...whole, stop: a.shape[axis] ?? 0 }]))).toEqual(written(a));
        expect(written(index(joined, [...before, { ...whole, start: a.shape[axis] ?? 0 }]))).toEqual(written(b));
      }),
    );
  });

  it('adds and drops axes of length 1', () => {
    fc.assert(
      fc.property(arrays, fc.integer({ min: -5, max: 4 }), (array, place) => {
        const axis = normalAxis(place, array.shape.length + 1);
        if (axis === null) return;
        const added = expandDims(strided(array), place);
        expect(added.shape).toEqual(array.shape.toSpliced(axis, 0, 1));
        expect(written(squeeze(added, [place]))).toEqual(written(array));
        expect(squeeze(added).shape).toEqual(array.shape.filter((length) => length !== 1));
      }),
    );
  });

  it('tiles as stacking repeats', () => {
    const array = fromNumbers('int32', [2, 2], [1, 2, 3, 4]);
    expect(written(tile(array, [1, 3]))).toEqual([1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4]);
    expect(written(tile(array, [2, 1]))).toEqual(written(concatenate([array, array], 0)));
    expect(tile(array, [0, 2])).toMatchObject({ shape: [0, 4] });
  });
});

describe('broadcasting', () => {
  it.each([
    [[], [], []],
    [[3], [], [3]],
    [[3, 1], [4], [3, 4]],
    [
      [2, 1, 4],
      [3, 1],
      [2, 3, 4],
    ],
    [[0], [1], [0]],
    [
      [1, 0],
      [5, 1],
      [5, 0],
    ],
    [[0], [3], null],
    [[2], [3], null],
    [[2, 3], [2], null],
  ])('%j with %j makes %j', (a, b, expected) => {
    expect(broadcastShape(a, b)).toEqual(expected);
    expect(broadcastShape(b, a)).toEqual(expected);
  });

  it('repeats the elements of a strided array too', () => {
    const column = transpose(fromNumbers('float32', [1, 2], [5, 7]));
    expect(written(broadcastTo(column, [2, 3]))).toEqual([5, 5, 5, 7, 7, 7]);
    expect(written(broadcastTo(fromNumbers('int32', [2], [5, 7]), [2, 1, 2]))).toEqual([5, 7, 5, 7]);
  });
});
