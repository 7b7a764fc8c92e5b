import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFixed } from './format.ts';

describe('formatFixed', () => {
  // Every text was printed by CPython's '%f'.
  it.each([
    [0, '0.000000'],
    [-0, '-0.000000'],
    [-1e-9, '-0.000000'],
    [4749.3623046875, '4749.362305'],
    [-1.1535769701004028, '-1.153577'],
    [0.9999999, '1.000000'],
    [0.0078125, '0.007812'],
    [-0.0078125, '-0.007812'],
    [0.0234375, '0.023438'],
    [1000.9921875, '1000.992188'],
    [1.0000005, '1.000001'],
    [2.5e-7, '0.000000'],
    [1e20, '100000000000000000000.000000'],
    [1e21, '1000000000000000000000.000000'],
    [-3.4028234663852886e38, '-340282346638528859811704183484516925440.000000'],
    [1e23, '99999999999999991611392.000000'],
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ])('prints %d as %s', (value, text) => {
    expect(formatFixed(value)).toBe(text);
  });

  it('is within half a unit of the sixth decimal, with six decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        expect(formatFixed(value)).toMatch(/^-?\d+\.\d{6}$/);
        expect(Math.abs(Number(formatFixed(value)) - value)).toBeLessThanOrEqual(5.000001e-7);
      }),
    );
  });

  it('rounds ties to the even digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (k) => {
        const text = formatFixed((2 * k + 1) / 128);
        expect(Number(text.at(-1)) % 2).toBe(0);
      }),
    );
  });
});
