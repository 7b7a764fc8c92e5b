import { describe, expect, test } from 'vitest';
import { listLessons, readLessonOf } from '../../../src-main/lessons/course.ts';
import { formulaText } from './formula-text.ts';

/** The LaTeX of all formulas in a part of a lesson. */
function formulasIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(formulasIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'kind' in part && part.kind === 'math' && 'latex' in part ? [String(part.latex)] : [];
  return [...own, ...Object.values(part).flatMap(formulasIn)];
}

describe('a formula that is heard', () => {
  test.each([
    ['\\frac{\\partial f}{\\partial x} = 2x^2', '∂ f/∂ x = 2x^2'],
    ['\\frac{a+b}{2}\\cdot\\hat{y}', '(a+b)/2·ŷ'],
    ['\\begin{pmatrix} 2 & 0 \\\\ 0 & 4 \\end{pmatrix}', '[2, 0; 0, 4]'],
    ['\\bigl((3+h)^2 - 3^2\\bigr)/h', '((3+h)^2 - 3^2)/h'],
    ['10^{-17}', '10^-17'],
    ['x^{n-1}', 'x^(n-1)'],
    ['w \\leftarrow w - \\eta\\,\\frac{\\partial L}{\\partial w}', 'w ← w - η∂ L/∂ w'],
    ['\\frac12 \\sum_i (\\hat y_i - y_i)^2', '1/2 ∑_i (ŷ_i - y_i)^2'],
    ['\\sin x', 'sin x'],
    ['\\lambda_{\\max}', 'λ_max'],
  ])('%s', (latex, text) => {
    expect(formulaText(latex)).toBe(text);
  });

  test.each(['en', 'zh-Hans', 'zh-Hant'] as const)('has nothing of LaTeX left in any lesson: %s', async (language) => {
    const heads = await listLessons(language);
    const formulas = heads.flatMap(({ id }) => formulasIn(readLessonOf(id, language)));
    expect(formulas.length).toBeGreaterThan(300);
    const texts = [...new Set(formulas)].map(formulaText);
    expect(texts.filter((text) => text === '' || /[\\{}&$]|undefined/.test(text))).toEqual([]);
  });
});
