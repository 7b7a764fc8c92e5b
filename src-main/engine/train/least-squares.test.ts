import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSettings } from './fit-settings.ts';
import { type LeastSquares, leastSquares } from './least-squares.ts';
import { orthogonalize, product } from './orthogonal-rows.ts';
import { type Problem, problemOf } from './problem.ts';

/** A problem without intercept whose rows are features, and a target at the end. */
function problemWith(rows: readonly (readonly number[])[]): Problem {
  const columns = (rows[0] ?? []).map((_, j) => ({
    name: `x${j}`,
    values: Float64Array.from(rows, (row) => row[j] ?? NaN),
  }));
  const target = `x${columns.length - 1}`;
  return problemOf(fitSettings({ columns, target, intercept: 'none', scaling: 'none', dtype: 'float64' }));
}

function solved(rows: readonly (readonly number[])[]): LeastSquares {
  const found = leastSquares(problemWith(rows));
  if (found === null) throw new Error('not solved');
  return found;
}

const lengthOf = (values: readonly number[]) => Math.hypot(...values);

/** Whole numbers with repeated rows and columns, more rows than columns and the other way round. */
const tables = fc
  .record({
    rows: fc.integer({ min: 2, max: 14 }),
    columns: fc.integer({ min: 1, max: 14 }),
    pool: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 6 }),
    repeats: fc.array(fc.nat({ max: 13 }), { minLength: 14, maxLength: 14 }),
  })
  .map(({ rows, columns, pool, repeats }) =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns + 1 }, (_unused, j) => {
        const source = j < columns ? (repeats[j] ?? 0) : 20;
        return pool[(i * i * 5 + source * 3 + i * source) % pool.length] ?? 0;
      }),
    ),
  );

describe('least squares', () => {
  it('leave errors that no column explains, by parameters of the smallest norm', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { parameters, modes, sumOfSquares } = solved(table);
        const errors = table.map((row) =>
          parameters.reduce((sum, w, j) => sum - w * (row[j] ?? NaN), row.at(-1) ?? NaN),
        );
        const near = 1e-11 * (1 + lengthOf(parameters)) * (1 + lengthOf(table.flat()));
        for (const j of parameters.keys()) {
          expect(Math.abs(errors.reduce((sum, error, i) => sum + error * (table[i]?.[j] ?? NaN), 0))).toBeLessThan(
            near,
          );
        }
        expect(Math.abs(errors.reduce((sum, error) => sum + error ** 2, 0) - sumOfSquares)).toBeLessThan(near);
        // Nothing of them lies in a direction that the rows do not determine.
        const seen = modes.map(({ direction }) => direction.reduce((sum, u, j) => sum + u * (parameters[j] ?? NaN), 0));
        expect(Math.abs(lengthOf(seen) - lengthOf(parameters))).toBeLessThan(near);
      }),
    );
  });

  it('have as many modes as there are different columns, each repeated', () => {
    const wave = (i: number, j: number) => ((i * 31 + (j % 4) * (j % 4) * 17 + i * i * (j % 4)) % 23) - 11;
    for (const [rows, columns] of [
      [9, 4],
      [40, 12],
      [12, 40],
    ] as const) {
      const table = Array.from({ length: rows }, (_, i) =>
        Array.from({ length: columns + 1 }, (_unused, j) => wave(i, j)),
      );
      expect(solved(table).modes).toHaveLength(4);
    }
  });

  it('are the sum of two shares where a column is there twice', () => {
    const table = [1, 2, 4, 7].map((x) => [x, x, 3 * x]);
    solved(table).parameters.forEach((w) => expect(w).toBeCloseTo(1.5, 14));
  });

  it('of nothing but zeros are all of the targets', () => {
    const { modes, parameters, sumOfSquares } = solved([3, 4, -1].map((y) => [0, 0, y]));
    expect([modes, parameters]).toEqual([[], [0, 0]]);
    expect(sumOfSquares).toBeCloseTo(26, 12);
  });

  it('of 50 rows with 500 columns of many repeated values are found in time', () => {
    const table = Array.from({ length: 50 }, (_, i) =>
      Array.from({ length: 501 }, (_unused, j) => ((i * 31 + j * j * 17) % 23) - 11),
    );
    const begin = performance.now();
    expect(solved(table).modes.length).toBeLessThan(50);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('are not looked for where they would take too long', () => {
    const wide = Array.from({ length: 400 }, (_, i) => Array.from({ length: 400 }, (_unused, j) => (i * j) % 7));
    expect(leastSquares(problemWith(wide))).toBeNull();
  });
});

describe('orthogonalize', () => {
  it('makes rows orthogonal, whatever their lengths are', () => {
    const number = fc.oneof(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    );
    const row = fc.array(number, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (given) => {
        const rows = given.map((values) => Float64Array.from(values));
        const squares = () => rows.reduce((sum, values) => sum + product(values, values, 5), 0);
        const before = squares();
        expect(orthogonalize(rows, 5, 1e-15)).toBe(true);
        expect(Math.abs(squares() - before)).toBeLessThanOrEqual(1e-13 * before);
        const longest = Math.sqrt(Math.max(...rows.map((values) => product(values, values, 5))));
        rows.forEach((a, i) =>
          rows.slice(i + 1).forEach((b) => {
            const size = Math.sqrt(product(a, a, 5)) * Math.sqrt(product(b, b, 5));
            expect(Math.abs(product(a, b, 5))).toBeLessThanOrEqual(1e-14 * size + 1e-15 * longest * longest);
          }),
        );
      }),
    );
  });

  it('gives up on numbers that are not finite', () => {
    expect(orthogonalize([Float64Array.of(1, NaN), Float64Array.of(1, 2)], 2, 1e-15)).toBe(false);
  });
});
