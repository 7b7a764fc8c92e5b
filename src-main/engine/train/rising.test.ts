import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import houseSales from '../../../assets/house-sales.json';
import { fit } from './fit.ts';
import { risingFrom } from './rising.ts';
import type { FitQuestion } from './record.ts';

const columns = (['area', 'price'] as const).map((name) => ({
  name,
  values: Float64Array.from(houseSales, (sale) => sale[name]),
}));
const line: FitQuestion = { columns, target: 'price', scaling: 'none', iterations: 101 };
const plain = { optimizer: 'sgd', batch: null, rateChanges: [] } as const;

describe('a loss that rises update after update', () => {
  it("is told where nothing overflows: the course's line a little above the limit of its rate", () => {
    const { diverged, rising, loss } = fit({ ...line, learningRate: 2.1e-4 });
    expect([diverged, rising]).toEqual([null, 0]);
    expect(loss.every(Number.isFinite)).toBe(true);
  });

  it('is told from where it begins', () => {
    const { optimum } = fit({ ...line, dtype: 'float64' });
    const [w = NaN, b = NaN] = optimum?.parameters ?? [];
    // Off the optimum along the flat direction, and hardly along the steep one, which grows.
    const areas = houseSales.map(({ area }) => area);
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    const slope = total(areas.map((area) => area ** 2)) / total(areas);
    const initial = [w + 0.3, b - 0.3 * slope];
    const { rising, loss } = fit({ ...line, learningRate: 2.1e-4, initial, dtype: 'float64', iterations: 300 });
    expect(loss[1]).toBeLessThan(loss[0] ?? NaN);
    expect(rising).toBeGreaterThan(0);
  });

  it('is not that of a run that converges, swings or trembles', () => {
    for (const change of [
      { learningRate: 1e-4 },
      { learningRate: 2.0e-4 },
      { scaling: 'z-score', learningRate: 0.5, iterations: 2000 },
      { scaling: 'z-score', learningRate: 0.05, optimizer: 'momentum', momentum: 0.97, iterations: 60 },
      { scaling: 'z-score', learningRate: 30, optimizer: 'adam', iterations: 40 },
      { scaling: 'z-score', learningRate: 0.1, batch: 1 },
    ] as const) {
      expect(fit({ ...line, ...change }).rising).toBeNull();
    }
  });

  it('is told with momentum too, once it is above everything before', () => {
    const { rising } = fit({ ...line, scaling: 'z-score', learningRate: 4, optimizer: 'momentum', momentum: 0.9 });
    expect(rising).not.toBeNull();
  });

  it.each([
    [[5, 4, 3, 2, 1], null],
    [[3, 1, 2, 4, 8, 16, 32], 1],
    [[1, 2, 3, 4], null],
    [[7, 1, 12, 99], null],
    [[7, 1, 12, 100], 1],
    [[0.5, 80], 0],
    [[7, 1e-15, 3e-13], null],
    [[9, 1, 10, 100, Infinity, NaN], 1],
    [[NaN, NaN], null],
    [[1, 1, 1, 1, 1, 1, 1, 1], null],
    [[], null],
    [[7], null],
  ])('of %j is from %s', (loss, from) => {
    expect(risingFrom(Float64Array.from(loss), plain)).toBe(from);
  });

  it('is told of a few updates that multiply the loss, but not where an optimizer may swing up', () => {
    const { rising } = fit({ ...line, learningRate: 3e-3, iterations: 3 });
    expect(rising).toBe(0);
    for (const optimizer of ['momentum', 'adam'] as const) {
      expect(risingFrom(Float64Array.of(1, 30, 900), { ...plain, optimizer })).toBeNull();
    }
  });

  it('is not that of a run that comes down once its rate is lowered, wherever it ends', () => {
    for (const change of [{}, { optimizer: 'momentum', momentum: 0.5 }] as const) {
      for (let iterations = 41; iterations < 60; iterations++) {
        const rateChanges = [{ from: 40, learningRate: 1e-5 }];
        const run = fit({ ...line, ...change, learningRate: 3.5e-4, iterations, rateChanges });
        expect(run.rising).toBeNull();
      }
      expect(fit({ ...line, ...change, learningRate: 3.5e-4, iterations: 40 }).rising).not.toBeNull();
    }
  });

  it('is never that of plain descent that ends at a rate which converges', () => {
    const fast = fc.double({ min: 2.05e-4, max: 4e-4, noNaN: true });
    const slow = fc.double({ min: 1e-6, max: 2e-4, noNaN: true });
    fc.assert(
      fc.property(
        fast,
        slow,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (first, last, from, more) => {
          const rateChanges = [{ from, learningRate: last }];
          const run = { ...line, dtype: 'float64', learningRate: first, rateChanges, iterations: from + more } as const;
          const { rising, diverged } = fit(run);
          expect([rising, diverged]).toEqual([null, null]);
        },
      ),
    );
  });

  it('is told of a run that rises under its last rate, from where the rise begins', () => {
    const raised = [{ from: 30, learningRate: 5e-4 }];
    expect(fit({ ...line, learningRate: 1e-4, rateChanges: raised }).rising).toBeGreaterThanOrEqual(29);
    const lowered = [{ from: 50, learningRate: 2.1e-4 }];
    expect(fit({ ...line, learningRate: 2.5e-4, rateChanges: lowered }).rising).toBe(0);
  });

  it('is told of a run that overflows before its rate is lowered', () => {
    const { rising, diverged } = fit({ ...line, learningRate: 1, rateChanges: [{ from: 90, learningRate: 1e-5 }] });
    expect(rising).toBe(0);
    expect(diverged).toBeLessThan(90);
  });

  it.each([
    [[9, 1, 2, 3, 4, 5, 6, 7], [4], null],
    [[9, 1, 2, 3, 4, 5, 6, 7], [2], 1],
    [[9, 1, 2, 3, 4, 5, 6, 7], [8], 1],
    [[9, 1, 2, 3, 4, 5, 6, 7], [7], null],
    [[9, 1, 20, 400, 9000], [2], 1],
    [[9, 1, 20, 400, 9000], [3], null],
    [[9, 1, 20, 400, Infinity], [3], 1],
  ])('of %j with other rates from %j on is from %s', (loss, changes, from) => {
    const rateChanges = changes.map((update) => ({ from: update, learningRate: 1 }));
    expect(risingFrom(Float64Array.from(loss), { ...plain, rateChanges })).toBe(from);
  });

  it('is never told of losses that only tremble', () => {
    const tremble = fc.array(fc.double({ min: 1, max: 1.0005, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(tremble, (loss) => risingFrom(Float64Array.from(loss), plain) === null));
  });
});
