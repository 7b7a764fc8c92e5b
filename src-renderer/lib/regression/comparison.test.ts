import { describe, expect, it } from 'vitest';
import { trainForLab } from '../../../src-main/engine/index.ts';
import { measured } from './comparison.ts';
import type { Moment } from './moment.ts';
import { storyQuestion } from './story.test-support.ts';

describe('the figures of a run', () => {
  it('are those of the run at the cursor', () => {
    const run = trainForLab(storyQuestion('univariate'));
    const parameters = [1, 2];
    const outlook = run.outlook.kind === 'limit' ? run.outlook : null;
    expect(measured({ run, iteration: 1, parameters, predicted: null }, { iteration: 1, phase: 'update' })).toEqual({
      learningRate: 1e-4,
      limit: outlook?.largestRate,
      condition: outlook?.condition,
      updatesToOnePercent: outlook?.updatesToOnePercent,
      loss: 89.86186218261719,
      parameters,
      rSquared: run.quality.rSquared,
    });
    expect(outlook).not.toBeNull();
  });

  it('leave the loss of an update out before it is worked out, but not that of a run which is over', () => {
    const run = trainForLab(storyQuestion('univariate'));
    const last = run.loss.length - 1;
    const lossAt = (iteration: number, moment: Moment): number | null =>
      measured({ run, iteration, parameters: null, predicted: null }, moment).loss;
    expect(lossAt(3, { iteration: 3, phase: 'forward' })).toBeNull();
    for (const phase of ['loss', 'backward', 'update'] as const) {
      expect(lossAt(3, { iteration: 3, phase })).toBe(run.loss[3]);
    }
    expect(lossAt(last, { iteration: last, phase: 'forward' })).toBeNull();
    expect(lossAt(last, { iteration: last + 1, phase: 'forward' })).toBe(run.loss[last]);
  });

  it('have gaps where there is no limit', () => {
    const run = trainForLab(storyQuestion('univariate', { batch: 4 }));
    const figures = measured(
      { run, iteration: 100, parameters: null, predicted: null },
      { iteration: 100, phase: 'update' },
    );
    expect(figures).toMatchObject({ limit: null, condition: null, updatesToOnePercent: null, parameters: null });
    expect(figures.loss).toBe(run.loss[100]);
  });
});
