import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logarithm } from './logarithm.ts';

describe('logarithm', () => {
  // The doubles nearest to the logarithms that Python's decimal module gives with 60 digits.
  it.each([
    [1, 0],
    [0.5, -0.6931471805599453],
    [0.1, -2.3025850929940455],
    [0.3, -1.2039728043259361],
    [1.5, 0.4054651081081644],
    [2, 0.6931471805599453],
    [10, 2.302585092994046],
    [0.7071067811865475, -0.34657359027997275],
    [0.7071067811865476, -0.3465735902799726],
    [0.9999999999999999, -1.1102230246251565e-16],
    [1.1102230246251565e-16, -36.7368005696771],
    [2 ** -104, -72.0873067782343],
    [1e300, 690.7755278982137],
  ])('of %d is %d', (x, expected) => {
    expect(logarithm(x)).toBe(expected);
  });

  it("stays beside the platform's", () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -104, max: 1, noNaN: true }), (x) => {
        const expected = Math.log(x);
        expect(Math.abs(logarithm(x) - expected)).toBeLessThanOrEqual(2 * Number.EPSILON * Math.abs(expected));
      }),
    );
  });
});
