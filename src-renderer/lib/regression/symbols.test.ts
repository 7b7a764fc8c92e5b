import { describe, expect, it } from 'vitest';
import { trainForLab } from '../../../src-main/engine/index.ts';
import { inputSymbols, isLine, parameterSymbols, subscript } from './symbols.ts';
import { storyQuestion } from './story.test-support.ts';

describe('the letters of a model', () => {
  it.each(['univariate', 'multivariate'])('are as many as it has parameters: %s', (id) => {
    for (const intercept of ['first', 'last'] as const) {
      const run = trainForLab(storyQuestion(id, { intercept, iterations: 2 }));
      expect(parameterSymbols(run.settings)).toHaveLength(run.initial.length);
      expect(inputSymbols(run.settings)).toHaveLength(isLine(run.settings) ? 1 : run.initial.length);
    }
  });

  it('are w and b of a line alone', () => {
    expect(parameterSymbols({ features: ['a'], intercept: 'last' })).toEqual(['w', 'b']);
    expect(parameterSymbols({ features: ['a'], intercept: 'first' })).toEqual(['W₀', 'W₁']);
    expect(inputSymbols({ features: ['a', 'b'], intercept: 'last' })).toEqual(['x₁', 'x₂', '1']);
    expect(inputSymbols({ features: ['a', 'b'], intercept: 'first' })).toEqual(['1', 'x₁', 'x₂']);
  });

  it('have every digit of their number below the line', () => expect(subscript(1024567)).toBe('₁₀₂₄₅₆₇'));
});
