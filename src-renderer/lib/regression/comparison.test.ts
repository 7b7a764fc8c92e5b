import { describe, expect, it } from 'vitest';
import { trainForLab } from '../../../src-main/engine/index.ts';
import { measured } from './comparison.ts';
import { storyQuestion } from './story.test-support.ts';

describe('the figures of a run', () => {
  it('are those of the run at the cursor', () => {
    const run = trainForLab(storyQuestion('univariate'));
    const parameters = [1, 2];
    const outlook = run.outlook.kind === 'limit' ? run.outlook : null;
    expect(measured({ run, iteration: 1, parameters, predicted: null })).toEqual({
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

  it('have gaps where there is no limit', () => {
    const run = trainForLab(storyQuestion('univariate', { batch: 4 }));
    const figures = measured({ run, iteration: 100, parameters: null, predicted: null });
    expect(figures).toMatchObject({ limit: null, condition: null, updatesToOnePercent: null, parameters: null });
    expect(figures.loss).toBe(run.loss[100]);
  });
});
