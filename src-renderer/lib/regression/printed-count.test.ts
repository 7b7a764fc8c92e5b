import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedCount } from './printed-count.ts';

describe('the lines of a log that have been printed', () => {
  it('are those of the updates that are over, whatever the log', () => {
    const iterations = fc.uniqueArray(fc.nat(200)).map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(iterations, fc.integer({ min: -1, max: 210 }), (all, last) => {
        const log = all.map((iteration) => ({ iteration, line: String(iteration) }));
        expect(printedCount(log, last)).toBe(all.filter((iteration) => iteration <= last).length);
      }),
    );
  });
});
