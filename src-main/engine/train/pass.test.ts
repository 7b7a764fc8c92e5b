import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import training from '../goldens/training.json';
import type { Intercept, ModelKind } from './record.ts';
import { Pass, joinSums, middleOf } from './pass.ts';
import { plainLoop } from './plain-loop.ts';
import { rowLoop } from './row-loop.ts';
import type { Rows } from './rows.ts';
import { type Form, parameterCount, sumCount } from './row.ts';

/** One column, whose sum is the gradient where every error is -0.5 and the mean's share is 1. */
const sumForm: Form = { model: 'linear', loss: 'mse', dtype: 'float32', columns: 1, intercept: 'none', scores: 1 };

function sumOf(column: Float64Array): number | undefined {
  const rows = { columns: [column], targets: new Float64Array(column.length).fill(-0.5) };
  const sums = new Float64Array(2);
  new Pass(sumForm, rows).add(new Float64Array(1), 1, 0, column.length, sums);
  return sums[1];
}

it.each(training.sums)("sums $count float32 numbers to TensorFlow's last bit", ({ count, sum }) => {
  const column = Float64Array.from({ length: count }, (_, i) => Math.fround((((i * 7919) % 1009) - 350) / 7));
  expect(sumOf(column)).toBe(sum);
});

const forms: readonly Form[] = (['float32', 'float64'] as const).flatMap((dtype) =>
  (['first', 'last', 'none'] as const).flatMap((intercept): Form[] => [
    { model: 'linear', loss: 'half-mse', dtype, columns: 1, intercept, scores: 1 },
    { model: 'linear', loss: 'mse', dtype, columns: 4, intercept, scores: 1 },
    { model: 'logistic', loss: 'cross-entropy', dtype, columns: 2, intercept, scores: 1 },
    { model: 'softmax', loss: 'cross-entropy', dtype, columns: 2, intercept, scores: 4 },
    { model: 'softmax', loss: 'cross-entropy', dtype, columns: 30, intercept, scores: 3 },
  ]),
);

const targetOf = (model: ModelKind, scores: number): fc.Arbitrary<number> =>
  model === 'linear' ? fc.double({ min: -50, max: 50, noNaN: true }) : fc.nat({ max: Math.max(1, scores - 1) });

/** Rows and parameters for a form, rounded to its dtype. */
function caseOf(form: Form): fc.Arbitrary<{ rows: Rows; parameters: Float64Array }> {
  const rounded = (value: number) => (form.dtype === 'float32' ? Math.fround(value) : value);
  const number = fc.oneof(
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.constantFrom(0, -0, 1000, -1000, Infinity, NaN),
  );
  const row = fc.record({
    features: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
      minLength: form.columns,
      maxLength: form.columns,
    }),
    target: targetOf(form.model, form.scores),
  });
  const size = parameterCount(form);
  return fc
    .record({
      list: fc.array(row, { minLength: 1, maxLength: 75 }),
      parameters: fc.array(number, { minLength: size, maxLength: size }),
    })
    .map(({ list, parameters }) => ({
      rows: {
        columns: Array.from({ length: form.columns }, (_, j) =>
          Float64Array.from(list, (r) => rounded(r.features[j] ?? 0)),
        ),
        targets: Float64Array.from(list, (r) => rounded(r.target)),
      },
      parameters: Float64Array.from(parameters, rounded),
    }));
}

describe.each(forms)('a pass of $model, $dtype, $columns columns, intercept $intercept', (form) => {
  const share = form.dtype === 'float32' ? Math.fround(1 / 3) : 1 / 3;

  it('gives the same bits by generated code and without', () => {
    fc.assert(
      fc.property(caseOf(form), ({ rows, parameters }) => {
        const [byCode, byHand] = [rowLoop(form, rows), plainLoop(form, rows)].map((loop) => {
          const sums = new Float64Array(sumCount(form));
          new Pass(form, rows, loop).add(parameters, share, 0, rows.targets.length, sums);
          return sums;
        });
        expect(byCode).toEqual(byHand);
      }),
    );
  });
});

describe('the halves of many rows', () => {
  const lengths = [4096, 4097, 8192, 8193, 20_001, 33_333];
  const intercept: Intercept = 'last';

  it.each(lengths)('add up to the sums of all %i of them', (count) => {
    for (const dtype of ['float32', 'float64'] as const) {
      const form: Form = { model: 'linear', loss: 'mse', dtype, columns: 1, intercept, scores: 1 };
      const column = Float64Array.from({ length: count }, (_, i) => Math.fround(Math.sin(i) * 1e3));
      const rows: Rows = { columns: [column], targets: column.map((value) => Math.fround(value * value)) };
      const [whole, first, second] = [1, 2, 3].map(() => new Float64Array(3)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const pass = new Pass(form, rows);
      const parameters = Float64Array.of(0.5, 2);
      pass.add(parameters, 0.25, 0, count, whole);
      const middle = middleOf(dtype, 0, count);
      if (middle === null) {
        expect(count).toBeLessThanOrEqual(dtype === 'float32' ? 8192 : 4096);
        continue;
      }
      pass.add(parameters, 0.25, 0, middle, first);
      pass.add(parameters, 0.25, middle, count, second);
      joinSums(form, first, second);
      expect(first).toEqual(whole);
    }
  });
});
