import { expect, test } from 'vitest';
import { directionalDerivative, jacobian } from './jacobian.ts';

const productOf1000 = Array.from({ length: 1000 }, (_, i) => `a_${i}`).join('*');

test('polar coordinates have their well-known Jacobian', () => {
  const { variables, symbolic, numeric } = jacobian({
    expressions: ['r*cos(phi)', 'r*sin(phi)'],
    variables: ['r', 'phi'],
    point: { r: 2, phi: 0 },
  });
  expect(variables).toEqual(['r', 'phi']);
  expect(symbolic.map((row) => row.map(({ text }) => text))).toEqual([
    ['cos(phi)', '-r*sin(phi)'],
    ['sin(phi)', 'r*cos(phi)'],
  ]);
  expect(numeric).toEqual([
    [1, -0],
    [0, 2],
  ]);
});

test('variables are those of all expressions; a row has an entry for each', () => {
  const { variables, symbolic, numeric } = jacobian({ expressions: ['x', 'b^2'] });
  expect(variables).toEqual(['b', 'x']);
  expect(symbolic.map((row) => row.map(({ text }) => text))).toEqual([
    ['0', '1'],
    ['2*b', '0'],
  ]);
  expect(numeric).toBeNull();
});

test.each([
  ['x+', 'syntax', { start: 2, end: 2 }],
  ['', 'empty', { start: 0, end: 0 }],
  ['x*foo(2)', 'unknown-function', { start: 2, end: 5 }],
  [productOf1000, 'too-large', { start: 0, end: productOf1000.length }],
])('a mistake says in which expression it is, and where in that one: %#', (expression, kind, span) => {
  const details = expect.objectContaining({ expression: 1 }) as unknown;
  expect(() => jacobian({ expressions: ['x', expression] })).toThrow(expect.objectContaining({ kind, span, details }));
});

test('a directional derivative is the gradient times the direction, and by length', () => {
  const question = { expression: 'x^2+2xy', point: { x: 3, y: 4 } };
  expect(directionalDerivative(question, { x: 3, y: 4 })).toEqual({ variables: ['x', 'y'], derivative: 66, slope: 13.2 }); // prettier-ignore
  expect(directionalDerivative(question, { y: -2 })).toMatchObject({ derivative: -12, slope: -6 });
});

test.each([[{}], [{ x: 0, y: 0 }], [{ x: NaN }], [{ q: 1 }]])('%j is no direction', (direction) => {
  const ask = () => directionalDerivative({ expression: 'x*y', point: { x: 1, y: 1 } }, direction);
  expect(ask).toThrow(expect.objectContaining({ kind: 'invalid-setting' }));
});
