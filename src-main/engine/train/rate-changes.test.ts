import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Descent } from './descent.ts';
import { fit } from './fit.ts';
import { fitSettings } from './fit-settings.ts';
import { outlook } from './outlook.ts';
import type { FitQuestion, FitSettings } from './record.ts';
import { frame } from './timeline.ts';
import { goldenColumns } from './training.test-support.ts';

const data: FitQuestion = { columns: goldenColumns, features: ['a', 'b'], target: 'y', iterations: 60 };
const optimizers = ['sgd', 'momentum', 'adam'] as const;
const dtypes = ['float32', 'float64'] as const;
const cases = optimizers.flatMap((optimizer) =>
  dtypes.flatMap((dtype) => [null, 5].map((batch) => ({ optimizer, dtype, batch }))),
);

/** Loss, parameters and memory of every update of a run, on from a state where one is given. */
function updatesOf(settings: FitSettings, from = 0, state?: Float64Array) {
  const descent = new Descent(settings);
  if (state) descent.goTo(from, state);
  return Array.from({ length: settings.iterations - from }, () => {
    const before = new Float64Array(descent.stateSize);
    descent.writeState(before);
    return { before, loss: descent.advance(), after: [...descent.parameters] };
  });
}

describe.each(cases)('$optimizer in $dtype with batches of $batch', (change) => {
  const plain = fitSettings({ ...data, ...change, learningRate: 0.02 });

  it('goes on at another rate with all that it remembers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), fc.double({ min: 1e-3, max: 0.1, noNaN: true }), (from, rate) => {
        const changed = updatesOf({ ...plain, rateChanges: [{ from, learningRate: rate }] });
        const unchanged = updatesOf(plain);
        expect(changed.slice(0, from)).toEqual(unchanged.slice(0, from));
        const rest = updatesOf({ ...plain, learningRate: rate }, from, unchanged[from]?.before);
        expect(changed.slice(from)).toEqual(rest);
        expect(changed[from]?.after).not.toEqual(unchanged[from]?.after);
      }),
      { numRuns: 10 },
    );
  });

  it('is opened anywhere as the forward run was', () => {
    const rateChanges = [10, 11, 30].map((from, k) => ({ from, learningRate: 0.03 / (k + 1) }));
    const settings = { ...plain, rateChanges };
    const updates = updatesOf(settings);
    for (let k = 0; k < 40; k++) {
      const iteration = (k * 37) % 60;
      const { loss, after } = updates[iteration] ?? {};
      expect(frame({ settings, iteration, phase: 'update' })).toMatchObject({ loss, after });
    }
  });
});

describe('a changed learning rate', () => {
  it('makes of the rest of a run what a run begun there makes of it', () => {
    const from = 23;
    const whole = fit({ ...data, rateChanges: [{ from, learningRate: 0.05 }] });
    const begun = frame({ settings: whole.settings, iteration: from, phase: 'forward' }).before;
    const rest = fit({ ...data, learningRate: 0.05, initial: begun, iterations: 60 - from });
    expect(whole.loss.slice(from)).toEqual(rest.loss);
    expect(whole.learnt).toEqual(rest.learnt);
  });

  it('changes nothing at the end of the run or after it', () => {
    const changes = [60, 1000].map((from) => ({ from, learningRate: 9 }));
    expect(fit({ ...data, rateChanges: changes }).loss).toEqual(fit(data).loss);
  });

  it('leaves what is known before to the first rate', () => {
    const rateChanges = [{ from: 5, learningRate: 1e3 }];
    expect(outlook({ ...data, rateChanges })).toEqual(outlook(data));
  });
});
