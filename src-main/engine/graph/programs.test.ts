import { describe, expect, test } from 'vitest';
import goldens from '../goldens/tensorflow-programs.json' with { type: 'json' };
import { programs } from './programs.ts';

type ProgramName = 'gradient' | 'hessian' | 'trap';

const at = { x: 3, y: 4 };
const printsOf = (expression: string, program: ProgramName, point: Record<string, number> = at) =>
  programs({ expression, point })[program].flatMap(({ printed }) => printed ?? []);
const codeOf = (expression: string, point: Record<string, number>, program: ProgramName) =>
  programs({ expression, point })[program].map(({ text }) => text);

describe('programs that TensorFlow has run', () => {
  test.each(goldens.runs)('$program of $expression at $point prints what is said', (run) => {
    const program = run.program as ProgramName;
    const point: Record<string, number> = Object.fromEntries(Object.entries(run.point));
    expect(codeOf(run.expression, point, program)).toEqual(run.code);
    expect(printsOf(run.expression, program, point)).toEqual(run.printed);
  });
});

test('the gradient of the list of first partials is the sum of the rows of the Hessian, and one row each the Hessian', () => {
  expect(printsOf('x^2+2xy', 'trap')).toEqual(['[4, 2]', '[[2, 2], [2, None]]']);
});

test('what is not connected on the tape is None, what is connected and flat is 0', () => {
  expect(printsOf('floor(x)*y', 'gradient')).toEqual(['tf.Tensor(12.0, shape=(), dtype=float32)', '[None, 3]']);
  expect(printsOf('abs(x)', 'hessian', { x: 3 })).toEqual(['[[0]]']);
});

test('numbers are float32', () => {
  expect(printsOf('x/3', 'gradient', { x: 1 })).toEqual([
    'tf.Tensor(0.33333334, shape=(), dtype=float32)',
    '[0.333333343]',
  ]);
});

describe('numbers among themselves are what TensorFlow would make of them, not errors of Python', () => {
  // Python raises ZeroDivisionError or OverflowError, makes a complex number, or counts exactly past 2^53.
  test.each<[string, string, string, string]>([
    ['x+1/0', 'f = x + math.inf', 'inf', '[1]'],
    ['x-1/0', 'f = x - math.inf', '-inf', '[1]'],
    ['x*(-1/0)', 'f = x * (-math.inf)', '-inf', '[-inf]'],
    ['(-8)^(1/3)*x', 'f = math.nan * x', 'nan', '[nan]'],
    ['1e200^2*x', 'f = math.inf * x', 'inf', '[inf]'],
    ['10^400*x', 'f = math.inf * x', 'inf', '[inf]'],
    ['1/(1/0)+x', 'f = 1 / math.inf + x', '3.0', '[1]'],
    ['(2^60+1-2^60)*x', 'f = (1152921504606847000. - 1152921504606847000.) * x', '0.0', '[0]'],
    ['x/(0*(-1))', 'f = x / (-0.)', '-inf', '[-inf]'],
    ['max(1/0,2)*x', 'f = tf.maximum(math.inf, 2.) * x', 'inf', '[inf]'],
    ['10^400', 'f = tf.constant(math.inf)', 'inf', '[]'],
    ['3^2*x', 'f = 3**2 * x', '27.0', '[9]'],
  ])('%s is %s', (expression, code, value, slopes) => {
    const point: Record<string, number> = expression.includes('x') ? { x: 3 } : {};
    const { gradient } = programs({ expression, point });
    expect(gradient.find(({ role }) => role === 'value')?.text.trim()).toBe(code);
    expect(printsOf(expression, 'gradient', point)).toEqual([`tf.Tensor(${value}, shape=(), dtype=float32)`, slopes]);
    expect(gradient[0]?.text === 'import math').toBe(code.includes('math.'));
  });
});

test('names of the program give way to variables, and words of Python do too', () => {
  const point = { f: 2, g: 3, lambda: 1 };
  const code = programs({ expression: 'f*g*lambda', point, variables: ['f', 'g', 'lambda'] });
  expect(code.gradient.map(({ text }) => text)).toContain('    f_ = f * g * lambda_');
  expect(code.hessian.map(({ text }) => text)).toContain(
    'hessian = [outer.jacobian(g_, [f, g, lambda_]) for g_ in gradient]',
  );
});

test('constants of mathematics are imported where they are used, and only there', () => {
  expect(codeOf('pi*x', { x: 1 }, 'gradient')[0]).toBe('import math');
  expect(codeOf('log(x)', { x: 1 }, 'gradient')[0]).toBe('import tensorflow as tf');
});

test('a variable has its line, and every part of f its node', () => {
  const { gradient } = programs({ expression: 'x*y', point: at });
  expect(gradient.filter(({ role }) => role === 'variable').map(({ variable }) => variable)).toEqual(['x', 'y']);
  const line = gradient.find(({ role }) => role === 'value');
  expect(line?.spans.map(({ start, end }) => line.text.slice(start, end))).toEqual(['x', 'y', 'x * y']);
});

test('without values, with too many variables or too long there is no program', () => {
  expect(() => programs({ expression: 'x*y', point: { x: 1 } })).toThrow(
    expect.objectContaining({ kind: 'missing-value' }),
  );
  const names = Array.from({ length: 21 }, (_, i) => `x_${i}`);
  const point = Object.fromEntries(names.map((name): [string, number] => [name, 1]));
  expect(() => programs({ expression: names.join('+'), point })).toThrow(
    expect.objectContaining({ kind: 'too-large', details: { limit: 20, what: 'variables' } }),
  );
  expect(() => programs({ expression: `${'sin('.repeat(300)}x${')'.repeat(300)}`, point: at })).toThrow(
    expect.objectContaining({ kind: 'too-large' }),
  );
});
