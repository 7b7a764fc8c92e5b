import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, variable, withNodes } from './expr.ts';
import { runs } from './fuzz.test-support.ts';
import { toLatex, variableLatex } from './latex.ts';
import { parse } from './parse.ts';
import { build, recipes } from './recipes.test-support.ts';
import { toJavaScript, toNumPy, toTensorFlow, toText } from './text.ts';

test('text reads back as the same node', () => {
  const readsBack = fc.property(recipes, (recipe) =>
    withNodes(10_000, () => {
      const node = build(recipe);
      expect(parse(toText(node))).toBe(node);
    }),
  );
  fc.assert(readsBack, { numRuns: runs });
});

test('LaTeX keeps its braces balanced', () => {
  const isBalanced = fc.property(recipes, (recipe) =>
    withNodes(10_000, () => {
      const latex = toLatex(build(recipe));
      expect(latex.split('{').length).toBe(latex.split('}').length);
      expect(latex.split('\\left').length).toBe(latex.split('\\right').length);
    }),
  );
  fc.assert(isBalanced, { numRuns: runs });
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
    ['nthRoot(x, 2)+nthRoot(x, 3)+nthRoot(x, y+1)', '\\sqrt{x} + \\sqrt[3]{x} + \\sqrt[{y + 1}]{x}'],
    ['hypot(x, y+1)', '\\sqrt{x^{2} + \\left(y + 1\\right)^{2}}'],
    ['max(x, 0)*y', '\\max\\left(x, 0\\right) y'],
    ['sigmoid(x)*relu(x)', '\\sigma\\left(x\\right) \\operatorname{ReLU} x'],
    ['floor(x/2)*y', '\\left\\lfloor \\frac{x}{2}\\right\\rfloor y'],
    ['mod(x, 2)+y', '\\left(x \\bmod 2\\right) + y'],
    ['x >= 0 and x != y', 'x \\ge 0 \\land x \\ne y'],
    ['not (x < y)', '\\lnot\\left(x < y\\right)'],
    ['2*(x == y)', '2\\left[x = y\\right]'],
    ['x or y < 1', 'x \\ne 0 \\lor y < 1'],
    ['x > 2y ? x : y', '\\begin{cases} x & x > 2y \\\\ y & x \\le 2y \\end{cases}'],
    ['x == y ? x : y', '\\begin{cases} x & x = y \\\\ y & x \\ne y \\end{cases}'],
    [
      'x < 1 or y ? 0 : y',
      '\\begin{cases} 0 & x < 1 \\lor y \\ne 0 \\\\ y & \\lnot\\left(x < 1 \\lor y \\ne 0\\right) \\end{cases}',
    ],
    ['x ? 1 : y', '\\begin{cases} 1 & x \\ne 0 \\\\ y & x = 0 \\end{cases}'],
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
  ['asec(x*y)', 'tf.acos(1 / (x * y))'],
  ['x > 0 ? sqrt(x) : 0', 'tf.where(x > 0, tf.sqrt(x), 0)'],
  ['(x ? 1 : 0)*y', 'tf.where(x != 0, 1.0, 0.0) * y'],
  ['x*(y < 1)', 'x * tf.cast(y < 1, tf.float32)'],
  ['not x < y or x', 'tf.cast(tf.logical_or(tf.logical_not(x < y), x != 0), tf.float32)'],
  ['nthRoot(x, 3)-nthRoot(x, 4)', 'tf.sign(x) * tf.abs(x)**(1 / 3) - x**(1 / 4)'],
])('%s in TensorFlow', (text, python) => expect(withNodes(1000, () => toTensorFlow(parse(text)))).toBe(python));

test.each([
  ['-pi/log2(x)', '-np.pi / np.log2(x)'],
  ['max(x, y, 0)^2', 'np.maximum(np.maximum(x, y), 0)**2'],
  ['softplus(-x)', 'np.logaddexp(0, -x)'],
  ['sigmoid(-x)', '1 / (1 + np.exp(-(-x)))'],
  ['x > 0 and y > 0 ? 1 : 0', 'np.where(np.logical_and(x > 0, y > 0), 1, 0)'],
  ['x-(y < 1)', 'x - np.float64(y < 1)'],
])('%s in NumPy', (text, python) => expect(withNodes(1000, () => toNumPy(parse(text)))).toBe(python));

test.each([
  ['-x^2', '-(x ** 2)'],
  ['(-2)^x*pi', '(-2) ** x * Math.PI'],
  ['square(x+1)', '(x + 1) * (x + 1)'],
  ['x > 0 and y ? x : -y', 'x > 0 && Boolean(y) ? x : -y'],
  ['not (x == y) ? x : y', '!(x === y) ? x : y'],
  ['x*(y < 1)', 'x * (y < 1 ? 1 : 0)'],
])('%s in JavaScript', (text, javascript) => expect(withNodes(1000, () => toJavaScript(parse(text)))).toBe(javascript));

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
