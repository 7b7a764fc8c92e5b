import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit } from './fit.ts';
import { predict } from './predict.ts';
import { price } from './price.ts';
import type { FitQuestion } from './record.ts';
import { goldenColumns } from './training.test-support.ts';

const data: FitQuestion = { columns: goldenColumns, features: ['a', 'b'], target: 'y', iterations: 40 };
const rowOf = (row: readonly number[]) =>
  ['a', 'b'].map((name, j) => ({ name, values: Float64Array.of(row[j] ?? NaN) }));
const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the price of a row', () => {
  it.each(
    (['first', 'last', 'none'] as const).flatMap((intercept) =>
      (['none', 'min-max', 'z-score'] as const).flatMap((scaling) =>
        (['float32', 'float64'] as const).map((dtype) => ({ intercept, scaling, dtype })),
      ),
    ),
  )('is what predict says, and the sum of its products: $intercept $scaling $dtype', (change) => {
    const { learnt } = fit({ ...data, ...change, learningRate: 1e-3 });
    const round = change.dtype === 'float32' ? Math.fround : Number;
    fc.assert(
      fc.property(fc.tuple(number, number), (row) => {
        const { inputs, products, value } = price({ learnt, row });
        expect(value).toBe(predict(learnt, rowOf(row)).values[0]);
        expect(products.reduce((sum, product) => round(sum + product), 0)).toBe(value);
        expect(inputs).toEqual(
          row.map((x, j) => {
            const { shift = NaN, scale = NaN } = learnt.features[j] ?? {};
            return round((x - shift) / scale);
          }),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('has the intercept alone, where it stands', () => {
    for (const [intercept, place] of [['first', 0] as const, ['last', 2] as const]) {
      const { learnt } = fit({ ...data, intercept });
      const { products } = price({ learnt, row: [3, 4] });
      expect(products).toHaveLength(3);
      expect(products[place]).toBe(learnt.parameters[place]);
    }
    expect(price({ learnt: fit({ ...data, intercept: 'none' }).learnt, row: [3, 4] }).products).toHaveLength(2);
  });

  it('goes on with what is left of a run that diverged', () => {
    const { learnt } = fit(data);
    expect(price({ learnt: { ...learnt, parameters: [1, NaN, Infinity] }, row: [1, 2] }).value).toBeNaN();
  });

  it.each([
    ['row', { row: [1] }],
    ['row', { row: [1, 2, 3] }],
    ['row\\[1\\]', { row: [1, NaN] }],
    ['row\\[0\\]', { row: [-Infinity, 1] }],
    ['row\\[1\\]', { row: [1, 1e300] }],
  ])('refuses another %s', (name, change) => {
    const { learnt } = fit(data);
    expect(() => price({ learnt, ...change })).toThrow(new RegExp(`^${name} must be`));
  });

  it('refuses other models, and another number of parameters', () => {
    const { learnt } = fit(data);
    const row = [1, 2];
    expect(() => price({ learnt: { ...learnt, parameters: [1, 2] }, row })).toThrow(/^learnt.parameters must be 3/);
    for (const [model, target] of [['logistic', 'sold'] as const, ['softmax', 'kind'] as const]) {
      const classifier = fit({ ...data, model, target }).learnt;
      expect(() => price({ learnt: classifier, row })).toThrow('learnt.model must be linear');
    }
  });
});
