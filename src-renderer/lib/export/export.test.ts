import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src-main/engine/analyse.ts';
import { explain } from '../../../src-main/engine/explain.ts';
import { derivationTitle, texDerivation } from './derivation-document.ts';
import { derivationTex, escaped } from './derivation-tex.ts';
import { numbersCsv, quoted } from './numbers-csv.ts';
import { programPy } from './program-py.ts';

const words = { quantity: 'quantity', formula: 'formula', value: 'value' };

describe('derivationTex', () => {
  const about = { title: 'Derivation of ∂²f/∂x∂y', formula: 'x', detail: 'everything', language: 'en' } as const;
  const document = derivationTex(texDerivation(explain({ expression: '(x^2-1)/(x-1)*sin(y)', by: ['x', 'y'] }), about));

  it('is a complete document whose every formula can be typeset', () => {
    expect(document).toMatch(/^\\documentclass[^]*\\begin\{document\}[^]*\\end\{document\}\n$/);
    const formulas = [...document.matchAll(/\$(.*?)\$/g)].map(([, formula = '']) => formula);
    expect(formulas.length).toBeGreaterThan(10);
    for (const formula of formulas) expect(() => katex.renderToString(formula), formula).not.toThrow();
  });

  it('keeps what holds on a condition, and no marks of the screen', () => {
    expect(document).toContain('$x \\ne 1$');
    expect(document).not.toContain('htmlClass');
  });

  it('takes a class for Chinese where it is Chinese', () => {
    expect(
      derivationTex({ ...texDerivation(explain({ expression: 'x', by: ['x'] }), about), isChinese: true }),
    ).toContain('{ctexart}');
  });

  it('has no letter that pdfLaTeX does not know, however a variable is typed', () => {
    const title = derivationTitle(['α', 'β'], false);
    const derivation = texDerivation(explain({ expression: 'α^2*β+Ω/(α-1)', by: ['α', 'β'] }), { ...about, title });
    const greek = derivationTex({ ...derivation, formula: 'α + \\text{αβ}' });
    expect(greek).toMatch(/^[ -~\n]*$/);
    expect(greek).toContain('f/$\\partial$$\\alpha$$\\partial$$\\beta$}');
    expect(greek).toContain('{\\alpha} + \\text{$\\alpha$$\\beta$}');
    expect(() => katex.renderToString('{\\alpha}^{2} + \\text{$\\alpha$$\\beta$}')).not.toThrow();
  });

  it('says how many steps are left out, and ends in the result with its conditions', () => {
    const answer = explain({ expression: Array.from({ length: 60 }, (_, i) => `(x^2-1)/(x-1)*sin(${i + 1}x)`).join('+'), by: ['x'] }); // prettier-ignore
    const [last, before] = [...texDerivation(answer, about).lines].reverse();
    const result = answer.parts[0]?.result;
    expect(answer.hidden).toBeGreaterThan(0);
    expect(last).toMatchObject({ latex: `= ${result?.latex ?? ''}`, conditions: result?.conditions?.map(({ latex }) => latex) ?? [] }); // prettier-ignore
    expect(last?.words).toContain(String(answer.hidden));
    expect(before?.latex).not.toBe(last?.latex);
  });

  it('writes signs of LaTeX as what they are', () =>
    expect(escaped('a_1 & 50% \\ ∂')).toBe('a\\_1 \\& 50\\% \\textbackslash{} $\\partial$'));
});

describe('numbersCsv', () => {
  const csv = (expression: string, point: Record<string, number>) =>
    numbersCsv(analyse({ expression, point }), point, words);

  it('has a row for every number, with all its digits', () => {
    expect(csv('x/3', { x: 1 })).toBe('\ufeffquantity,formula,value\r\nx,,1\r\nf,x/3,0.3333333333333333\r\ndf/dx,1/3,0.3333333333333333\r\nd²f/dx²,0,0\r\n'); // prettier-ignore
  });

  it('leaves a number out that there is not', () => expect(csv('x*y', { x: 1 })).toContain('f,x*y,\r\n'));

  it('is never a formula of the spreadsheet', () => expect(csv('-x', { x: 1 })).toContain('f, -x,-1'));

  it('quotes commas and quotation marks', () => {
    expect([quoted('max(x, y)'), quoted('a"b'), quoted('x')]).toEqual(['"max(x, y)"', '"a""b"', 'x']);
  });
});

it('a program imports each module once', () => {
  const line = (text: string, role: 'import' | 'value') => ({ text, role, spans: [] });
  const [head, body] = [line('import tensorflow as tf', 'import'), line('f = x', 'value')];
  expect(programPy({ gradient: [head, body], hessian: [head, body] })).toBe(
    'import tensorflow as tf\nf = x\n\n\nf = x\n',
  );
});
