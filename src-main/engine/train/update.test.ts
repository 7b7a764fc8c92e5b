import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloatDtype } from '../tensor/dtype.ts';
import type { TrainingRun, UpdateRecord } from './course-record.ts';
import { train } from './run.ts';
import { openUpdate } from './update.ts';

const runs = (['float32', 'float64'] as const).flatMap((dtype) => [
  { name: 'univariate', dtype, run: train({ model: 'univariate', dtype }) },
  { name: 'multivariate', dtype, run: train({ model: 'multivariate', dtype }) },
]);

function rowOf(run: TrainingRun, values: Float64Array, i: number): number[] {
  const { length } = run.parameterNames;
  return [...values.subarray(i * length, (i + 1) * length)];
}

function opened(run: TrainingRun, iteration: number): UpdateRecord {
  const parameters = iteration === 0 ? run.initial : rowOf(run, run.parameters, iteration - 1);
  return openUpdate({ settings: run.settings, iteration, parameters });
}

/**
 * The sum of what each of the sixteen rows adds to the gradient of parameter j: float32 to the bit, in TensorFlow's lanes,
 * which are folded in halves; float64, whose share of the mean is multiplied last, up to its rounding.
 */
function summed({ contributions }: UpdateRecord, j: number, dtype: FloatDtype): { sum: number; slack: number } {
  const column = contributions.map((row) => row[j] ?? NaN);
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  if (dtype === 'float64') return { sum: total(column), slack: 1e-14 * total(column.map(Math.abs)) };
  const folded = (values: readonly number[]): number[] => {
    const half = values.length / 2;
    return values.slice(0, half).map((value, k) => Math.fround(value + (values[half + k] ?? NaN)));
  };
  return { sum: folded(folded(folded(folded(column))))[0] ?? NaN, slack: 0 };
}

describe.each(runs)('opening an update of the $name run in $dtype', ({ run, dtype }) => {
  const rounded = (value: number) => (dtype === 'float32' ? Math.fround(value) : value);

  it('gives the numbers of the run to the bit, at every update', () => {
    run.loss.forEach((loss, i) => {
      const update = opened(run, i);
      expect([update.iteration, update.loss]).toEqual([i, loss]);
      expect(update.gradient).toEqual(rowOf(run, run.gradient, i));
      expect(update.after).toEqual(rowOf(run, run.parameters, i));
    });
  });

  it('shows how its numbers follow from each other, at every update', () => {
    run.loss.forEach((_, i) => {
      const update = opened(run, i);
      update.gradient.forEach((derivative, j) => {
        const { sum, slack } = summed(update, j, dtype);
        expect(Math.abs(derivative - sum)).toBeLessThanOrEqual(slack);
      });
      expect(update.errors).toEqual(
        update.targets.map((target, k) => rounded(target - (update.predictions[k] ?? NaN))),
      );
      expect(update.steps).toEqual(update.gradient.map((g) => rounded(rounded(run.settings.learningRate) * g)));
      expect(update.after).toEqual(update.before.map((value, j) => rounded(value - (update.steps[j] ?? NaN))));
    });
  });

  it('fits what the next update predicts', () => {
    expect(opened(run, 4).fitted).toEqual(opened(run, 5).predictions);
  });

  it('agrees with the gradient by finite differences, from any parameters', () => {
    const parameters = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: run.initial.length,
      maxLength: run.initial.length,
    });
    const settings = { ...run.settings, dtype: 'float64' } as const;
    const lossAt = (at: readonly number[]) => openUpdate({ settings, iteration: 0, parameters: at }).loss;
    fc.assert(
      fc.property(parameters, (at) => {
        const { gradient } = openUpdate({ settings, iteration: 0, parameters: at });
        gradient.forEach((derivative, j) => {
          const [above, below] = [1e-3, -1e-3].map((h) => lossAt(at.map((value, k) => (k === j ? value + h : value))));
          // The loss is quadratic, so that only rounding parts the central difference from the derivative.
          const scale = 1 + Math.abs(derivative) + lossAt(at);
          expect(Math.abs(((above ?? NaN) - (below ?? NaN)) / 2e-3 - derivative) / scale).toBeLessThan(1e-9);
        });
      }),
    );
  });
});

describe('openUpdate', () => {
  const { settings, initial } = train({ model: 'univariate' });

  it('shows the inputs as the model sees them', () => {
    expect(openUpdate({ settings, iteration: 0, parameters: initial }).inputs[0]).toEqual([Math.fround(137.97)]);
    const run = train({ model: 'multivariate' });
    expect(opened(run, 0).inputs[1]).toEqual([1, 0.6318850120693438, 0.5]);
  });

  it('opens an update of a run that diverges', () => {
    const update = openUpdate({ settings, iteration: 0, parameters: [Infinity, NaN] });
    expect(update.loss).toBeNaN();
    expect(update.after.every(Number.isNaN)).toBe(true);
  });

  it.each([-1, 101, 0.5, NaN])('refuses iteration %s', (iteration) => {
    expect(() => openUpdate({ settings, iteration, parameters: initial })).toThrow(
      /^iteration must be an integer from 0/,
    );
  });

  it('refuses another number of parameters', () => {
    expect(() => openUpdate({ settings, iteration: 0, parameters: [1] })).toThrow('parameters must be 2 numbers');
  });
});
