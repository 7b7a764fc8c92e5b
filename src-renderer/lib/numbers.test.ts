import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatError, formatFixed, formatNumber, formatShort, fullDigits, readNumber } from './numbers.ts';

describe('formatNumber', () => {
  it.each([
    [33, '33'],
    [-14, '−14'],
    [0.1 + 0.2, '0.3'],
    [0, '0'],
    [-0, '0'],
    [1 / 3, '0.3333333'],
    [4749.3623046875, '4749.362'],
    [123456789, '123456789'],
    [1e-7, '1e-7'],
    [1.5e300, '1.5e+300'],
    [1e12, '1e+12'],
    [0.000001, '1e-6'],
    [NaN, 'nan'],
    [Infinity, 'inf'],
    [-Infinity, '−inf'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('stays within a relative error of 1e-6 of the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        const shown = Number(formatNumber(value).replace('−', '-'));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
      }),
    );
  });
});

describe('formatFixed', () => {
  it.each([
    [4749.3623046875, 6, '4749.362305'],
    [-1.1628987706494949, 6, '−1.162899'],
    [1e21, 2, '1.00e+21'],
    [-1.9142101e29, 6, '−1.914e+29'],
    [NaN, 2, 'nan'],
  ])('writes %d with %d decimals as %s', (value, decimals, text) => expect(formatFixed(value, decimals)).toBe(text));
});

describe('readNumber', () => {
  it.each([
    ['3', 3],
    [' 1e-4 ', 0.0001],
    ['-1.5', -1.5],
    ['−1.5', -1.5],
    ['－１．５', -1.5],
    ['１。５', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+2', 2],
  ])('reads %j', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', ' ', 'abc', '1e999', 'Infinity', 'NaN', '1,5', '0x10', '1 2', '--1', '1e', 'e5', '.'])(
    'refuses %j',
    (text) => expect(readNumber(text)).toBeNull(),
  );

  it('reads back what fullDigits writes, to the bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(fullDigits(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('formatShort', () => {
  it.each([
    [3.23606797749979, '3.236'],
    [-1.2360679774997896, '−1.236'],
    [2, '2'],
    [123456, '123500'],
    [1e-7 / 3, '3.333e-8'],
    [NaN, 'nan'],
  ])('%d is read as %s', (value, text) => expect(formatShort(value)).toBe(text));
});

describe('formatError', () => {
  it.each([
    [0, '0'],
    [3.933361572957698e-15, '3.9e-15'],
    [5e-324, '4.9e-324'],
    [0.5, '5.0e-1'],
    [Infinity, 'inf'],
  ])('%d is read as %s', (value, text) => expect(formatError(value)).toBe(text));
});
