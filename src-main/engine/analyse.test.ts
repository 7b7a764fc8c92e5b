import { describe, expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import type { MethodAnswer } from './answer.ts';
import { Mistake } from './errors.ts';
import cases from './goldens/derivatives.json' with { type: 'json' };
import { compareMethods } from './methods.ts';

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

/*
 * Entries of a Hessian are sums of products that may cancel, so each is allowed rounding relative to the largest entry,
 * which bounds those products: 1e-9 of the entry and 1e-12 of the largest.
 */
describe.each(goldens)('$category: $expression', ({ expression, point, value, gradient, hessian }) => {
  const variables = Object.keys(point);
  const size = Math.max(1, ...hessian.flat().map(Math.abs));
  const expectDerivatives = (found: Pick<MethodAnswer, 'gradient' | 'hessian'> | null) => {
    variables.forEach((name, i) => expectNear(found?.gradient[i], gradient[name] ?? NaN));
    hessian.forEach((row, i) => row.forEach((wanted, j) => expectNear(found?.hessian[i]?.[j], wanted, size)));
  };

  test('value, gradient and Hessian', () => {
    const { numeric } = analyse({ expression, point, variables });
    expectNear(numeric?.value, value, Math.max(1, Math.abs(value)));
    expectDerivatives(numeric);
  });

  test('by every method', () => {
    const { methods, value: found } = compareMethods({ expression, point, variables });
    expectNear(found, value, Math.max(1, Math.abs(value)));
    for (const name of ['symbolic', 'forward', 'reverse', 'compiled'] as const) expectDerivatives(methods[name]);
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
    ['x^0', 0, [1, NaN, NaN]],
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
    const { missing, numeric } = analyse({ expression: 'x*y', point: { x: 1 } });
    expect({ missing, numeric }).toEqual({ missing: ['y'], numeric: null });
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
    for (const { text, latex, elided } of written) {
      expect(text.includes('…') || latex.includes('\\ldots')).toBe(elided === true);
    }
    expect(numeric?.gradient[0]).toBeTypeOf('number');
  });

  /** As many of `count` variables in turn as 9,000 characters hold. */
  const joined = (count: number, sign: string) =>
    Array.from({ length: 5_000 }, (_, i) => `a${i % count}`)
      .join(sign)
      .slice(0, 9_000)
      .replace(/\W?a?\d*$/, '');

  test.each([
    ['a product of 80 variables', joined(80, '*'), 'too-large'],
    ['a quotient of 20 variables', joined(20, '/'), 'too-large'],
    ['a sum of 80 variables inside', `sin(${joined(80, '+')})^2`, undefined],
    ['a sum of 200 variables inside', `sin(${joined(200, '+')})^2`, undefined],
    ['a sum of 300 variables inside', `sin(${joined(300, '+')})^2`, 'too-large'],
  ])('%s is answered or refused within the deadline of the window', (_, expression, refusal) => {
    const start = performance.now();
    const point = Object.fromEntries(Array.from({ length: 300 }, (_value, i) => [`a${i}`, 0.001 * i]));
    const answered = () => {
      const { symbolic, numeric } = analyse({ expression, point });
      expect(numeric?.gradient[0]).toBeTypeOf('number');
      return symbolic.hessian.flat().reduce((size, { text, latex }) => size + text.length + latex.length, 0);
    };
    if (refusal === undefined) expect(answered()).toBeLessThan(10_000_000);
    else expect(answered).toThrow(expect.objectContaining({ kind: refusal }));
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('what is left out of a Hessian is marked, a short entry that came before is not', () => {
    const names = Array.from({ length: 60 }, (_, i) => `a${i}`);
    const { hessian } = analyse({ expression: `A^2+sin(${names.join('+')})^2+z` }).symbolic;
    expect(hessian[60]?.[60]).toEqual({ text: '…', latex: '\\ldots ', elided: true });
    expect(hessian[61]?.[61]).toEqual({ text: '0', latex: '0' });
  });

  test('a Hessian of thousands of variables is refused', () => {
    const expression = Array.from({ length: 1500 }, (_, i) => `a${i}`).join('+');
    expect(() => analyse({ expression })).toThrow('Too large: it takes more than 100000 nodes and entries');
  });

  test('thousands of declared names, and long ones, are no work', () => {
    const start = performance.now();
    const many = Array.from({ length: 50_000 }, (_, i) => `a${i}`);
    expect(() => analyse({ expression: 'a1', variables: many })).toThrow(Mistake);
    const long = Array.from({ length: 20 }, (_, i) => 'a'.repeat(9_999) + 'c'.repeat(i));
    expect(() => analyse({ expression: `${'a'.repeat(9_999)}b`, variables: long })).toThrow(Mistake);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test('variables found by themselves are in the order of a person', () => {
  expect(analyse({ expression: 'x_10 + x_2 + b + a' }).variables).toEqual(['a', 'b', 'x_2', 'x_10']);
});

test.each([
  ['x^2+2xy', [0, 0], 'saddle'],
  ['x^2+2y^2+1', [0, 0], 'minimum'],
  ['3-(x-1)^2-(y+2)^2/4', [1, -2], 'maximum'],
])('of %s it says where the only critical point is', (expression, at, kind) => {
  const { curvature } = analyse({ expression, point: { x: 3, y: 4 } });
  expect(curvature?.everywhere?.criticalPoint?.kind).toBe(kind);
  curvature?.everywhere?.criticalPoint?.at.forEach((value, i) => expect(value).toBeCloseTo(at[i] ?? NaN, 12));
});

test.each(['x^3+y^2', 'abs(x)+y^2', 'x^3/x', '2^x', 'x^2*y'])('%s says nothing of everywhere', (expression) => {
  expect(analyse({ expression, point: { x: 3, y: 4 } }).curvature?.everywhere).toBeNull();
});

test('the same expression at another point has the same formulas and other numbers', () => {
  const [first, second] = [3, 5].map((x) => analyse({ expression: 'x^3', point: { x } }));
  expect(second?.symbolic).toEqual(first?.symbolic);
  expect([first?.numeric?.gradient, second?.numeric?.gradient]).toEqual([[27], [75]]);
  expect(analyse({ expression: 'x^3', variables: ['y', 'x'] }).symbolic.gradient).toHaveLength(2);
});
