import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import houseSales from '../../../assets/house-sales.json';
import multivariate from '../goldens/regression-multivariate.json';
import univariate from '../goldens/regression-univariate.json';
import type { FloatDtype } from '../tensor/dtype.ts';
import type { ModelName, Sale, TrainingRun } from './course-record.ts';
import { train } from './run.ts';

const models: readonly ModelName[] = ['univariate', 'multivariate'];
const dtypes: readonly FloatDtype[] = ['float32', 'float64'];
const cases = models.flatMap((model) => dtypes.map((dtype) => ({ model, dtype })));

/** What a run says of each update, as rows: loss, gradient, parameters. */
function rowsOf({ loss, gradient, parameters, parameterNames }: TrainingRun): number[][] {
  const { length } = parameterNames;
  return Array.from(loss, (value, i) => [
    value,
    ...gradient.subarray(i * length, (i + 1) * length),
    ...parameters.subarray(i * length, (i + 1) * length),
  ]);
}

function expectClose(found: readonly number[][], expected: readonly number[][]): void {
  expect(found).toHaveLength(expected.length);
  expected.flat().forEach((value, k) => {
    const difference = Math.abs((found.flat()[k] ?? NaN) - value);
    expect(difference).toBeLessThanOrEqual(1e-9 * Math.abs(value));
  });
}

const lineRow = (row: (typeof univariate.tensorflow)[number]) => [
  row.loss,
  row.gradient_w,
  row.gradient_b,
  row.w,
  row.b,
];

describe('the sales', () => {
  it("are the course's", () => {
    const { area, room, price } = multivariate;
    expect(houseSales).toEqual(area.map((value, i) => ({ area: value, rooms: room[i], price: price[i] })));
  });
});

describe('the univariate regression', () => {
  it('makes all 101 updates of TensorFlow to the bit in float32', () => {
    expect(rowsOf(train({ model: 'univariate' }))).toEqual(univariate.tensorflow.map(lineRow));
  });

  it('prints all 101 lines of TensorFlow', () => {
    const expected = univariate.tensorflow.map(
      ({ iteration, loss, w, b }) => `i:${iteration},Loss:${loss.toFixed(6)},w:${w.toFixed(6)},b:${b.toFixed(6)}`,
    );
    expect(train({ model: 'univariate', displayStep: 1 }).log.map(({ line }) => line)).toEqual(expected);
  });

  it('follows PyTorch in float64', () => {
    expectClose(rowsOf(train({ model: 'univariate', dtype: 'float64' })), univariate.float64.map(lineRow));
  });

  it('prints every tenth update, and draws its initial parameters', () => {
    const { log, initial, parameterNames, diverged, settings } = train({ model: 'univariate' });
    expect(log.map(({ iteration }) => iteration)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(log[0]?.line).toBe('i:0,Loss:4749.362305,w:0.946047,b:-1.153577');
    expect(initial).toEqual([univariate.initial.w, univariate.initial.b].map(Math.fround));
    expect(parameterNames).toEqual(['w', 'b']);
    expect(diverged).toBeNull();
    expect(settings).toMatchObject({ dtype: 'float32', learningRate: 1e-4, iterations: 101, displayStep: 10 });
  });
});

describe('the multivariate regression', () => {
  it('follows TensorFlow through all 501 updates in float64', () => {
    const run = train({ model: 'multivariate' });
    const expected = multivariate.tensorflow.map(({ loss, gradient, W }) => [loss, ...gradient, ...W]);
    expectClose(rowsOf(run), expected);
    expect(run.initial).toEqual(multivariate.initial_W);
  });

  it('prints every fiftieth update', () => {
    const { log } = train({ model: 'multivariate' });
    const printed = multivariate.tensorflow.filter(({ iteration }) => iteration % 50 === 0);
    expect(log.map(({ line }) => line)).toEqual(
      printed.map(({ iteration, loss }) => `i:${iteration},Loss:${loss.toFixed(6)}`),
    );
    expect(log[0]?.line).toBe('i:0,Loss:4593.851656');
  });

  it('stays near float64 in float32, with every number a float32', () => {
    const run = train({ model: 'multivariate', dtype: 'float32' });
    expect(rowsOf(run).flat()).toEqual(rowsOf(run).flat().map(Math.fround));
    expect(run.loss.at(-1)).toBeCloseTo(multivariate.tensorflow.at(-1)?.loss ?? NaN, 1);
  });

  it('comes to the closed-form optimum when trained long enough', () => {
    const run = train({ model: 'multivariate', iterations: 100_000, learningRate: 0.1 });
    run.parameters.slice(-3).forEach((value, j) => expect(value).toBeCloseTo(multivariate.closed_form_W[j] ?? NaN, 6));
  });
});

describe.each(cases)('training $model in $dtype', (question) => {
  it('derives every number from the data', () => {
    const dearer = houseSales.map((sale, i) => (i === 3 ? { ...sale, price: sale.price + 40 } : sale));
    const [course, edited] = [train(question), train({ ...question, sales: dearer })];
    expect(edited.settings.sales).toBe(dearer);
    expect(edited.initial).toEqual(course.initial);
    for (const name of ['loss', 'gradient', 'parameters'] as const) {
      const unchanged = edited[name].findIndex((value, k) => value === course[name][k]);
      expect(unchanged, name).toBe(-1);
    }
  });

  it('goes on past the first number that is not finite, and names its update', () => {
    const run = train({ ...question, learningRate: 1e6 });
    const rows = rowsOf(run);
    const first = rows.findIndex(
      ([loss, ...rest]) => !Number.isFinite(loss) || !rest.slice(-run.initial.length).every(Number.isFinite),
    );
    expect(run.diverged).toBe(first);
    expect(first).toBeGreaterThan(0);
    expect(run.loss).toHaveLength(run.settings.iterations);
    expect(run.log.at(-1)?.line).toMatch(/^i:\d+,Loss:(nan|inf)/);
  });

  it('makes a shorter run the beginning of a longer one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 1e-6, max: 1e-4, noNaN: true }),
        (iterations, learningRate) => {
          const short = train({ ...question, learningRate, iterations });
          const long = train({ ...question, learningRate, iterations: 60 });
          expect(rowsOf(short)).toEqual(rowsOf(long).slice(0, iterations));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never lets a small enough step raise the loss', () => {
    const number = fc.double({ min: 1, max: 200, noNaN: true });
    const sale: fc.Arbitrary<Sale> = fc.record({ area: number, rooms: number, price: number });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 2, maxLength: 40 }), (sales) => {
        fc.pre(new Set(sales.map(({ area }) => area)).size > 1 && new Set(sales.map(({ rooms }) => rooms)).size > 1);
        const { loss } = train({ ...question, sales, learningRate: 1e-6, iterations: 20 });
        loss.forEach((value, i) => expect(value).toBeLessThanOrEqual((loss[i - 1] ?? Infinity) * (1 + 1e-5)));
      }),
      { numRuns: 50 },
    );
  });
});
