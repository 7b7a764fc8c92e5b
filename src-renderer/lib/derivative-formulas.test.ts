import { describe, expect, it } from 'vitest';
import { analyse } from '../../src-main/engine/analyse.ts';
import { conditionsOf, gradientFormula, hessianFormula, shownEigenvalues } from './derivative-formulas.ts';

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

describe('gradient and Hessian', () => {
  const at = (x: number) => analyse({ expression: 'x^3*y', point: { x, y: 2 } });

  it('are typeset once while only numbers change, which have places of their own', () => {
    const [first, second] = [gradientFormula(at(1)), gradientFormula(at(-2))];
    expect([second.latex, second.numbers?.latex]).toEqual([first.latex, first.numbers?.latex]);
    expect([first.numbers?.slots, second.numbers?.slots]).toEqual([
      { g0: '6', g1: '1' },
      { g0: '24', g1: '−8' },
    ]);
    expect(second.label).toBe('∇f = (3*x^2*y, x^3) = (24, −8)');
    expect(hessianFormula(at(-2)).numbers?.latex).toBe(hessianFormula(at(1)).numbers?.latex);
  });

  it('have numbers with an exponent typeset', () => {
    const { latex = '', slots } = gradientFormula(at(1e4)).numbers ?? {};
    expect(latex).toContain('1\\cdot 10^{12}');
    expect(slots).toEqual({ g0: '600000000' });
  });

  it('have no numbers where the formulas are the numbers', () => {
    const { label, numbers } = hessianFormula(analyse({ expression: '-x^2', point: { x: 3 } }));
    expect([label, numbers]).toEqual(['H = (-2)', null]);
  });
});
