import { describe, expect, it } from 'vitest';
import training from '../goldens/training.json';
import { Descent } from './descent.ts';
import { fit } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import { predict } from './predict.ts';
import type { FitQuestion } from './record.ts';
import { goldenColumns, goldenRuns } from './training.test-support.ts';

/** The largest difference between numbers, beside the largest of them. */
function distance(found: readonly number[], expected: readonly number[]): number {
  expect(found).toHaveLength(expected.length);
  const scale = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((value, k) => Math.abs((found[k] ?? NaN) - value))) / scale;
}

/** How near TensorFlow's figures a dtype has to be: matrix products and exponentials of float32 are rounded otherwise. */
const nearness = { float64: 1e-9, float32: 2e-5 };

describe.each(goldenRuns)('the golden run: $name', ({ question, initial, updates }) => {
  const settings = fitSettings(question);
  const near = nearness[settings.dtype];

  it('follows TensorFlow through every update', () => {
    const descent = new Descent(settings);
    expect(distance([...descent.parameters], initial)).toBeLessThan(1e-15);
    for (const { loss, gradient, parameters } of updates) {
      expect(distance([descent.advance()], [loss])).toBeLessThan(near);
      expect(distance([...descent.sums.subarray(1)], gradient)).toBeLessThan(10 * near);
      expect(distance([...descent.parameters], parameters)).toBeLessThan(near);
    }
  });

  it('is what fit tells of it', () => {
    const run = fit(question);
    expect(
      distance(
        [...run.loss],
        updates.map(({ loss }) => loss),
      ),
    ).toBeLessThan(near);
    expect(distance(run.learnt.parameters, updates.at(-1)?.parameters ?? [])).toBeLessThan(near);
    expect(run.initial).toEqual([...new Descent(settings).parameters]);
    expect([run.diverged, run.rising]).toEqual([null, null]);
  });
});

describe.each(training.leastSquares)('the optimum of data with $name', ({ X, y, w, rank, halfMse, r2, mae }) => {
  const features = (X[0] ?? []).map((_, j) => ({
    name: `x${j}`,
    values: Float64Array.from(X, (row) => row[j] ?? NaN),
  }));
  const columns = [...features, { name: 'y', values: Float64Array.from(y) }];
  const question: FitQuestion = {
    columns,
    target: 'y',
    intercept: 'none',
    scaling: 'none',
    iterations: 1,
    learningRate: 1e-20,
  };

  it("is NumPy's, of the smallest norm where there are many", () => {
    const { optimum } = fit({ ...question, dtype: 'float64' });
    expect(distance(optimum?.parameters ?? [], w)).toBeLessThan(1e-9);
    expect(optimum?.rank).toBe(rank);
    expect(optimum?.isUnique).toBe(rank === w.length);
    expect(Math.abs((optimum?.loss ?? NaN) - halfMse)).toBeLessThan(1e-12);
    expect(Math.abs((optimum?.quality.rSquared ?? NaN) - r2)).toBeLessThan(1e-9);
    expect(Math.abs((optimum?.quality.meanAbsoluteError ?? NaN) - mae)).toBeLessThan(1e-9);
  });

  it('is the same whatever the dtype of the run', () => {
    const [single, double] = (['float32', 'float64'] as const).map((dtype) => fit({ ...question, dtype }).optimum);
    expect(single).toEqual(double);
  });

  it('has a loss that is twice as large without the half', () => {
    expect(fit({ ...question, loss: 'mse' }).optimum?.loss).toBeCloseTo(2 * halfMse, 12);
  });

  it('says what is remarkable about the data', () => {
    const { remarks } = fit(question);
    const parameters = w.length;
    expect(remarks.filter(({ kind }) => kind === 'rank-deficient')).toEqual(
      rank < parameters ? [{ kind: 'rank-deficient', parameters, rank }] : [],
    );
    expect(remarks.some(({ kind }) => kind === 'more-parameters-than-rows')).toBe(parameters > y.length);
  });
});

describe('fit', () => {
  const regression: FitQuestion = { columns: goldenColumns, features: ['a', 'b', 'c'], target: 'y' };

  it('names its parameters', () => {
    expect(fit(regression).parameterNames).toEqual(['a', 'b', 'c', 'intercept']);
    expect(fit({ ...regression, intercept: 'first' }).parameterNames).toEqual(['intercept', 'a', 'b', 'c']);
    expect(fit({ ...regression, intercept: 'none' }).parameterNames).toEqual(['a', 'b', 'c']);
    const { parameterNames } = fit({ ...regression, features: ['a'], target: 'kind', model: 'softmax' });
    expect(parameterNames).toEqual(['a:0', 'a:1', 'a:2', 'intercept:0', 'intercept:1', 'intercept:2']);
  });

  it.each(['none', 'min-max', 'z-score'] as const)('comes to the optimum with scaling %s', (scaling) => {
    const question: FitQuestion = {
      ...regression,
      scaling,
      optimizer: 'momentum',
      dtype: 'float64',
      iterations: 20_000,
    };
    const { learnt, optimum, quality } = fit({ ...question, learningRate: 0.005 });
    expect(distance(learnt.parameters, optimum?.parameters ?? [])).toBeLessThan(1e-9);
    expect(quality.rSquared).toBeCloseTo(optimum?.quality.rSquared ?? NaN, 12);
  });

  it('learns to tell classes apart', () => {
    const values = (of: (value: number) => number) => goldenColumns[1]?.values.map(of) ?? new Float64Array();
    const low = { name: 'low', values: values((b) => (b < 4 ? 1 : 0)) };
    const level = { name: 'level', values: values((b) => (b < 0 ? -7 : b < 10 ? 3 : 40)) };
    const columns = [...goldenColumns, low, level];
    const common: FitQuestion = { ...regression, columns, optimizer: 'adam', learningRate: 0.1 };
    const logistic = fit({ ...common, target: 'low', model: 'logistic' });
    expect([logistic.quality, logistic.learnt.classes]).toEqual([
      { accuracy: 1, rSquared: null, meanAbsoluteError: null },
      [0, 1],
    ]);
    const softmax = fit({ ...common, target: 'level', model: 'softmax' });
    expect([softmax.quality.accuracy, softmax.learnt.classes]).toEqual([1, [-7, 3, 40]]);
    expect([...predict(softmax.learnt, columns).values]).toEqual([...level.values]);
  });

  it('works with a constant column that nothing divides by, and says so', () => {
    const columns = [...goldenColumns, { name: 'same', values: new Float64Array(12).fill(3) }];
    const question: FitQuestion = {
      columns,
      target: 'y',
      features: ['a', 'same'],
      scaling: 'none',
      learningRate: 1e-3,
    };
    const { remarks, optimum } = fit(question);
    expect(remarks).toEqual([
      { kind: 'constant-column', column: 'same' },
      { kind: 'rank-deficient', parameters: 3, rank: 2 },
    ]);
    expect(optimum?.loss).toBeCloseTo(fit({ ...question, features: ['a'] }).optimum?.loss ?? NaN, 12);
  });

  it('has no R squared for a constant target', () => {
    const columns = [...goldenColumns.slice(0, 1), { name: 'y', values: new Float64Array(12).fill(3) }];
    expect(fit({ columns, target: 'y' }).quality.rSquared).toBeNull();
  });

  it('knows a run that overflows, and goes on with it', () => {
    const { diverged, rising, loss, learnt } = fit({ ...regression, learningRate: 1e3, iterations: 200 });
    expect(diverged).toBeGreaterThan(1);
    expect(Number.isFinite(loss[(diverged ?? NaN) - 1])).toBe(true);
    expect(loss.at(-1)).toBeNaN();
    expect(learnt.parameters.every(Number.isNaN)).toBe(true);
    expect(rising).toBe(0);
  });

  it.each([4, 12])('gives the data to batches of %i without changing them', (batch) => {
    const copies = goldenColumns.map(({ values }) => values.slice());
    fit({ ...regression, batch, dtype: 'float64', scaling: 'none', learningRate: 1e-4 });
    expect(goldenColumns.map(({ values }) => values)).toEqual(copies);
  });
});
