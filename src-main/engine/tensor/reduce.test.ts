import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from './reduce.ts';

describe('sum', () => {
  it('is 0 over nothing', () => {
    expect(sum(new Float64Array(0), 0, 0, 'float32')).toBe(0);
  });

  it('adds only the elements asked for', () => {
    expect(sum(new Float64Array([100, 1, 2, 3, 100]), 1, 3, 'float64')).toBe(6);
  });

  it('is exact where no rounding happens', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 60 }), (values) => {
        const expected = values.reduce((total, value) => total + value, 0);
        expect(sum(new Float64Array(values), 0, values.length, 'float64') + 0).toBe(expected + 0);
      }),
    );
  });

  it('folds eight lanes in halves, then adds what is left', () => {
    // One after another, each 1 would vanish beside 2^24; folded, 4 + 5 and the like meet first.
    const big = 2 ** 24;
    const values = new Float64Array([big, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(values.reduce((total, value) => Math.fround(total + value), 0)).toBe(big);
    // The first fold makes big + 1 = big and 2, 2, 2; the second big + 2 and 4; the third big + 6.
    expect(sum(values, 0, 8, 'float32')).toBe(big + 6);
    // What is left comes last: big + 7 lies half-way and goes to the even neighbour.
    expect(sum(values, 0, 9, 'float32')).toBe(big + 8);
  });
});
