import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloatDtype } from '../tensor/dtype.ts';
import type { TrainingRun } from './course-record.ts';
import type { Frame } from './record.ts';
import { train } from './run.ts';
import { fitSettingsOf } from './settings.ts';
import { frame } from './timeline.ts';

const runs = (['float32', 'float64'] as const).flatMap((dtype) => [
  { name: 'univariate', dtype, run: train({ model: 'univariate', dtype }) },
  { name: 'multivariate', dtype, run: train({ model: 'multivariate', dtype }) },
]);

function rowOf(run: TrainingRun, values: Float64Array, i: number): number[] {
  const { length } = run.parameterNames;
  return [...values.subarray(i * length, (i + 1) * length)];
}

const opened = (run: TrainingRun, iteration: number): Frame =>
  frame({ settings: fitSettingsOf(run.settings), iteration, phase: 'update' });

/**
 * The sum of what each of the sixteen rows adds to the gradient of parameter j: float32 to the bit, in TensorFlow's lanes,
 * which are folded in halves; float64, whose share of the mean is multiplied last, up to its rounding.
 */
function summed({ contributions }: Frame, j: number, dtype: FloatDtype): { sum: number; slack: number } {
  const column = (contributions ?? []).map((row) => row[j] ?? NaN);
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
      update.gradient?.forEach((derivative, j) => {
        const { sum, slack } = summed(update, j, dtype);
        expect(Math.abs(derivative - sum)).toBeLessThanOrEqual(slack);
      });
      const rate = rounded(run.settings.learningRate);
      const steps = (update.gradient ?? []).map((derivative) => rounded(rate * derivative));
      expect(update.after).toEqual(update.before.map((value, j) => rounded(value - (steps[j] ?? NaN))));
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
    const settings = { ...fitSettingsOf(run.settings), dtype: 'float64' } as const;
    const at0 = (initial: readonly number[]) =>
      frame({ settings: { ...settings, initial }, iteration: 0, phase: 'backward' });
    const lossAt = (at: readonly number[]) => at0(at).loss ?? NaN;
    fc.assert(
      fc.property(parameters, (at) => {
        const { gradient } = at0(at);
        gradient?.forEach((derivative, j) => {
          const [above, below] = [1e-3, -1e-3].map((h) => lossAt(at.map((value, k) => (k === j ? value + h : value))));
          // The loss is quadratic, so that only rounding parts the central difference from the derivative.
          const scale = 1 + Math.abs(derivative) + lossAt(at);
          expect(Math.abs(((above ?? NaN) - (below ?? NaN)) / 2e-3 - derivative) / scale).toBeLessThan(1e-9);
        });
      }),
    );
  });
});
