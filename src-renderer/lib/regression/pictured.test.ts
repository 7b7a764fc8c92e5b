import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitSettings } from '../../../src-main/ipc/contract.ts';
import { picturedRows } from './pictured.ts';
import { storyQuestion } from './story.test-support.ts';

/** A table whose numbers say where they stand. */
function longTable(rows: number): FitSettings {
  const values = (from: number) => Float64Array.from({ length: rows }, (_, row) => from + row);
  const columns = [
    { name: 'area', values: values(0) },
    { name: 'price', values: values(0.5) },
  ];
  return { ...storyQuestion('univariate').settings, columns };
}

describe('the rows of a picture', () => {
  it('are at most 2000, evenly spread from the first on, each with its own numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), (count) => {
        const { rows, columns, targets } = picturedRows(longTable(count));
        expect(rows.length).toBeLessThanOrEqual(2000);
        expect(rows.length).toBeGreaterThanOrEqual(Math.min(count, 1000));
        const stride = (rows[1] ?? 1) - (rows[0] ?? 0);
        expect(rows).toEqual(Int32Array.from(rows, (_, k) => k * stride));
        expect(count - (rows.at(-1) ?? 0)).toBeLessThanOrEqual(stride);
        expect(Array.from(columns[0]?.values ?? [])).toEqual([...rows]);
        expect(Array.from(targets)).toEqual(Array.from(rows, (row) => row + 0.5));
      }),
      { numRuns: 30 },
    );
  });

  it('of a short table are the very arrays of the table', () => {
    const table = longTable(2000);
    expect(picturedRows(table).targets).toBe(table.columns[1]?.values);
  });
});
