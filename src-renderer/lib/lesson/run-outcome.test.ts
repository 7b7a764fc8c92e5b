import { describe, expect, test } from 'vitest';
import { trainForLab } from '../../../src-main/engine/index.ts';
import { storyQuestion } from '../regression/story.test-support.ts';
import { runOutcome } from './run-outcome.ts';

const at = (learningRate: number, settings = {}) =>
  runOutcome(trainForLab(storyQuestion('univariate', { learningRate, ...settings })));

describe('what becomes of the course’s fit of a line', () => {
  test.each([
    [1e-6, 'crawls'],
    [1.35e-4, 'swings'],
    [1.9e-4, 'swings'],
    [2.1e-4, 'rises'],
  ] as const)('at a rate of %d it %s', (rate, outcome) => {
    expect(at(rate)).toBe(outcome);
  });

  test('scaled, at a rate of its own, it settles', () => {
    expect(at(0.5, { scaling: 'min-max' })).toBe('settles');
  });

  test('scaled, at the rate from before, it crawls', () => {
    expect(at(1e-4, { scaling: 'min-max' })).toBe('crawls');
  });
});
