import { describe, expect, it } from 'vitest';
import { Mistake } from '../errors.ts';
import { fit } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import type { FitQuestion } from './record.ts';
import { goldenColumns, madeUpColumns } from './training.test-support.ts';

const data: FitQuestion = { columns: goldenColumns, features: ['a', 'b'], target: 'y' };

function refusal(change: object): Mistake {
  try {
    fit({ ...data, ...change });
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

/** The golden columns with one cell, or a whole column, put in another's place. */
const withCell = (name: string, row: number, value: number) =>
  goldenColumns.map((column) =>
    column.name === name ? { name, values: column.values.map((old, i) => (i === row ? value : old)) } : column,
  );
const withColumn = (name: string, values: Float64Array) => [
  ...goldenColumns.filter((each) => each.name !== name),
  { name, values },
];
const manyColumns = madeUpColumns(3, 1001);

const firstRow = goldenColumns.map(({ name, values }) => ({ name, values: values.slice(0, 1) }));

describe('fitSettings', () => {
  it('has a default for everything but data and target', () => {
    expect(fitSettings({ columns: goldenColumns.slice(0, 4), target: 'b' })).toEqual({
      ...{
        columns: goldenColumns.slice(0, 4),
        target: 'b',
        features: ['a', 'c', 'y'],
        model: 'linear',
        loss: 'half-mse',
      },
      ...{
        optimizer: 'sgd',
        learningRate: 0.01,
        momentum: 0.9,
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-7,
        iterations: 1000,
      },
      ...{ batch: null, scaling: 'z-score', dtype: 'float32', seed: 612, initial: null, intercept: 'last' },
      rateChanges: [],
    });
  });

  it('leaves complete settings as they are', () => {
    const settings = fitSettings({ ...data, target: 'sold', model: 'logistic', optimizer: 'adam', batch: 3 });
    expect(fitSettings(settings)).toEqual(settings);
    expect([settings.loss, settings.learningRate]).toEqual(['cross-entropy', 0.001]);
  });

  it.each([
    ['model', { model: 'cubic' }],
    ['optimizer', { optimizer: 'toString' }],
    ['loss', { loss: 'cross-entropy' }],
    ['loss', { model: 'logistic', target: 'sold', loss: 'mse' }],
    ['scaling', { scaling: 'log' }],
    ['dtype', { dtype: 'int32' }],
    ['intercept', { intercept: 'middle' }],
    ['learningRate', { learningRate: 0 }],
    ['learningRate', { learningRate: 1e-60 }],
    ['learningRate', { learningRate: 1e-60, dtype: 'float64', optimizer: 'momentum' }],
    ['rateChanges[0].from', { rateChanges: [{ from: 0, learningRate: 0.1 }] }],
    ['rateChanges[0].from', { rateChanges: [{ from: 1.5, learningRate: 0.1 }] }],
    ['rateChanges[0].from', { rateChanges: [{ from: NaN, learningRate: 0.1 }] }],
    ['rateChanges[1].from', { rateChanges: [3, 3].map((from) => ({ from, learningRate: 0.1 })) }],
    ['rateChanges[1].from', { rateChanges: [3, 2, 4].map((from) => ({ from, learningRate: 0.1 })) }],
    ['rateChanges[0].learningRate', { rateChanges: [{ from: 1, learningRate: -0.1 }] }],
    [
      'rateChanges[1].learningRate',
      { rateChanges: [0.1, 1e-60].map((learningRate, k) => ({ from: k + 1, learningRate })) },
    ],
    [
      'rateChanges[0].learningRate',
      { rateChanges: [{ from: 1, learningRate: 1e39 }], dtype: 'float64', optimizer: 'adam' },
    ],
    ['momentum', { momentum: 1 }],
    ['momentum', { momentum: -0.1 }],
    ['momentum', { momentum: 0.99999999 }],
    ['beta1', { beta1: 0.99999999, optimizer: 'adam', dtype: 'float64' }],
    ['beta2', { beta2: 0.99999999, optimizer: 'adam' }],
    ['beta1', { beta1: NaN }],
    ['beta2', { beta2: 1.5 }],
    ['epsilon', { epsilon: 0 }],
    ['iterations', { iterations: 0 }],
    ['iterations', { iterations: 100_001 }],
    ['batch', { batch: 0 }],
    ['batch', { batch: 13 }],
    ['batch', { batch: 2.5 }],
    ['seed', { seed: -1 }],
    ['initial', { initial: [1, 2] }],
    ['initial[1]', { initial: [1, NaN, 3] }],
    ['target', { target: 'price' }],
    ['features', { features: [] }],
    ['features[1]', { features: ['a', 'price'] }],
    ['features[0]', { features: ['y', 'a'] }],
    ['features[1]', { features: ['a', 'a'] }],
  ])('refuses another %s', (name, change) => {
    expect(refusal(change)).toMatchObject({ kind: 'invalid-setting', details: { name } });
  });

  it.each([
    ['columns', { columns: [] }, 'target'],
    ['one row', { columns: firstRow }, 'columns'],
    ['columns of different lengths', { columns: withColumn('c', new Float64Array(11)) }, 'columns.c'],
    ['a name twice', { columns: [...goldenColumns, ...goldenColumns.slice(0, 1)] }, 'columns'],
    ['values whose squares overflow', { columns: withCell('a', 3, -1e200), dtype: 'float64' }, 'columns.a'],
    [
      'too many features',
      { columns: manyColumns, features: manyColumns.slice(0, -1).map(({ name }) => name) },
      'features',
    ],
    ['a cell that is nan', { columns: withCell('b', 7, NaN) }, 'columns.b[7]'],
    ['a target that is infinite', { columns: withCell('y', 0, -Infinity) }, 'columns.y[0]'],
    ['a cell that float32 has no number for', { columns: withCell('a', 2, 1e39) }, 'columns.a[2]'],
    [
      'a constant column, by min-max',
      { columns: withColumn('a', new Float64Array(12).fill(0.1)), scaling: 'min-max' },
      'columns.a',
    ],
    ['a constant column, by z-score', { columns: withColumn('a', new Float64Array(12).fill(0.1)) }, 'columns.a'],
    [
      'a label between 0 and 1',
      { columns: withCell('sold', 4, 0.5), target: 'sold', model: 'logistic' },
      'columns.sold[4]',
    ],
    ['a third label', { columns: withCell('sold', 4, 2), target: 'sold', model: 'logistic' }, 'columns.sold[4]'],
    [
      'a fraction for a class',
      { columns: withCell('kind', 9, 1.5), target: 'kind', model: 'softmax' },
      'columns.kind[9]',
    ],
    [
      'one class',
      { columns: withColumn('kind', new Float64Array(12)), target: 'kind', model: 'softmax' },
      'columns.kind',
    ],
  ])('refuses %s, and says where', (_, change, name) => {
    expect(refusal(change)).toMatchObject({ kind: 'invalid-setting', details: { name } });
  });

  it('takes cells that only columns not trained on have, whatever they are', () => {
    expect(fit({ ...data, columns: withCell('c', 3, NaN) }).loss).toEqual(fit(data).loss);
  });

  it('takes a number of float64 that float32 has none for', () => {
    const columns = withCell('a', 2, 1e39);
    expect(fit({ ...data, columns, dtype: 'float64' }).diverged).toBeNull();
  });

  it('takes a million rows', () => {
    const { quality, optimum, loss } = fit({
      columns: madeUpColumns(1e6, 3),
      target: 'y',
      iterations: 5,
      learningRate: 0.1,
    });
    expect(loss[4]).toBeLessThan(loss[0] ?? NaN);
    expect(optimum?.rank).toBe(4);
    expect(quality.rSquared).not.toBeNull();
  });
});
