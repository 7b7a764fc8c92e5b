import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlook } from '../../../src-main/engine/index.ts';
import { readNumber } from '../numbers.ts';
import { rateAt, rateRange, rateText, roundRate, withRateFrom } from './rates.ts';
import { storyQuestion } from './story.test-support.ts';

const rate = fc.double({ min: 1e-12, max: 1e3, noNaN: true });
const update = fc.integer({ min: 0, max: 200 });

describe('a rate that changes on the way', () => {
  it('holds from its update on, and those before it stay, however often it is changed', () => {
    const changes = fc.array(fc.tuple(update, rate), { maxLength: 8 });
    fc.assert(
      fc.property(rate, changes, update, (first, list, looked) => {
        let rates: Parameters<typeof withRateFrom>[0] = { learningRate: first, rateChanges: [] };
        const plain = Array.from({ length: 201 }, () => first);
        for (const [from, value] of list) {
          rates = withRateFrom(rates, from, value);
          plain.fill(value, from);
        }
        expect(rateAt(rates, looked)).toBe(plain[looked]);
        const starts = rates.rateChanges.map(({ from }) => from);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      }),
    );
  });

  it('from the first update on is the rate of the whole run', () => {
    const rates = withRateFrom({ learningRate: 1, rateChanges: [{ from: 3, learningRate: 2 }] }, 0, 5);
    expect(rates).toEqual({ learningRate: 5, rateChanges: [] });
  });
});

describe('the slider of rates', () => {
  it('has the present rate and the limit inside', () => {
    const limit = outlook(storyQuestion('univariate').settings);
    fc.assert(
      fc.property(rate, (present) => {
        for (const known of [limit, { kind: 'no-limit', reason: 'batches' } as const, null]) {
          const { from, to } = rateRange(known, present);
          expect(from).toBeLessThan(to);
          expect(Math.log10(present)).toBeGreaterThanOrEqual(from);
          expect(Math.log10(present)).toBeLessThanOrEqual(to);
        }
        const { from, to } = rateRange(limit, present);
        expect(from).toBeLessThan(Math.log10(2.0248e-4));
        expect(to).toBeGreaterThan(Math.log10(2.0248e-4));
      }),
    );
  });

  it.each([0, -1e-4])('has ends at the rate %s too, which no logarithm has', (present) => {
    const { from, to } = rateRange(null, present);
    expect([from, to]).toEqual([-6, 1]);
  });
});

describe('a rate as text', () => {
  it('is read as the very same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(rateText(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('has two digits off the slider, within half of the last', () => {
    fc.assert(
      fc.property(rate, (value) => {
        expect(Math.abs(roundRate(value) / value - 1)).toBeLessThanOrEqual(0.0501);
        expect(
          rateText(roundRate(value))
            .replace(/e.*/, '')
            .replace(/^0\.0*|\./g, '')
            .replace(/0+$/, '').length,
        ).toBeLessThanOrEqual(2);
      }),
    );
  });
});
