import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import houseSales from '../../../assets/house-sales.json';
import multivariate from '../goldens/regression-multivariate.json';
import univariate from '../goldens/regression-univariate.json';
import { fit } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import type { Run } from './lab-record.ts';
import { trainForLab } from './lab-run.ts';
import { outlook } from './outlook.ts';
import type { FitSettings } from './record.ts';
import { frame } from './timeline.ts';
import { goldenColumns, madeUpColumns } from './training.test-support.ts';

const columns = (['area', 'rooms', 'price'] as const).map((name) => ({
  name,
  values: Float64Array.from(houseSales, (sale) => sale[name]),
}));

/** Settings as the window sends them: every one of them. */
const line: FitSettings = {
  ...{ columns, target: 'price', features: ['area'], model: 'linear', loss: 'half-mse', optimizer: 'sgd' },
  ...{ learningRate: 1e-4, rateChanges: [], momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  ...{ iterations: 101, batch: null, scaling: 'none', dtype: 'float32', seed: 612, initial: null, intercept: 'last' },
};
const plane: FitSettings = {
  ...line,
  ...{ features: ['area', 'rooms'], learningRate: 1e-3, iterations: 501 },
  ...{ scaling: 'min-max', dtype: 'float64', intercept: 'first' },
};

const rowsOf = ({ history, parameterNames }: Run): number[][] => {
  const { length } = parameterNames;
  return Array.from({ length: history.parameters.length / length }, (_, k) => [
    ...history.parameters.subarray(k * length, (k + 1) * length),
  ]);
};

describe("the course's regressions", () => {
  it('of the area makes and prints every update of TensorFlow, to the bit', () => {
    const run = trainForLab({ settings: line, displayStep: 1 });
    expect([...run.loss]).toEqual(univariate.tensorflow.map(({ loss }) => loss));
    expect(rowsOf(run)).toEqual(univariate.tensorflow.map(({ w, b }) => [w, b]));
    expect(run.log).toEqual(
      univariate.tensorflow.map(({ iteration, loss, w, b }) => ({
        iteration,
        line: `i:${iteration},Loss:${loss.toFixed(6)},w:${w.toFixed(6)},b:${b.toFixed(6)}`,
      })),
    );
    expect(run.outlook).toEqual(outlook(line));
    expect(run.overflow).toBeNull();
  });

  it('of area and rooms makes and prints every update of TensorFlow', () => {
    const run = trainForLab({ settings: plane, displayStep: 1 });
    const expected = multivariate.tensorflow;
    expect(run.log.map(({ line: printed }) => printed)).toEqual(
      expected.map(({ iteration, loss }) => `i:${iteration},Loss:${loss.toFixed(6)}`),
    );
    const found = rowsOf(run);
    expect(found).toHaveLength(501);
    expected.forEach(({ W, loss }, i) => {
      expect(Math.abs((run.loss[i] ?? NaN) / loss - 1)).toBeLessThan(1e-9);
      W.forEach((value, j) => expect(Math.abs((found[i]?.[j] ?? NaN) / value - 1)).toBeLessThan(1e-9));
    });
  });
});

describe('a run for the lab', () => {
  it('is that of fit, with the way of its parameters', () => {
    const settings = fitSettings({
      columns: goldenColumns,
      features: ['a', 'b'],
      target: 'y',
      batch: 5,
      iterations: 70,
    });
    const run = trainForLab({ settings, displayStep: 7 });
    expect(run).toMatchObject(fit(settings));
    expect(run.history.stride).toBe(1);
    rowsOf(run).forEach((after, iteration) =>
      expect(frame({ settings, iteration, phase: 'update' }).after).toEqual(after),
    );
  });

  it('prints a tenth of its updates where it is not told how many', () => {
    expect(trainForLab({ settings: line }).log.map(({ iteration }) => iteration)).toEqual(
      [0, 11, 22, 33, 44, 55, 66, 77, 88, 99], // 101 updates
    );
    expect(trainForLab({ settings: { ...line, iterations: 7 } })).toMatchObject({ displayStep: 1 });
    expect(trainForLab({ settings: line, displayStep: 100_000 }).log).toHaveLength(1);
  });

  it.each<[string, Partial<FitSettings>]>([
    ['scaled', { scaling: 'z-score' }],
    ['with the intercept first', { intercept: 'first' }],
    ['without an intercept', { intercept: 'none' }],
    ['of two features', { features: ['area', 'rooms'], learningRate: 1e-6 }],
  ])('prints no parameters where it is %s', (_, change) => {
    for (const { line: printed } of trainForLab({ settings: { ...line, ...change } }).log) {
      expect(printed).toMatch(/^i:\d+,Loss:\d+\.\d{6}$/);
    }
  });

  it('is one of any model', () => {
    for (const [model, target, count] of [['logistic', 'sold', 2] as const, ['softmax', 'kind', 6] as const]) {
      const settings = fitSettings({ columns: goldenColumns, features: ['a'], target, model, iterations: 20 });
      const run = trainForLab({ settings });
      expect(run.history.parameters).toHaveLength(20 * count);
      expect(run.outlook).toEqual({ kind: 'no-limit', reason: 'loss-not-quadratic' });
      expect(run.log.every(({ line: printed }) => /^i:\d+,Loss:[\d.]+$/.test(printed))).toBe(true);
    }
  });

  it.each([0, -1, 2.5, NaN, 100_001])('refuses to print every %s updates', (displayStep) => {
    expect(() => trainForLab({ settings: line, displayStep })).toThrow(/^displayStep must be/);
  });

  it('names the first number that is not finite', () => {
    const rates = fc.double({ min: 3e-4, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(rates, fc.constantFrom('float32', 'float64'), (learningRate, dtype) => {
        const run = trainForLab({ settings: { ...line, learningRate, dtype } });
        const flat = rowsOf(run).flatMap((parameters, i) => [run.loss[i] ?? NaN, ...parameters]);
        const first = flat.findIndex((value) => !Number.isFinite(value));
        const expected = first === -1 ? null : { iteration: Math.floor(first / 3), place: first % 3 };
        expect(run.diverged).toBe(expected?.iteration ?? null);
        expect(run.overflow).toEqual(
          expected && { iteration: expected.iteration, quantity: expected.place === 0 ? 'loss' : expected.place - 1 },
        );
      }),
    );
    const { overflow } = trainForLab({ settings: { ...line, learningRate: 1e38 } });
    expect(overflow).toEqual({ iteration: 0, quantity: 0 });
    expect(trainForLab({ settings: { ...line, learningRate: 1 } }).overflow).toMatchObject({ quantity: 'loss' });
  });

  it('keeps fewer rows of a history that has too many numbers', () => {
    const many = fitSettings({ columns: madeUpColumns(5, 44), target: 'y', iterations: 100_000, batch: 1 });
    const { history, learnt, parameterNames } = trainForLab({ settings: many });
    expect([parameterNames.length, history.stride, history.parameters.length]).toEqual([45, 2, 50_000 * 45]);
    const last = frame({ settings: many, iteration: 99_998, phase: 'update' });
    expect([...history.parameters.subarray(-45)]).toEqual(last.after);
    expect(learnt.parameters).not.toEqual(last.after);
  });
});
