import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NdArray, fromNumbers, sizeOf } from './array.ts';
import { strided, written } from './arrays.test-support.ts';
import { binary } from './elementwise.ts';
import { arraysOf, filledShapes, smallIntegers } from './random-arrays.test-support.ts';
import { sum } from './reduce.ts';
import { type IndexItem, gather, index, indexFailure, oneHot, ungather, unindex } from './slice.ts';

const place = fc.integer({ min: -7, max: 7 });
const optional = fc.option(place, { nil: null });
const slices = fc.record({ start: optional, stop: optional, step: fc.constantFrom(null, 1, 2, 3, -1, -2) });
const items = fc.array(fc.oneof(place, slices, slices, fc.constantFrom<IndexItem>('newaxis', 'ellipsis')), {
  maxLength: 4,
});

/** Arrays of small integers with an index that means something for them. */
const indexed = filledShapes
  .chain((shape) => fc.tuple(arraysOf('int32', shape, smallIntegers), items))
  .filter(([{ shape }, items]) => indexFailure(shape, items) === null);

const inner = (a: NdArray, b: NdArray) => written(sum(binary('mul', a, b), null, false));

describe('indexing', () => {
  it('takes the same of an array whose elements lie with gaps', () => {
    fc.assert(
      fc.property(indexed, ([array, items]) => {
        expect(index(strided(array), items).shape).toEqual(index(array, items).shape);
        expect(written(index(strided(array), items))).toEqual(written(index(array, items)));
      }),
    );
  });

  it('of an index is indexing step by step', () => {
    const array = fromNumbers(
      'int32',
      [3, 4],
      Array.from({ length: 12 }, (_, k) => k),
    );
    const rows = index(array, [{ start: null, stop: null, step: -1 }]);
    expect(written(index(rows, [0, { start: 1, stop: 3, step: null }]))).toEqual([9, 10]);
    expect(written(index(rows, ['ellipsis', -1]))).toEqual([11, 7, 3]);
  });

  it('is undone by the transposed map: <index(a), g> = <a, unindex(g)>', () => {
    const withGradient = indexed.chain(([array, items]) =>
      fc.tuple(fc.constant(array), fc.constant(items), arraysOf('int32', index(array, items).shape, smallIntegers)),
    );
    fc.assert(
      fc.property(withGradient, ([array, items, gradient]) => {
        const back = unindex(strided(gradient), array.shape, items);
        expect(back.shape).toEqual(array.shape);
        expect(inner(array, back)).toEqual(inner(index(array, items), gradient));
      }),
    );
  });

  it.each<[IndexItem[], ReturnType<typeof indexFailure>]>([
    [[2], { kind: 'out-of-bounds', index: 2, axis: 0, size: 2 }],
    [[-3], { kind: 'out-of-bounds', index: -3, axis: 0, size: 2 }],
    [['newaxis', 'ellipsis', 3], { kind: 'out-of-bounds', index: 3, axis: 1, size: 3 }],
    [[0, 0, 0], { kind: 'too-many', given: 3, rank: 2 }],
    [[0, { start: 1, stop: null, step: 0 }], { kind: 'zero-step', axis: 1 }],
    [['ellipsis', 'ellipsis'], { kind: 'ellipses' }],
    [[{ start: 9, stop: -9, step: null }, -3], null],
    [['newaxis', 1, 'ellipsis', 2, 'newaxis'], null],
  ])('of two rows of three by %j fails as %j', (items, failure) => {
    expect(indexFailure([2, 3], items)).toEqual(failure);
  });
});

describe('gathering', () => {
  const gathers = filledShapes.chain((shape) =>
    fc.nat(shape.length - 1).chain((axis) => {
      const places = fc.array(fc.nat((shape[axis] ?? 1) - 1), { maxLength: 6 });
      return fc.tuple(arraysOf('int64', shape, smallIntegers), fc.constant(axis), places);
    }),
  );

  it('is undone by adding up what each slice was gathered for', () => {
    fc.assert(
      fc.property(gathers, fc.infiniteStream(smallIntegers), ([params, axis, places], stream) => {
        const indices = fromNumbers('int32', [places.length], places);
        const gathered = gather(strided(params), indices, axis);
        expect(gathered.shape).toEqual(params.shape.with(axis, places.length));
        const values = Array.from({ length: sizeOf(gathered.shape) }, () => stream.next().value ?? 0);
        const gradient = fromNumbers('int64', gathered.shape, values);
        const back = ungather(strided(gradient), params.shape, indices, axis);
        expect(inner(params, back)).toEqual(inner(gathered, gradient));
      }),
    );
  });

  it('is what slices of one element are', () => {
    const params = fromNumbers('float32', [3, 2], [1, 2, 3, 4, 5, 6]);
    expect(written(gather(params, fromNumbers('int64', [], [2]), 0))).toEqual([5, 6]);
    expect(written(gather(params, fromNumbers('int32', [1, 2], [1, 1]), -1))).toEqual([2, 2, 4, 4, 6, 6]);
  });
});

describe('oneHot', () => {
  it('marks the place of every index, and nothing for those outside', () => {
    const indices = fromNumbers('int64', [4], [1, -1, 3, 0]);
    expect(written(oneHot(indices, 3, 'bool'))).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(oneHot(indices, 3, 'float64', 1, 0, 0)).toMatchObject({ dtype: 'float64', shape: [3, 4] });
    expect(written(oneHot(strided(indices), 2, 'int64', -2, 9))).toEqual([9, -2, 9, 9, 9, 9, -2, 9]);
    expect(oneHot(indices, 0, 'float32').shape).toEqual([4, 0]);
  });

  it('refuses to make more than ten million elements', () => {
    const indices = fromNumbers('int32', [20], Array<number>(20).fill(0));
    expect(() => oneHot(indices, 1e6, 'bool')).toThrow(expect.objectContaining({ kind: 'too-large' }));
  });
});
