import { describe, expect, it } from 'vitest';
import training from '../goldens/training.json';
import { arithmeticOf } from './arithmetic.ts';
import type { ModelKind } from './record.ts';
import { type Form, rowOf } from './row.ts';

type Tail = (typeof training.tails)[number];

/** The row whose scores are the inputs themselves. */
function rowWith({ model, dtype, scores, target }: Tail) {
  const form: Form = {
    model: model as ModelKind,
    loss: 'cross-entropy',
    dtype: dtype as Form['dtype'],
    columns: 1,
    intercept: 'none',
    scores: scores.length,
  };
  return rowOf(form, arithmeticOf(form.dtype), { features: [1], target, parameters: scores, share: 1 });
}

describe.each(training.tails)('$model with scores $scores and target $target in $dtype', (tail) => {
  const row = rowWith(tail);
  const near = tail.dtype === 'float32' ? 1e-6 : 1e-14;

  it("has TensorFlow's cross-entropy and derivatives", () => {
    expect(row.scores).toEqual(tail.scores);
    expect(Math.abs(row.term - tail.term)).toBeLessThanOrEqual(near * (1e-30 + Math.abs(tail.term)));
    row.adjoints.forEach((adjoint, k) => {
      const expected = tail.adjoints[k] ?? NaN;
      expect(Math.abs(adjoint - expected)).toBeLessThanOrEqual(near * Math.max(Math.abs(expected), 1e-30));
    });
  });

  it('predicts probabilities', () => {
    for (const probability of row.predictions) {
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
    if (tail.model === 'softmax') expect(row.predictions.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  });
});
