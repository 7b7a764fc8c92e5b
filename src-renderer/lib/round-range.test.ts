import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRoundMantissa, roundRange } from './round-range.ts';

describe('roundRange', () => {
  it.each([
    [[46.91, 138.05], { min: 40, max: 140, stepSize: 20 }],
    [[0, 145], { min: 0, max: 150, stepSize: 50 }],
    [[5, 5], { min: 4, max: 6, stepSize: 1 }],
    [[NaN], { min: 0, max: 1, stepSize: 1 }],
  ])('of %j', (values, range) => expect(roundRange(values)).toEqual(range));

  it('holds every value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const { min, max } = roundRange(values);
        const slack = 1e-9 * Math.max(...values.map(Math.abs));
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(min - slack);
          expect(value).toBeLessThanOrEqual(max + slack);
        }
      }),
    );
  });
});

describe('hasRoundMantissa', () => {
  it.each([1, 2, 5, 10, 2000, 0.5, 1e-3])('%d is round', (value) => expect(hasRoundMantissa(value)).toBe(true));
  it.each([3, 1300, 0.7, 0, -1, NaN])('%d is not', (value) => expect(hasRoundMantissa(value)).toBe(false));
});
