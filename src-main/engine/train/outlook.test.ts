import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import houseSales from '../../../assets/house-sales.json';
import { updatesUntil } from './damped.ts';
import { Descent } from './descent.ts';
import { fit } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import { outlook } from './outlook.ts';
import type { FitQuestion, Limit } from './record.ts';
import { goldenColumns, madeUpColumns } from './training.test-support.ts';

const sales: FitQuestion = {
  columns: (['area', 'rooms', 'price'] as const).map((name) => ({
    name,
    values: Float64Array.from(houseSales, (sale) => sale[name]),
  })),
  target: 'price',
  features: ['area'],
  dtype: 'float64',
};

function limitOf(question: FitQuestion): Limit {
  const found = outlook(question);
  if (found.kind !== 'limit') throw new Error(found.reason);
  return found;
}

/** The first update after which the loss of the run itself is within 1 % of the optimal one. */
function simulated(question: FitQuestion, optimalLoss: number): number {
  const descent = new Descent(fitSettings(question));
  for (let updates = 0; ; updates++) if (descent.advance() <= 1.01 * optimalLoss) return updates;
}

describe("the outlook of the course's line", () => {
  it.each([
    ['none', 2.02e-4, 126_820, 41_310],
    ['min-max', 1.53, 18.4, 41],
  ] as const)(
    'with scaling %s: limit %d, condition %d, %i updates at the steepest safe rate',
    (scaling, limit, condition, updates) => {
      const { largestCurvature, ...found } = limitOf({ ...sales, scaling });
      expect(found.largestRate).toBeCloseTo(2 / largestCurvature, 12);
      expect(found.largestRate / limit).toBeCloseTo(1, 2);
      expect(found.condition / condition).toBeCloseTo(1, 2);
      const question: FitQuestion = { ...sales, scaling, learningRate: 1 / largestCurvature };
      expect(limitOf(question).updatesToOnePercent).toBe(updates);
      expect(simulated(question, found.optimalLoss)).toBe(updates);
    },
  );

  it('is half of the limit for the mean squared error, whose curvature is twice as large', () => {
    const [half, whole] = [limitOf(sales), limitOf({ ...sales, loss: 'mse' })];
    expect(whole.largestCurvature).toBeCloseTo(2 * half.largestCurvature, 12);
    expect(whole.largestRate).toBeCloseTo(half.largestRate / 2, 12);
  });

  it.each([0.5, 0.9])('is 1 + %d times as far with that momentum', (momentum) => {
    const pushed = limitOf({ ...sales, optimizer: 'momentum', momentum });
    expect(pushed.largestRate / limitOf(sales).largestRate).toBeCloseTo(1 + momentum, 6);
  });

  it('says what the rate does', () => {
    const { largestRate } = limitOf(sales);
    const outcome = (share: number) => limitOf({ ...sales, learningRate: share * largestRate });
    expect([0.3, 0.7, 1, 1.3].map((share) => outcome(share).outcome)).toEqual([
      'converges',
      'oscillates',
      'at-the-limit',
      'diverges',
    ]);
    expect([1, 1.3].map((share) => outcome(share).updatesToOnePercent)).toEqual([null, null]);
  });
});

describe('the limit of a rate', () => {
  const question = fc.record({
    features: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 6, max: 60 }),
    seed: fc.integer({ min: 0, max: 1000 }),
    loss: fc.constantFrom('half-mse' as const, 'mse' as const),
    momentum: fc.constantFrom(0, 0.3, 0.9),
    intercept: fc.constantFrom('first' as const, 'last' as const, 'none' as const),
  });
  const asked = ({
    features,
    rows,
    seed,
    momentum,
    ...rest
  }: typeof question extends fc.Arbitrary<infer T> ? T : never) =>
    ({
      ...rest,
      ...{ columns: madeUpColumns(rows, features, seed), target: 'y', dtype: 'float64', momentum },
      optimizer: momentum === 0 ? 'sgd' : 'momentum',
    }) satisfies FitQuestion;

  it('parts runs whose loss comes down from those whose loss rises', () => {
    fc.assert(
      fc.property(question, (made) => {
        const { largestRate, optimalLoss } = limitOf(asked(made));
        const lossWith = (share: number) =>
          fit({ ...asked(made), learningRate: share * largestRate, iterations: 3000 }).loss.at(-1) ?? NaN;
        expect(lossWith(0.97)).toBeLessThan(1.5 * optimalLoss + 1e-9);
        expect(lossWith(1.03) > 100 * optimalLoss || Number.isNaN(lossWith(1.03))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('comes with the number of updates that the run takes', () => {
    fc.assert(
      fc.property(question, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (made, share) => {
        const rate = { learningRate: share * limitOf(asked(made)).largestRate };
        const { updatesToOnePercent, optimalLoss } = limitOf({ ...asked(made), ...rate });
        expect(updatesToOnePercent).toBe(simulated({ ...asked(made), ...rate }, optimalLoss));
      }),
      { numRuns: 25 },
    );
  });
});

describe('an outlook without a limit', () => {
  const data: FitQuestion = { columns: goldenColumns, features: ['a', 'b'], target: 'y' };

  it.each([
    ['loss-not-quadratic', { target: 'sold', model: 'logistic' }],
    ['loss-not-quadratic', { target: 'kind', model: 'softmax' }],
    ['batches', { batch: 4 }],
    ['adaptive-steps', { optimizer: 'adam' }],
    [
      'flat',
      {
        columns: [
          { name: 'a', values: new Float64Array(4) },
          { name: 'y', values: Float64Array.of(1, 2, 3, 4) },
        ],
        ...{ features: ['a'], intercept: 'none', scaling: 'none' },
      },
    ],
  ] as const)('says %s', (reason, change) => {
    expect(outlook({ ...data, ...change } as FitQuestion)).toEqual({ kind: 'no-limit', reason });
  });

  it('knows flat directions', () => {
    const twice = [...goldenColumns, { name: 'again', values: goldenColumns[0]?.values ?? new Float64Array() }];
    const { smallestCurvature, condition, updatesToOnePercent } = limitOf({
      ...{ columns: twice, features: ['a', 'again'], target: 'y', dtype: 'float64', learningRate: 0.1 },
    });
    expect([smallestCurvature, condition]).toEqual([0, Infinity]);
    expect(updatesToOnePercent).toBeGreaterThan(0);
  });

  it('does not promise 1 % of nothing: data on a line have no such number', () => {
    const x = Float64Array.of(1, 2, 4, 7);
    const columns = [
      { name: 'x', values: x },
      { name: 'y', values: x.map((value) => 3 * value - 2) },
    ];
    expect(limitOf({ columns, target: 'y', learningRate: 0.1 }).updatesToOnePercent).toBeNull();
  });
});

describe('updatesUntil', () => {
  it('counts as far as numbers go, and no farther', () => {
    expect(updatesUntil([{ excess: 1, pull: 1e-12, share: 0 }], 0.01)).toBeCloseTo(Math.log(10) * 1e12, -9);
    expect(updatesUntil([{ excess: 1, pull: 1e-17, share: 0 }], 0.01)).toBeNull();
    expect(updatesUntil([{ excess: 1, pull: 1e-9, share: 0.5 }], 0.01)).toBeGreaterThan(1e9);
    expect(updatesUntil([{ excess: 0.001, pull: 0.1, share: 0 }], 0.01)).toBe(0);
  });
});
