import { describe, expect, test } from 'vitest';
import { derivative, gradient, numericAdjoints, sweep } from '../derive.ts';
import { evaluate } from '../evaluate.ts';
import { type Expr, ONE, ZERO, apply, constant, variable, withNodes } from '../expr.ts';

interface Convention {
  readonly f: (x: Expr) => Expr;
  readonly at: number;
  readonly value: number;
  readonly slope: number;
}

const two = () => constant(2);
const three = () => constant(3);

/**
 * What TensorFlow 2.21.0 answers for a float32 variable inside a `tf.GradientTape`: the value and the gradient, to the
 * digits of float32. Where it answers None (`floor`, `round`, `//`), nothing flows back, which is a slope of 0.
 */
const conventions: Record<string, Convention> = {
  'abs(x)': { f: (x) => apply('abs', x), at: 0, value: 0, slope: 0 },
  'relu(x)': { f: (x) => apply('relu', x), at: 0, value: 0, slope: 0 },
  'sqrt(x)': { f: (x) => apply('sqrt', x), at: 0, value: 0, slope: Infinity },
  'sign(x)': { f: (x) => apply('sign', x), at: 0, value: 0, slope: 0 },
  'max(x, 0)': { f: (x) => apply('max', x, ZERO()), at: 0, value: 0, slope: 1 },
  'min(x, 0)': { f: (x) => apply('min', x, ZERO()), at: 0, value: 0, slope: 1 },
  'x^0': { f: (x) => apply('pow', x, ZERO()), at: 0, value: 1, slope: NaN },
  'x^2': { f: (x) => apply('pow', x, two()), at: 0, value: 0, slope: 0 },
  'x^2 on the left': { f: (x) => apply('pow', x, two()), at: -3, value: 9, slope: -6 },
  'x^0.5': { f: (x) => apply('pow', x, constant('0.5')), at: -1, value: NaN, slope: NaN },
  'x^x': { f: (x) => apply('pow', x, x), at: 0, value: 1, slope: NaN },
  '2^x': { f: (x) => apply('pow', two(), x), at: 1, value: 2, slope: 1.3862943649291992 },
  '0^x': { f: (x) => apply('pow', ZERO(), x), at: 1, value: 0, slope: 0 },
  '(-2)^x': { f: (x) => apply('pow', constant(-2), x), at: 2, value: 4, slope: 0 },
  'log(x)': { f: (x) => apply('log', x), at: 0, value: -Infinity, slope: Infinity },
  'floor(x)': { f: (x) => apply('floor', x), at: 1.5, value: 1, slope: 0 },
  'round(x)': { f: (x) => apply('round', x), at: 1.5, value: 2, slope: 0 },
  'x > 0 ? sqrt(x) : 0': {
    f: (x) => apply('where', apply('gt', x, ZERO()), apply('sqrt', x), ZERO()),
    at: -1,
    value: 0,
    slope: 0,
  },
  'sqrt(x^2)': { f: (x) => apply('sqrt', apply('square', x)), at: 0, value: 0, slope: NaN },
  'x/x': { f: (x) => apply('div', x, x), at: 0, value: NaN, slope: NaN },
  'mod(x, 3)': { f: (x) => apply('mod', x, three()), at: 7, value: 1, slope: 1 },
  'floor(x/3)': { f: (x) => apply('floor', apply('div', x, three())), at: 7, value: 2, slope: 0 },
  'atan2(x, 0)': { f: (x) => apply('atan2', x, ZERO()), at: 0, value: 0, slope: NaN },
  'asin(x)': { f: (x) => apply('asin', x), at: 1, value: 1.5707963705062866, slope: Infinity },
  'log1p(x)': { f: (x) => apply('log1p', x), at: -1, value: -Infinity, slope: Infinity },
  'min(max(x, 0), 1)': {
    f: (x) => apply('min', apply('max', x, ZERO()), ONE()),
    at: 0,
    value: 0,
    slope: 1,
  },
  'sin(x)/x': { f: (x) => apply('div', apply('sin', x), x), at: 0, value: NaN, slope: NaN },
};

describe('at corners and ends TensorFlow decides', () => {
  test.each(Object.entries(conventions))('%s', (_, { f, at, value, slope }) => {
    withNodes(1000, () => {
      const x = variable('x');
      const node = f(x);
      const point = { x: at };
      const valueOf = (expression: Expr | undefined) =>
        Math.fround(evaluate([expression ?? x], point).get(expression ?? x) ?? Infinity);
      expect(valueOf(node)).toBe(value);
      expect(valueOf(gradient(node, [x])[0]) + 0).toBe(slope);
      expect(Math.fround(numericAdjoints(sweep(node), point, new Map()).get(x) ?? 0) + 0).toBe(slope);
    });
  });
});

/** The first `orders` derivatives of a function at a point. */
function derivatives(f: (x: Expr) => Expr, at: number, orders: number): (number | undefined)[] {
  return withNodes(1000, () => {
    const x = variable('x');
    const nodes = Array.from({ length: orders }, (_, i) => derivative(f(x), Array<Expr>(i + 1).fill(x)));
    const values = evaluate(nodes, { x: at });
    return nodes.map((node) => (values.get(node) ?? NaN) + 0);
  });
}

describe('to higher order', () => {
  test('|x|^3 is flat at 0', () => {
    expect(derivatives((x) => apply('pow', apply('abs', x), three()), 0, 3)).toEqual([0, 0, 0]);
  });

  test('x^1 and x^2 have a derivative of every order at 0', () => {
    expect(derivatives((x) => apply('pow', x, ONE()), 0, 3)).toEqual([1, 0, 0]);
    expect(derivatives((x) => apply('pow', x, two()), 0, 3)).toEqual([0, 2, 0]);
  });

  test('by its exponent a power counts only where the base is positive', () => {
    const f = (x: Expr) => apply('pow', apply('sub', x, constant(5)), x);
    expect(derivatives(f, 3, 1)).toEqual([3 * (-2) ** 2]);
    expect(derivatives(f, 7, 1)[0]).toBeCloseTo(7 * 2 ** 6 + 2 ** 7 * Math.LN2, 10);
  });

  test('the branch that is not taken spoils nothing', () => {
    const f = (x: Expr) => apply('where', apply('gt', x, ZERO()), apply('log', x), apply('square', x));
    expect(derivatives(f, -1, 3)).toEqual([-2, 2, 0]);
  });

  test('corners leave no trace in the second order', () => {
    for (const op of ['abs', 'sign', 'relu', 'floor']) {
      expect(derivatives((x) => apply(op, x), 0, 2)).toEqual([0, 0]);
    }
  });
});

test('a root of odd index is real on the left of 0, and has its slope there', () => {
  const f = (x: Expr) => apply('nthRoot', x, three());
  const [slope, curvature] = derivatives(f, -8, 2);
  expect(slope).toBeCloseTo(1 / 12, 12);
  expect(curvature).toBeCloseTo(1 / 144, 12);
});
