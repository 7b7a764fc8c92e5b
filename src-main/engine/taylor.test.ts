import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { taylor } from './taylor.ts';

describe('polynomials of a textbook', () => {
  test.each([
    ['sin(x)', { x: 0 }, 5, 'x - x^3/6 + x^5/120'],
    ['cos(x)', { x: 0 }, 4, '1 - x^2/2 + x^4/24'],
    ['exp(x)', { x: 0 }, 3, '1 + x + x^2/2 + x^3/6'],
    ['log(x)', { x: 1 }, 3, 'x - 1 - (x - 1)^2/2 + (x - 1)^3/3'],
    ['1/(1-x)', { x: 0 }, 3, '1 + x + x^2 + x^3'],
    ['x^3', { x: 2 }, 1, '8 + 12*(x - 2)'],
    ['x^2+2xy', { x: 3, y: 4 }, 2, '33 + 14*(x - 3) + 6*(y - 4) + (x - 3)^2 + 2*(x - 3)*(y - 4)'],
    ['exp(x)*cos(y)', { x: 0, y: 0 }, 2, '1 + x + x^2/2 - y^2/2'],
    ['5', {}, 3, '5'],
    ['x', { x: -1 }, 0, '-1'],
  ])('%s at %j to order %d', (expression, point, order, text) => {
    expect(taylor({ expression, point }, order).polynomial.text).toBe(text);
  });
});

test.each([
  ['sin(x)*exp(y)', { x: 0.4, y: -0.2 }],
  ['log(1+x^2*y)', { x: 1, y: 2 }],
  ['sqrt(x+y^2)', { x: 2, y: 1 }],
])(
  'near the point, %s differs from its polynomial of order 3 by the fourth power of the distance',
  (expression, at) => {
    const { polynomial } = taylor({ expression, point: at }, 3);
    const error = (h: number) =>
      withNodes(10_000, () => {
        const point = { x: at.x + h, y: at.y + h / 2 };
        const [f, p] = [parse(expression), parse(polynomial.text, ['x', 'y'])];
        const values = evaluate([f, p], point);
        return Math.abs((values.get(f) ?? NaN) - (values.get(p) ?? NaN));
      });
    expect(error(0.02) / error(0.01)).toBeGreaterThan(14);
    expect(error(0.02) / error(0.01)).toBeLessThan(18);
  },
);

test('terms carry their powers and their numbers', () => {
  expect(taylor({ expression: 'x*y^2', point: { x: 0, y: 1 } }, 3).terms.map(({ powers, value }) => [powers, value])) // prettier-ignore
    .toEqual([
      [[1, 0], 1],
      [[1, 1], 2],
      [[1, 2], 1],
    ]);
});

test('a coefficient that would be long to write exactly is a number', () => {
  const chain = Array.from({ length: 200 }).reduce<string>((inner) => `1/(1+${inner})`, 'x');
  const { polynomial, terms } = taylor({ expression: chain, point: { x: 1.3 } }, 1);
  expect(terms[0]?.value).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14);
  expect(polynomial.text).toMatch(/^0\.618\d+/);
});

test('a hole that simplifying would fill has no polynomial', () => {
  expect(() => taylor({ expression: '(x^2-1)/(x-1)', point: { x: 1 } }, 2)).toThrow(
    expect.objectContaining({ kind: 'invalid-setting' }),
  );
});

test.each([NaN, Infinity])('about x = %d there is no polynomial', (x) => {
  expect(() => taylor({ expression: 'sin(x)', point: { x } }, 2)).toThrow(
    expect.objectContaining({ kind: 'invalid-setting' }),
  );
});

test.each([
  [-1, 'invalid-setting'],
  [1.5, 'invalid-setting'],
  [21, 'invalid-setting'],
  [12, 'too-large'],
])('order %d of three variables is refused', (order, kind) => {
  const ask = () => taylor({ expression: 'x*y*z', point: { x: 1, y: 1, z: 1 } }, order);
  expect(ask).toThrow(expect.objectContaining({ kind }));
});
