import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerQuestion, checkAnswer } from './check-answer.ts';
import { Mistake } from './errors.ts';

const asked = (given: string, answer: string, more: Partial<AnswerQuestion> = {}) =>
  checkAnswer({ given, answer, variables: [], tolerance: 0, misconceptions: [], ...more });

const verdict = (given: string, answer: string, more?: Partial<AnswerQuestion>): string =>
  asked(given, answer, more).verdict;

function mistakeIn(work: () => unknown): Mistake {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    throw thrown;
  }
  throw new Error('There is no mistake.');
}

const whole = fc.integer({ min: -1e6, max: 1e6 });
const factor = fc.integer({ min: 1, max: 1000 });

describe('an answer that is right', () => {
  it.each(['6', ' 6 ', '6.0', '6.', '+6', '６', '(6)', '06'])('is the same: %s', (given) => {
    expect(verdict(given, '6')).toBe('same');
  });

  it.each(['2*3', '2·3', '2×3', '12/2', '12÷2', 'sqrt(36)', '√36', '3+3', '2^3-2', '60/10', 'max(6, 1)'])(
    'is equal: %s',
    (given) => {
      expect(verdict(given, '6')).toBe('equal');
    },
  );

  it.each([
    ['1e-4', '0.0001'],
    ['0.0001', '1e-4'],
    ['1/10000', '1e-4'],
    ['10^(-4)', '1e-4'],
    ['0.3', '0.1 + 0.2'],
    ['-10', '−10'],
    ['0', 'sin(pi)'],
    ['-4', '2*0 - 2*2'],
    ['1/3', '2/6'],
  ])('is right in any spelling of a number: %s for %s', (given, answer) => {
    expect(['same', 'equal']).toContain(verdict(given, answer));
  });

  it.each([
    ['2y + 2x', '2x+2y', 'equal'],
    ['2(x+y)', '2x+2y', 'equal'],
    ['(x+y)^2 - (x-y)^2 - 4x*y + 2x + 2y', '2x+2y', 'equal'],
    ['sin(x)^2 + cos(x)^2', '1', 'equal'],
    ['x*x', 'x^2', 'equal'],
  ])('is right in any form of a formula: %s for %s', (given, answer, expected) => {
    expect(verdict(given, answer, { variables: ['x', 'y'] })).toBe(expected);
  });

  it('is every sum and every fraction of the same value', () => {
    fc.assert(
      fc.property(whole, whole, factor, (number, part, by) => {
        expect(['same', 'equal']).toContain(verdict(`${part} + ${number - part}`, String(number)));
        expect(['same', 'equal']).toContain(verdict(`(${number * by})/${by}`, String(number)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('an answer that is wrong', () => {
  it.each(['9', '-6', '6.0000001', '1/0', '0/0', 'pi + 3'])('is so whatever it is: %s', (given) => {
    expect(asked(given, '6')).toEqual({ verdict: 'wrong', misconception: null });
  });

  it('is every other whole number, large or small', () => {
    fc.assert(
      fc.property(whole, factor, (number, off) => {
        expect(verdict(String(number + off), String(number))).toBe('wrong');
      }),
      { numRuns: 200 },
    );
  });

  it.each(['diff(x^2, x)', 'd/dx(x^2)', 'diff(x^2, x) + 0'])('is the question itself: %s', (given) => {
    expect(verdict(given, '2x', { variables: ['x'] })).toBe('wrong');
  });

  it('is a formula that has no value where the right one has one', () => {
    expect(verdict('2*sqrt(x)^2', '2x', { variables: ['x'] })).toBe('wrong');
  });
});

describe('the tolerance', () => {
  it.each([
    ['6.02', 'near'],
    ['5.98', 'near'],
    ['6.0', 'same'],
    ['6.021', 'wrong'],
    ['-6', 'wrong'],
    ['1/0', 'wrong'],
  ])('lets a number be off by as much and no more: %s is %s', (given, expected) => {
    expect(verdict(given, '6', { tolerance: 0.02 })).toBe(expected);
  });

  it.each([0, -1, NaN])('of %s lets nothing through', (tolerance) => {
    expect(verdict('6.0001', '6', { tolerance })).toBe('wrong');
  });

  it('is not for formulas', () => {
    expect(verdict('2.001x', '2x', { variables: ['x'], tolerance: 1 })).toBe('wrong');
  });

  it('lets through what is within, and refuses what is outside, everywhere', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 2000 }), (number, off) => {
        fc.pre(off !== 1000);
        const given = `${number} + ${off}/1000`;
        expect(verdict(given, String(number), { tolerance: 1 })).toBe(off < 1000 ? 'near' : 'wrong');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a misconception', () => {
  const misconceptions = ['9', '3', 'sqrt(2)'];

  it.each([
    ['9', 0],
    ['3*3', 0],
    ['3.0', 1],
    ['2^(1/2)', 2],
    ['7', null],
  ])('is known in any form: %s', (given, misconception) => {
    expect(asked(given, '6', { misconceptions })).toEqual({ verdict: 'wrong', misconception });
  });

  it('is known within the tolerance, but the one that is hit comes first', () => {
    const more = { misconceptions: ['10', '9'], tolerance: 1 };
    expect(asked('9.5', '6', more).misconception).toBe(0);
    expect(asked('9', '6', more).misconception).toBe(1);
  });

  it('is never said of what is right', () => {
    expect(asked('6', '6', { misconceptions: ['6', '9'] })).toEqual({ verdict: 'same', misconception: null });
    expect(asked('6.5', '6', { misconceptions: ['6.5'], tolerance: 1 })).toEqual({
      verdict: 'near',
      misconception: null,
    });
  });

  it('is known as a formula', () => {
    const more = { variables: ['x', 'y'], misconceptions: ['2x', '2y'] };
    expect(asked('y+y', '2x+2y', more).misconception).toBe(1);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['3,5', 1],
    ['−3,5', 2],
    ['1,000', 1],
    ['３，５', 1],
    ['2*(3,5)', 4],
  ])('says of a decimal comma what to write, and where it is: %s', (given, start) => {
    const mistake = mistakeIn(() => asked(given, '3.5'));
    expect(mistake).toMatchObject({ kind: 'unsupported', details: { what: 'decimal-comma' } });
    expect(mistake.span).toEqual({ start, end: start + 1 });
  });

  it.each([
    ['', 'empty', 0],
    ['2+', 'syntax', 2],
    ['6,', 'syntax', 1],
    ['6 7', 'syntax', 2],
    ['x', 'unknown-variable', 0],
    ['1e999', 'unsupported', 0],
    ['= 6', 'unsupported', 0],
    ['None', 'unsupported', 0],
  ])('keeps its place: %j', (given, kind, start) => {
    const mistake = mistakeIn(() => asked(given, '6'));
    expect(mistake.kind).toBe(kind);
    expect(mistake.span?.start).toBe(start);
  });

  it('is a mistake whatever is typed, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,，+-*/^()x yesqrtπ√e√²'.split('')) }), (given) => {
        try {
          expect(['same', 'equal', 'near', 'wrong']).toContain(verdict(given, '6', { tolerance: 0.5 }));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Mistake);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([`${'('.repeat(100_000)}`, '1+'.repeat(100_000), '9'.repeat(100_000), `${'9^'.repeat(5000)}9`])(
    'is soon answered, however long it is',
    (given) => {
      const start = performance.now();
      expect(mistakeIn(() => asked(given, '6'))).toBeInstanceOf(Mistake);
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
