import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gathered, nestedJson, toJson } from './json.ts';

describe('toJson', () => {
  it('keeps every finite double, and widened float32 values exactly', () => {
    expect(toJson([Math.fround(0.1), 5e-324, 1e21])).toBe('[0.10000000149011612,5e-324,1e+21]');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect((JSON.parse(toJson({ value })) as { value: number }).value + 0).toBe(value + 0);
      }),
    );
  });

  it('writes what JSON cannot hold as strings, at any depth', () => {
    expect(toJson({ a: NaN, b: [[Infinity], -Infinity], c: null })).toBe(
      '{"a":"NaN","b":[["Infinity"],"-Infinity"],"c":null}',
    );
  });
});

describe('nestedJson', () => {
  const nested = (values: readonly number[], shape: readonly number[]) =>
    [...nestedJson(new Float64Array(values), shape)].join('');

  it.each([
    [[1, 2, 3], [3], '[1,2,3]'],
    [[1, 2, 3], [3, 1], '[[1],[2],[3]]'],
    [[1, 2, 3, 4], [2, 1, 2], '[[[1,2]],[[3,4]]]'],
    [[NaN, -Infinity], [1, 2], '[["NaN","-Infinity"]]'],
    [[], [0], '[]'],
    [[], [2, 0], '[[],[]]'],
    [[], [0, 2], '[]'],
  ])('writes %j of shape %j', (values, shape, text) => {
    expect(nested(values, shape)).toBe(text);
  });

  it('writes a single number, and integers with all their digits', () => {
    expect(nested([-0.5], [])).toBe('-0.5');
    expect([...nestedJson(BigInt64Array.of(2n ** 63n - 1n, -7n), [2, 1])].join('')).toBe(
      '[[9223372036854775807],[-7]]',
    );
  });

  it('comes in small pieces, however long a row is', () => {
    const pieces = [...nestedJson(new Float64Array(100_000).fill(0.1), [100_000])];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(10_000);
    expect(JSON.parse(pieces.join(''))).toEqual(Array<number>(100_000).fill(0.1));
  });

  it('keeps the elements in order, whatever the shape', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), (shape) => {
        const values = Array.from({ length: shape.reduce((a, b) => a * b) }, (_, k) => k);
        const parsed = JSON.parse(nested(values, shape)) as unknown[];
        expect(parsed.flat(shape.length)).toEqual(values);
        expect(parsed).toHaveLength(shape[0] ?? NaN);
      }),
    );
  });
});

describe('gathered', () => {
  it('changes no text and makes few pieces', () => {
    const pieces = Array.from({ length: 20_000 }, (_, k) => `piece ${k} `);
    const joined = [...gathered(pieces)];
    expect(joined.join('')).toBe(pieces.join(''));
    expect(joined.length).toBeLessThan(10);
  });
});
