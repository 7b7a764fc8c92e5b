import { describe, expect, it } from 'vitest';
import { trainForLab } from '../../../src-main/engine/index.ts';
import { runQuestion } from './question.ts';
import { courseModels } from './stories.ts';
import { tableOf } from './story.test-support.ts';

const settings = courseModels.univariate;

describe('the question for a run', () => {
  const data = tableOf({ a: [1, 2], note: ['x', 'y'], b: [3, 5] });

  it('has the features in their order and then the target, and no other column', () => {
    const chosen = { ...data, features: ['b'], target: 'a' };
    expect(runQuestion(chosen, settings)?.settings.columns.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('is none while a cell that it needs holds no number', () => {
    expect(runQuestion(data, settings)).toBeNull();
    expect(runQuestion({ ...data, features: ['a'] }, settings)).not.toBeNull();
    expect(runQuestion({ ...data, features: ['missing'] }, settings)).toBeNull();
  });

  it('leaves out the rates of updates that the run does not have, which the engine refuses', () => {
    const rateChanges = [50, 101, 200].map((from) => ({ from, learningRate: from * 1e-6 }));
    const question = runQuestion({ ...data, features: ['a'] }, { ...settings, rateChanges });
    expect(question?.settings.rateChanges).toEqual(rateChanges.slice(0, 1));
    expect(question && trainForLab(question).loss).toHaveLength(101);
  });

  it('is answered with the very settings that it tells: nothing is left to a default', () => {
    const question = runQuestion({ ...data, features: ['a'] }, settings);
    expect(question && trainForLab(question).settings).toEqual(question?.settings);
  });
});
