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
    expect(logarithm(x)[0]).toBe(expected);
  });

  it("stays beside the platform's", () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -104, max: 1, noNaN: true }), (x) => {
        const expected = Math.log(x);
        expect(Math.abs(logarithm(x)[0] - expected)).toBeLessThanOrEqual(2 * Number.EPSILON * Math.abs(expected));
      }),
    );
  });

  // What is left over of the exact logarithm, by Python's decimal module with 60 digits.
  it.each([
    [0.5, -2.3190468138462996e-17],
    [0.3, 8.935521583403776e-17],
    [0.9, 4.81014917638444e-18],
    [0.7071067811865475, 1.0775909101525876e-17],
    [0.9999999999999999, -6.162975822039155e-33],
    [4.930380657631324e-32, -5.0763439455005276e-15],
    [0.93351708, -2.1780019595273877e-18],
    [0.111, 3.8218757493885985e-18],
    [1e300, 2.3747660028800243e-14],
    [3.7, -8.256475934401426e-17],
  ])('of %d leaves over %d', (x, expected) => {
    const [nearest, rest] = logarithm(x);
    expect(Math.abs(rest - expected)).toBeLessThan(2 ** -64 * Math.abs(nearest));
    expect(nearest + rest).toBe(nearest);
  });
});
