import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bracketed, floatText } from './python-text.ts';

describe('a number in a program', () => {
  it.each([
    [3, '3.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e-7, '1e-7'],
    [1e21, '1e+21'],
    [-145, '-145.0'],
  ])('%d is %s', (value, text) => {
    expect(floatText(value)).toBe(text);
  });

  it('is a float that reads back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(floatText(value))).toBe(value);
        expect(floatText(value)).toMatch(/[.e]/);
      }),
    );
  });
});

describe('a bracket', () => {
  it('has all its items in order, on lines of at most 79 characters', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 60 }), (values) => {
        const lines = bracketed('x = [', values.map(floatText), ']');
        expect(lines.every(({ length }) => length <= 79)).toBe(true);
        const inner = lines.join(' ').slice('x = ['.length, -1);
        const items = inner
          .split(',')
          .map((item) => item.trim())
          .filter((item) => item !== '');
        expect(items).toEqual(values.map(floatText));
      }),
    );
  });
});
