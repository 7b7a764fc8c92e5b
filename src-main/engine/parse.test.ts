import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, constant, variable, withNodes } from './expr.ts';
import { runs } from './fuzz.test-support.ts';
import { catalog } from './ops/catalog.ts';
import { parse } from './parse.ts';
import { areSame, mistakeIn, read } from './reading.test-support.ts';
import { build, recipes } from './recipes.test-support.ts';
import { toText } from './text.ts';

/** What is typed, and what is understood, in TapeLab's own spelling. */
const readings: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'sums, products and powers': [
    ['x-(y-z)', 'x - (y - z)'],
    ['-(x-y)', '-(x - y)'],
    ['8-n', '8 - n'],
    ['--2', '2'],
    ['+x', 'x'],
    ['x - -y', 'x - (-y)'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['2^-1', '2^(-1)'],
    ['x^-y^2', 'x^(-y^2)'],
    ['2^3^2', '2^(3^2)'],
    ['x/y/z', 'x/y/z'],
  ],
  numbers: [
    ['0.1234567890123456789012345', '0.1234567890123456789012345'],
    ['2.50', '2.5'],
    ['.5', '0.5'],
    ['1e-3', '0.001'],
    ['12345678901234567890123', '1.2345678901234567890123e22'],
    ['2e', '2*e'],
  ],
  'factors side by side': [
    ['2xy', '2*x*y'],
    ['xy^2', 'x*y^2'],
    ['2x^2y', '2*x^2*y'],
    ['x y -3', 'x*y - 3'],
    ['x 2', 'x*2'],
    ['(2)3', '2*3'],
    ['x(y+1)', 'x*(y + 1)'],
    ['2x(y+1)^2', '2*x*(y + 1)^2'],
    ['(x+1)(x-1)', '(x + 1)*(x - 1)'],
    ['w1*x_1+w1(x+1)', 'w1*x_1 + w1*(x + 1)'],
    ['2theta', '2*theta'],
    ['xe^x', 'x*e^x'],
    ['pi r^2', 'pi*r^2'],
    ['i', 'i'],
    ['1i', '1*i'],
    ['3 cm', '3*c*m'],
    ['in to', 'i*n*t*o'],
  ],
  'factors side by side bind tighter than a quotient, but not than a quotient of numbers': [
    ['1/xy', '1/(x*y)'],
    ['x/2y', 'x/(2*y)'],
    ['1/2x', '1/2*x'],
    ['-1/2x', '-1/2*x'],
    ['3-1/2x', '3 - 1/2*x'],
    ['1/2(x+1)', '1/2*(x + 1)'],
    ['1/2sin(x)', '1/2*sin(x)'],
    ['1/2/3x', '1/2/3*x'],
    ['x/2/3y', 'x/2/(3*y)'],
    ['2^-1/3x', '2^(-1)/(3*x)'],
    ['1/2^2x', '1/(2^2*x)'],
    ['1/(2x)', '1/(2*x)'],
  ],
  'other spellings': [
    ['x**2', 'x^2'],
    ['x²y³', 'x^2*y^3'],
    ['x⁻¹', 'x^(-1)'],
    ['x¹⁰⁵', 'x^105'],
    ['x·y×z÷2−1', 'x*y*z/2 - 1'],
    ['2πr', '2*pi*r'],
    ['（ｘ＋１）＾２＊３．５', '(x + 1)^2*3.5'],
    ['１。５ｘ－２÷４', '1.5*x - 2/4'],
    ['x……2', 'x^2'],
    ['ｍａｘ（ｘ，ｙ）', 'max(x, y)'],
    ['ｘ＞０？１：｜ｘ｜', 'x > 0 ? 1 : abs(x)'],
    ['ln(x)+arcsin(x)', 'log(x) + asin(x)'],
    ['pow(x, 3)', 'x^3'],
  ],
  Python: [
    ['np.sin(x)+numpy.cos(x)', 'sin(x) + cos(x)'],
    ['tf.square(x)', 'square(x)'],
    ['tf.math.log(x)*tf.nn.relu(x)', 'log(x)*relu(x)'],
    ['torch.exp(x)+math.exp(x)', 'exp(x) + exp(x)'],
    ['math.pi*np.e', 'pi*e'],
    ['np.arctan2(y, x)', 'atan2(y, x)'],
    ['np.power(x, 2)', 'x^2'],
    ['tf.divide(tf.add(x, 1), tf.negative(y))', '(x + 1)/(-y)'],
    ['np.maximum(x, np.absolute(y))', 'max(x, abs(y))'],
    ['np.logical_and(np.less(x, 1), y)', 'x < 1 and y'],
  ],
  roots: [
    ['√x', 'sqrt(x)'],
    ['√2x', 'sqrt(2)*x'],
    ['√xy', 'sqrt(x)*y'],
    ['√x²', 'sqrt(x)^2'],
    ['√(x+1)^2', 'sqrt(x + 1)^2'],
    ['2√√x', '2*sqrt(sqrt(x))'],
    ['√sin(x)y', 'sqrt(sin(x))*y'],
    ['√|x|', 'sqrt(abs(x))'],
  ],
  bars: [
    ['|x|', 'abs(x)'],
    ['2|x|y', '2*abs(x)*y'],
    ['|x||y|', 'abs(x)*abs(y)'],
    ['|x|y|z|', 'abs(x)*y*abs(z)'],
    ['||x|-1|', 'abs(abs(x) - 1)'],
    ['|(|x|)|', 'abs(abs(x))'],
    ['|-x|^2', 'abs(-x)^2'],
    ['|sin x|', 'abs(sin(x))'],
    ['|x > 0 ? x : |y||', 'abs(x > 0 ? x : abs(y))'],
  ],
  'functions without bracket': [
    ['sin x', 'sin(x)'],
    ['ln x', 'log(x)'],
    ['sin 2x', 'sin(2*x)'],
    ['sin x^2', 'sin(x^2)'],
    ['sin 2πx^2y', 'sin(2*pi*x^2*y)'],
    ['sin 2x(y+1)', 'sin(2*x*(y + 1))'],
    ['sin x|y|', 'sin(x*abs(y))'],
    ['sin |x|y', 'sin(abs(x)*y)'],
    ['sin x√y', 'sin(x*sqrt(y))'],
    ['sin x cos x', 'sin(x)*cos(x)'],
    ['sin x/2', 'sin(x)/2'],
    ['sin x*y', 'sin(x)*y'],
    ['sin -x', 'sin(-x)'],
    ['sin x^-y z', 'sin(x^(-y)*z)'],
    ['2 sin x + 1', '2*sin(x) + 1'],
    ['sin cos x', 'sin(cos(x))'],
    ['max(sin x, cos x)', 'max(sin(x), cos(x))'],
    ['sin x mod 2 < 1', 'mod(sin(x), 2) < 1'],
    ['x^sin y z', 'x^sin(y*z)'],
    ['sin (x)y', 'sin(x)*y'],
  ],
  'powers of functions': [
    ['sin² x', 'sin(x)^2'],
    ['sin²2x', 'sin(2*x)^2'],
    ['sin^2 x', 'sin(x)^2'],
    ['sin^2(x)', 'sin(x)^2'],
    ['sin(x)^2', 'sin(x)^2'],
    ['sin^2 x cos^2 x', 'sin(x)^2*cos(x)^2'],
    ['np.log**2(x)', 'log(x)^2'],
  ],
  'a letter before a function': [
    ['xsin(x)', 'x*sin(x)'],
    ['2xcos(y)', '2*x*cos(y)'],
    ['esin(x)', 'e*sin(x)'],
    ['xlog10(y)', 'x*log10(y)'],
  ],
  'conditions and choices': [
    ['x<=1', 'x <= 1'],
    ['x≥1 and x≠2', 'x >= 1 and x != 2'],
    ['x+1==2y', 'x + 1 == 2*y'],
    ['0<x<1', '0 < x and x < 1'],
    ['x<=y<z>=2', 'x <= y and y < z and z >= 2'],
    ['x or y and z', 'x or y and z'],
    ['(x or y) && z', '(x or y) and z'],
    ['not x < 1 and y', 'not x < 1 and y'],
    ['(not x) < 1', '(not x) < 1'],
    ['not not x', 'not not x'],
    ['x>0 ? x : -x', 'x > 0 ? x : -x'],
    ['x ? 1 : y ? 2 : 3', 'x ? 1 : y ? 2 : 3'],
    ['x ? y ? 1 : 2 : 3', 'x ? (y ? 1 : 2) : 3'],
    ['2(x ? 1 : 2)', '2*(x ? 1 : 2)'],
    ['max(x?1:2, x?3:4)', 'max(x ? 1 : 2, x ? 3 : 4)'],
    ['7 mod x', 'mod(7, x)'],
    ['mod(7, x)', 'mod(7, x)'],
    ['2 mod (x+1)', 'mod(2, x + 1)'],
    ['-7 % 3', 'mod(-7, 3)'],
    ['x*y%z', 'mod(x*y, z)'],
  ],
  derivatives: [
    ['diff(x^3, x)', '3*x^2'],
    ['2diff(x^3, x, 2)', '2*(6*x)'],
    ['diff(x, x, 0)', 'x'],
    ['diff(diff(x^2y, x), y)', '2*x'],
    ['diff(sin x, y)', '0'],
    ['d/dx(x)+1', '1 + 1'],
    ['d / dx (x^2)^2', '(2*x)^2'],
    ['d/dtheta(theta^2)', '2*theta'],
    ['2d/dw_1(w_1^2)', '2*(2*w_1)'],
    ['d/d(x)', 'd/(d*x)'],
    ['d/dsin(x)', 'd/(d*sin(x))'],
  ],
};

describe.each(Object.entries(readings))('%s', (_, table) => {
  test.each(table)('%s', (text, written) => {
    expect(read(text)).toBe(written);
  });
});

test('signs become the operations of the table', () => {
  withNodes(100, () => {
    const [x, one] = [variable('x'), constant(1)];
    for (const [sign, op] of Object.entries({ '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' })) {
      expect(parse(`x${sign}1`)).toBe(apply(op, x, one));
    }
    expect(parse('x and 1')).toBe(apply('and', x, one));
    expect(parse('x or 1')).toBe(apply('or', x, one));
    expect(parse('not x')).toBe(apply('not', x));
    expect(parse('x ? 1 : x')).toBe(apply('where', x, one, x));
    expect(parse('x % 1')).toBe(apply('mod', x, one));
    expect(parse('|x|')).toBe(apply('abs', x));
    expect(parse('√x')).toBe(apply('sqrt', x));
  });
});

test('the same quotient is read before a letter with and without a minus sign', () => {
  expect(areSame(['1/2x', '(1/2)*x'])).toBe(true);
  expect(areSame(['-1/2x', '(-1/2)*x', '(-1)/2*x'])).toBe(true);
});

test('what is written is read as the same node, in full-width characters too', () => {
  const wide = (text: string) => text.replace(/[!-~]/g, (plain) => String.fromCharCode(plain.charCodeAt(0) + 0xfee0));
  const readsBack = fc.property(recipes, (recipe) =>
    withNodes(10_000, () => {
      const node = build(recipe);
      expect(parse(toText(node))).toBe(node);
      expect(parse(wide(toText(node)))).toBe(node);
    }),
  );
  fc.assert(readsBack, { numRuns: runs });
});

test('every function is called by each of its names', () => {
  for (const { calledBy, arity } of Object.values(catalog)) {
    const args = ['x', 'y', 'z'].slice(0, arity).join(',');
    for (const name of calledBy) expect(mistakeIn(`${name}(${args})`)).toBeNull();
  }
});
