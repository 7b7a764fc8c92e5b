import { describe, expect, it } from 'vitest';
import { conditionsOf, shownEigenvalues } from './derivative-formulas.ts';

const written = (text: string) => ({ text, latex: `\\${text}` });

describe('conditionsOf', () => {
  it('says every condition once', () => {
    const [one, other] = [written('x != 1'), written('y > 0')];
    const formulas = [
      { ...written('a'), conditions: [one] },
      written('b'),
      { ...written('c'), conditions: [other, one] },
    ];
    expect(conditionsOf(formulas)).toEqual({ latex: '\\x != 1,\\; \\y > 0', label: 'x != 1, y > 0' });
  });

  it('says nothing where there is none', () => {
    expect(conditionsOf([written('a')])).toBeNull();
    expect(conditionsOf([])).toBeNull();
  });
});

describe('shownEigenvalues', () => {
  it('numbers them from 1', () => {
    expect(shownEigenvalues([-1, 3])).toEqual([
      { index: 1, value: -1 },
      { index: 2, value: 3 },
    ]);
  });

  it('leaves out the middle of many, never the largest', () => {
    const shown = shownEigenvalues(Array.from({ length: 40 }, (_, index) => index));
    expect(shown.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 40]);
  });
});
