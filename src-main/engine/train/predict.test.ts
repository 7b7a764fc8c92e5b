import { describe, expect, it } from 'vitest';
import { fit } from './fit.ts';
import { predict } from './predict.ts';
import type { FitQuestion } from './record.ts';
import { goldenColumns } from './training.test-support.ts';

const data: FitQuestion = {
  columns: goldenColumns,
  features: ['a', 'b'],
  target: 'y',
  dtype: 'float64',
  iterations: 300,
};
const row = (a: number, b: number) => [
  { name: 'b', values: Float64Array.of(b) },
  { name: 'a', values: Float64Array.of(a) },
];

describe('predict', () => {
  it.each(['none', 'min-max', 'z-score'] as const)('takes rows in the units of the data with scaling %s', (scaling) => {
    const { learnt } = fit({ ...data, scaling, learningRate: 1e-3 });
    const [wa = NaN, wb = NaN, intercept = NaN] = learnt.parameters;
    const [a, b] = learnt.features;
    const scaled = (value: number, feature = a) => (value - (feature?.shift ?? NaN)) / (feature?.scale ?? NaN);
    const expected = wa * scaled(-3.5) + wb * scaled(12, b) + intercept;
    expect(predict(learnt, row(-3.5, 12)).values[0]).toBeCloseTo(expected, 12);
  });

  it.each(['first', 'none'] as const)('knows where the intercept stands: %s', (intercept) => {
    const { learnt } = fit({ ...data, intercept, scaling: 'none', learningRate: 1e-3 });
    const { parameters } = learnt;
    const [wa = NaN, wb = NaN] = intercept === 'first' ? parameters.slice(1) : parameters;
    const expected = (intercept === 'first' ? (parameters[0] ?? NaN) : 0) + 2 * wa - 5 * wb;
    expect(predict(learnt, row(2, -5)).values[0]).toBeCloseTo(expected, 12);
  });

  it('gives each class its probability, in the tails too', () => {
    for (const model of ['logistic', 'softmax'] as const) {
      const { learnt } = fit({ ...data, model, target: model === 'logistic' ? 'sold' : 'kind', iterations: 50 });
      const { probabilities, values } = predict(learnt, row(1e6, -1e6));
      const [first = []] = probabilities ?? [];
      expect(first).toHaveLength(learnt.classes.length);
      expect(first.reduce((x, y) => x + y)).toBeCloseTo(1, 12);
      expect(learnt.classes[first.indexOf(Math.max(...first))]).toBe(values[0]);
    }
  });

  it('has numbers of float32 where the run had', () => {
    const { learnt } = fit({ ...data, dtype: 'float32' });
    const [value = NaN] = predict(learnt, row(0.1, 0.2)).values;
    expect(value).toBe(Math.fround(value));
  });

  it('refuses rows without a feature, or with a cell that is no number', () => {
    const { learnt } = fit(data);
    expect(() => predict(learnt, row(1, 2).slice(0, 1))).toThrow('columns must be a column a; found b');
    expect(() => predict(learnt, row(NaN, 2))).toThrow('columns.a[0] must be a finite number in float64; found NaN');
    const single = fit({ ...data, dtype: 'float32' }).learnt;
    expect(() => predict(single, row(1, -1e300))).toThrow(
      'columns.b[0] must be a finite number in float32; found -1e+300',
    );
    expect(predict(learnt, row(1, -1e300)).values.every(Number.isFinite)).toBe(true);
    const uneven = [{ name: 'a', values: new Float64Array(2) }, ...row(1, 2).slice(0, 1)];
    expect(() => predict(learnt, uneven)).toThrow(/^columns.b must be 2 rows/);
  });
});
