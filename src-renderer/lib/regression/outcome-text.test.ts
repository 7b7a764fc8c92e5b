import { describe, expect, it } from 'vitest';
import { outlook, trainForLab } from '../../../src-main/engine/index.ts';
import type { ExperimentSettings, Outlook } from '../../../src-main/ipc/contract.ts';
import { divergenceText, outcomeAt, outcomeSentence, outcomeWord } from './outcome-text.ts';
import { storyQuestion } from './story.test-support.ts';

const known = (id: string, settings: Partial<ExperimentSettings> = {}) => outlook(storyQuestion(id, settings).settings);

describe('what a run will do', () => {
  it('is said with the figures of the course’s line', () => {
    const sentence = outcomeSentence(known('univariate', { dtype: 'float64' }));
    expect(sentence).toMatch(/\d\d,\d{3}/);
    expect(sentence).toMatch(/12[67],\d00/);
  });

  it('is another word for each outcome, and for none that is not known', () => {
    const rates = [1e-4, 1.9e-4, 2.1e-4];
    const words = rates.map((learningRate) => outcomeWord(known('univariate', { learningRate })));
    expect(new Set(words).size).toBe(3);
    expect(words).not.toContain('');
    expect(outcomeWord(known('univariate', { batch: 4 }))).toBe('');
  });

  it('is the same word at a rate that a run comes to on the way as at one that it begins with', () => {
    for (const optimizer of ['sgd', 'momentum'] as const) {
      const begun = known('univariate', { optimizer, learningRate: 1e-5 });
      for (const learningRate of [1e-6, 5e-5, 1.1e-4, 1.9e-4, 2.1e-4, 3.7e-4, 3.9e-4]) {
        const expected = outcomeWord(known('univariate', { optimizer, learningRate }));
        expect(outcomeAt(begun, learningRate, { optimizer, momentum: 0.9 }), `${optimizer} ${learningRate}`).toBe(
          expected,
        );
      }
    }
    expect(outcomeAt(known('univariate', { batch: 4 }), 1e-4, { optimizer: 'sgd', momentum: 0.9 })).toBe('');
  });

  it('forecasts nothing for a run whose rate changes, but tells the limit', () => {
    expect(outcomeSentence(known('univariate'), 1)).toContain('0.0002025');
    expect(outcomeSentence(known('univariate'), 1)).not.toBe(outcomeSentence(known('univariate')));
  });

  it('tells the limit above which it diverges', () => {
    expect(outcomeSentence(known('too-fast'))).toContain('0.0002025');
  });

  it('tells another reason for each case in which there is no limit', () => {
    const reasons: readonly Extract<Outlook, { kind: 'no-limit' }>['reason'][] = [
      'loss-not-quadratic',
      'batches',
      'adaptive-steps',
      'flat',
      'too-large',
    ];
    const sentences = reasons.map((reason) => outcomeSentence({ kind: 'no-limit', reason }));
    expect(new Set(sentences).size).toBe(reasons.length);
    for (const sentence of sentences) expect(sentence).toMatch(/\w.*\.$/);
  });
});

describe('what became of a run', () => {
  it('that converges is not called a divergence', () => {
    expect(divergenceText(trainForLab(storyQuestion('univariate')))).toBeNull();
  });

  it('that overflows is told with the update and the number that overflows first', () => {
    const run = trainForLab(storyQuestion('too-fast', { learningRate: 1e-3, iterations: 101 }));
    const text = divergenceText(run) ?? '';
    expect(run.overflow).not.toBeNull();
    expect(text).toContain(String(run.overflow?.iteration));
    expect(text).toContain('float32');
    expect(text).toContain('8.877');
  });

  it('that only rises is told as such, with its factor an update', () => {
    const run = trainForLab(storyQuestion('too-fast'));
    expect([run.rising, run.overflow]).toEqual([0, null]);
    expect(divergenceText(run)).toContain('1.074');
  });

  it('with momentum is not explained by the factor of plain descent', () => {
    const factor = '97.77';
    const textOf = (optimizer: 'sgd' | 'momentum') =>
      divergenceText(trainForLab(storyQuestion('too-fast', { optimizer, learningRate: 1e-2 })));
    expect(textOf('sgd')).toContain(factor);
    expect(textOf('momentum')).not.toBeNull();
    expect(textOf('momentum')).not.toContain(factor);
  });
});
