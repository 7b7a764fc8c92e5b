import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../fuzz.test-support.ts';
import { integerPower, powerOf } from './power.ts';

const base = fc.double({ noNaN: true, min: -8, max: 8 });
const integer = fc.integer({ min: 2, max: 64 });

test('a power is that of the lower half of its exponent times that of the upper half, to the last bit', () => {
  const splits = fc.property(base, integer, (x, n) => {
    const half = n >> 1;
    expect(integerPower(x, n)).toBe(integerPower(x, half) * integerPower(x, n - half));
  });
  fc.assert(splits, { numRuns: runs });
});

test('a negative exponent gives the reciprocal', () => {
  const isReciprocal = fc.property(base, integer, (x, n) => {
    expect(integerPower(x, -n)).toBe(1 / integerPower(x, n));
  });
  fc.assert(isReciprocal, { numRuns: runs });
});

test('powers of small integers are exact', () => {
  for (let n = 0; n <= 33; n++) expect(powerOf(-3, n)).toBe(Number((-3n) ** BigInt(n)));
});

test('every power lies within rounding of the built-in one', () => {
  const isNear = fc.property(
    fc.double({ min: 0.5, max: 2, noNaN: true }),
    fc.integer({ min: -64, max: 64 }),
    (x, n) => {
      expect(powerOf(x, n) / x ** n).toBeCloseTo(1, 13);
    },
  );
  fc.assert(isNear, { numRuns: runs });
});

test.each([
  [0, 0, 1],
  [NaN, 0, 1],
  [0, -1, Infinity],
  [-0, -1, -Infinity],
  [-0, 3, -0],
  [Infinity, -2, 0],
  [-8, 1 / 3, NaN],
  [2, 100, 2 ** 100],
  [4, 0.5, 2],
])('%d to the power %d is %d', (x, n, expected) => expect(powerOf(x, n)).toBe(expected));
