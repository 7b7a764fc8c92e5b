import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../goldens/python-format.json';
import { formatValue } from './format.ts';
import { run } from './program.ts';

/** What Python answers to an expression, or the exception that it raises. */
function answer(expression: string): string {
  const { printed, mistake } = run(`print(${expression}, end='')`);
  if (mistake !== null) return `${mistake.details['type'] ?? mistake.kind}: ${mistake.message}`;
  return printed.map(({ text }) => text).join('');
}

describe('values are written as Python writes them', () => {
  it.each(golden as [string, string][])('%s', (expression, expected) => {
    expect(answer(expression)).toBe(expected);
  });
});

describe('any number in any width', () => {
  it('is as wide as asked, or wider', () => {
    fc.assert(
      fc.property(fc.double(), fc.nat(40), fc.nat(12), (value, width, places) => {
        expect(formatValue(value, `${width}.${places}f`).length).toBeGreaterThanOrEqual(width);
      }),
    );
  });

  it('with 17 digits reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatValue(value, '.16e'))).toBe(value);
      }),
    );
  });

  it('with decimals is the nearest number that has so many, and of two the even one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (whole, places) => {
        // Whole numbers throughout: reading the text as a float would round a second time.
        const digits = BigInt(formatValue(whole / 1024, `.${places}f`).replace('.', ''));
        const twiceTooMuch = 2n * (digits * 1024n - BigInt(whole) * 10n ** BigInt(places));
        expect(Math.abs(Number(twiceTooMuch))).toBeLessThanOrEqual(1024);
        if (twiceTooMuch === 1024n || twiceTooMuch === -1024n) expect(digits % 2n).toBe(0n);
      }),
      { numRuns: 2000 },
    );
  });
});
