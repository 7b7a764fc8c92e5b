import { describe, expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import { Mistake } from './errors.ts';
import cases from './goldens/derivatives.json' with { type: 'json' };

interface Golden {
  readonly category: string;
  readonly expression: string;
  readonly point: Readonly<Record<string, number>>;
  readonly value: number;
  readonly gradient: Readonly<Record<string, number>>;
  readonly hessian: readonly (readonly number[])[];
}
const goldens = cases as unknown as readonly Golden[];

function expectNear(found: number | undefined, wanted: number, scale = 1): void {
  expect(Math.abs((found ?? NaN) - wanted), `${found} is not ${wanted}`).toBeLessThanOrEqual(
    1e-9 * Math.abs(wanted) + 1e-12 * scale,
  );
}

describe.each(goldens)('$category: $expression', ({ expression, point, value, gradient, hessian }) => {
  test('value, gradient and Hessian', () => {
    const variables = Object.keys(point);
    const { numeric } = analyse({ expression, point, variables });
    expectNear(numeric?.value, value, Math.max(1, Math.abs(value)));
    variables.forEach((name, i) => expectNear(numeric?.gradient[i], gradient[name] ?? NaN));
    const size = Math.max(1, ...hessian.flat().map(Math.abs));
    hessian.forEach((row, i) => row.forEach((wanted, j) => expectNear(numeric?.hessian[i]?.[j], wanted, size)));
  });
});

describe('the course', () => {
  const texts = (expression: string, notation: 'text' | 'latex') => {
    const { value, gradient, hessian } = analyse({ expression }).symbolic;
    return [value[notation], gradient.map((g) => g[notation]), hessian.map((row) => row.map((h) => h[notation]))];
  };

  test('x^2 at 3', () => {
    expect(analyse({ expression: 'x^2', point: { x: 3 } }).numeric).toEqual({
      value: 9,
      gradient: [6],
      hessian: [[2]],
    });
  });

  test('x^2+2y^2+1 at (3, 4)', () => {
    const { numeric } = analyse({ expression: 'x^2+2y^2+1', point: { x: 3, y: 4 } });
    expect(numeric).toEqual({
      value: 42,
      gradient: [6, 16],
      hessian: [
        [2, 0],
        [0, 4],
      ],
    });
    expect(texts('x^2+2y^2+1', 'text')).toEqual([
      'x^2 + 2*y^2 + 1',
      ['2*x', '4*y'],
      [
        ['2', '0'],
        ['0', '4'],
      ],
    ]);
  });

  test('x^2+2xy at (3, 4)', () => {
    const { numeric } = analyse({ expression: 'x^2+2xy', point: { x: 3, y: 4 } });
    expect(numeric).toEqual({
      value: 33,
      gradient: [14, 6],
      hessian: [
        [2, 2],
        [2, 0],
      ],
    });
    expect(texts('x^2+2xy', 'text')).toEqual([
      'x^2 + 2*x*y',
      ['2*x + 2*y', '2*x'],
      [
        ['2', '2'],
        ['2', '0'],
      ],
    ]);
    expect(texts('x^2+2xy', 'latex')).toEqual([
      'x^{2} + 2x y',
      ['2x + 2y', '2x'],
      [
        ['2', '2'],
        ['2', '0'],
      ],
    ]);
  });
});

describe('at the corners of powers', () => {
  const at = (expression: string, x: number) => {
    const numeric = analyse({ expression, point: { x } }).numeric;
    return [numeric?.value, numeric?.gradient[0], numeric?.hessian[0]?.[0]];
  };

  test.each<[string, number, (number | undefined)[]]>([
    ['x^2', 0, [0, 0, 2]],
    ['x^3', 0, [0, 0, 0]],
    ['x^3', -2, [-8, 12, -12]],
    ['x^1', 0, [0, 1, 0]],
    ['x^0', 0, [1, 0, 0]],
    ['x^(-1)', -2, [-0.5, -0.25, -0.25]],
    ['x^0.5', 4, [2, 0.25, -0.03125]],
    ['0^x', 2, [0, 0, 0]],
    ['abs(x)^3', -2, [8, -12, 12]],
    ['abs(x)^3', 0, [0, 0, 0]],
    ['x^x', 0, [1, NaN, NaN]],
    ['1/x', 0, [Infinity, -Infinity, Infinity]],
    ['log(x)', -1, [NaN, -1, -1]],
  ])('%s at %d', (expression, x, wanted) => expect(at(expression, x).map((n) => (n ?? NaN) + 0)).toEqual(wanted));
});

describe('what is asked', () => {
  test('variables are in alphabetical order, or as declared, used or not', () => {
    expect(analyse({ expression: 'z+a+m' }).variables).toEqual(['a', 'm', 'z']);
    const { variables, symbolic } = analyse({ expression: 'y', variables: ['y', 'x'] });
    expect(variables).toEqual(['y', 'x']);
    expect(symbolic.gradient.map(({ text }) => text)).toEqual(['1', '0']);
  });

  test('values that are missing are reported', () => {
    const { missing, numeric, trace } = analyse({ expression: 'x*y', point: { x: 1 } });
    expect({ missing, numeric, trace }).toEqual({ missing: ['y'], numeric: null, trace: null });
    expect(analyse({ expression: 'x*y' }).missing).toEqual(['x', 'y']);
    expect(analyse({ expression: 'toString', variables: ['toString'], point: {} }).missing).toEqual(['toString']);
  });

  test('a constant needs no point', () => {
    expect(analyse({ expression: '2*3' }).numeric).toEqual({ value: 6, gradient: [], hessian: [] });
  });

  test.each([[['x', 'x']], [['2x']], [['sin']], [['']]])('%j cannot be declared', (variables) => {
    const ask = () => analyse({ expression: 'x', variables });
    expect(ask).toThrow(Mistake);
    expect(ask).toThrow(expect.objectContaining({ kind: 'invalid-setting' }));
  });
});

describe('stays within bounds', () => {
  const nested = (depth: number, grow: (s: string) => string) => {
    let s = 'x';
    for (let i = 0; i < depth; i++) s = grow(s);
    return s;
  };

  test.each([
    ['product of 50 sines', Array.from({ length: 50 }, (_, i) => `sin(${i + 1}*x)`).join('*')],
    ['s <- s*sin(s), 8 times', nested(8, (s) => `(${s}*sin(${s}))`)],
    ['powers', `x${'^x'.repeat(400)}`],
    ['continued fraction', nested(180, (s) => `1/(1+${s})`)],
    ['a long sum', `x${'+x'.repeat(4999)}`.slice(0, 9999)],
    ['a long product', `x${'*x'.repeat(2000)}`],
  ])('%s', (_, expression) => {
    const { symbolic, numeric } = analyse({ expression, point: { x: 0.9 } });
    const written = [symbolic.value, ...symbolic.gradient, ...symbolic.hessian.flat()];
    for (const { text, latex } of written) expect(Math.max(text.length, latex.length)).toBeLessThan(150_000);
    for (const { text, elided } of written) expect(text.includes('…')).toBe(elided === true);
    expect(numeric?.gradient[0]).toBeTypeOf('number');
  });

  test('a Hessian of thousands of variables is refused', () => {
    const expression = Array.from({ length: 1500 }, (_, i) => `a${i}`).join('+');
    expect(() => analyse({ expression })).toThrow(expect.objectContaining({ kind: 'too-large' }));
  });
});
