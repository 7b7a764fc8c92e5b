import { describe, expect, it } from 'vitest';
import multivariate from '../../../src-main/engine/goldens/regression-multivariate.json';
import univariate from '../../../src-main/engine/goldens/regression-univariate.json';
import { frame } from '../../../src-main/engine/index.ts';
import { guessedIn, isClose } from './guess.ts';
import { storyQuestion } from './story.test-support.ts';

describe('what there is to guess', () => {
  const { settings } = storyQuestion('univariate');

  it.each([0, 1, 57])('of a line is TensorFlow’s loss, derivative by w, and new w: update %i', (iteration) => {
    const opened = frame({ settings, iteration, phase: 'update' });
    const golden = univariate.tensorflow[iteration];
    expect(guessedIn('forward', settings, opened)).toBeNull();
    expect(guessedIn('loss', settings, opened)).toEqual({ symbol: 'L', value: golden?.loss });
    expect(guessedIn('backward', settings, opened)).toEqual({ symbol: '∂L/∂w', value: golden?.gradient_w });
    expect(guessedIn('update', settings, opened)).toEqual({ symbol: 'w', value: golden?.w });
  });

  it('of more features is about the first one, not about the intercept', () => {
    const more = storyQuestion('multivariate').settings;
    const guessed = guessedIn('update', more, frame({ settings: more, iteration: 3, phase: 'update' }));
    expect(guessed?.symbol).toBe('W₁');
    expect(guessed?.value).toBeCloseTo(multivariate.tensorflow[3]?.W[1] ?? NaN, 9);
    const last = { ...more, intercept: 'last' } as const;
    expect(guessedIn('update', last, frame({ settings: last, iteration: 3, phase: 'update' }))?.symbol).toBe('W₀');
  });
});

describe('a guess', () => {
  it('is right within one in a hundred, on either side and of either sign', () => {
    for (const value of [1, -1, 4749.36, -1e-9]) {
      expect([0.991, 1.009].every((share) => isClose(share * value, value))).toBe(true);
      expect([0.989, 1.011, -1, 0].some((share) => isClose(share * value, value))).toBe(false);
    }
    expect([isClose(0, 0), isClose(1e-9, 0)]).toEqual([true, false]);
  });

  it('is never right of what is no number any more', () => {
    for (const value of [Infinity, -Infinity, NaN]) expect(isClose(1e308, value)).toBe(false);
  });
});
