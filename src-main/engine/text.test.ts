import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, variable, withNodes } from './expr.ts';
import { toLatex, variableLatex } from './latex.ts';
import { parse } from './parse.ts';
import { build, recipes } from './recipes.test-support.ts';
import { toTensorFlow, toText } from './text.ts';

test('text reads back as the same node', () => {
  const readsBack = fc.property(recipes, (recipe) =>
    withNodes(10_000, () => {
      const node = build(recipe);
      expect(parse(toText(node))).toBe(node);
    }),
  );
  fc.assert(readsBack, { numRuns: 2000 });
});

test('LaTeX keeps its braces balanced', () => {
  const isBalanced = fc.property(recipes, (recipe) =>
    withNodes(10_000, () => {
      const latex = toLatex(build(recipe));
      expect(latex.split('{').length).toBe(latex.split('}').length);
      expect(latex.split('\\left').length).toBe(latex.split('\\right').length);
    }),
  );
  fc.assert(isBalanced);
});

describe('LaTeX', () => {
  test.each([
    ['2x+2y', '2x + 2y'],
    ['2*3*x', '2 \\cdot 3x'],
    ['x*2', 'x \\cdot 2'],
    ['2^3*x', '2^{3} x'],
    ['x*2^y', 'x \\cdot 2^{y}'],
    ['1/(2x)', '\\frac{1}{2x}'],
    ['-1/x^2', '-\\frac{1}{x^{2}}'],
    ['-x*y/2', '-\\frac{x y}{2}'],
    ['(x/y)^2', '\\left(\\frac{x}{y}\\right)^{2}'],
    ['x*(-y)', 'x \\left(-y\\right)'],
    ['x-(-2)', 'x - \\left(-2\\right)'],
    ['2(x-1)', '2\\left(x - 1\\right)'],
    ['sin(x)', '\\sin x'],
    ['sin(2x)', '\\sin\\left(2x\\right)'],
    ['sin(x)*y', '\\sin\\left(x\\right) y'],
    ['x*sin(y)', 'x \\sin y'],
    ['exp(x*y)', 'e^{x y}'],
    ['exp(x)^2', '\\left(e^{x}\\right)^{2}'],
    ['sqrt(x)+cbrt(y)', '\\sqrt{x} + \\sqrt[3]{y}'],
    ['abs(x)', '\\left|x\\right|'],
    ['log(x)', '\\ln x'],
    ['w1+x_12+theta', 'w_{1} + x_{12} + \\theta'],
    ['pi*e', '\\pi e'],
    ['1e-9*x', '10^{-9} x'],
  ])('%s', (text, latex) => expect(withNodes(1000, () => toLatex(parse(text)))).toBe(latex));

  test('a caller may write the variables', () => {
    const coloured = withNodes(100, () => toLatex(parse('2x+y'), (name) => `\\htmlClass{q-${name}}{${name}}`));
    expect(coloured).toBe('2\\htmlClass{q-x}{x} + \\htmlClass{q-y}{y}');
  });
});

test.each([
  ['2x^2+sin(x)', '2 * x**2 + tf.sin(x)'],
  ['-pi/log2(x)', '-math.pi / (tf.math.log(x) / tf.math.log(2.0))'],
  ['sec(x)^2', '(1 / tf.cos(x))**2'],
])('%s in TensorFlow', (text, python) => expect(withNodes(1000, () => toTensorFlow(parse(text)))).toBe(python));

test('a tree of 2^60 leaves is written in bounded time, and says that it is not complete', () => {
  withNodes(1000, () => {
    let node = variable('x');
    for (let i = 0; i < 60; i++) node = apply('sin', apply('mul', node, node));
    const text = toText(node);
    expect(text.length).toBeLessThan(30_000);
    expect(text).toContain('…');
    expect(text.split('(').length).toBe(text.split(')').length);
  });
});

test.each([
  ['x', 'x'],
  ['w1', 'w_{1}'],
  ['x_max', 'x_{\\mathit{max}}'],
  ['theta_0', '\\theta_{0}'],
  ['loss', '\\mathit{loss}'],
  ['面积', '\\text{面积}'],
  ['__proto__', '\\text{\\_\\_proto\\_\\_}'],
])('the variable %s is %s', (name, latex) => expect(variableLatex(name)).toBe(latex));
