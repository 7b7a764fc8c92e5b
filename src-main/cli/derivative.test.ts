import { describe, expect, it } from 'vitest';
import type { DerivativeAnswer, Written } from '../engine/answer.ts';
import { answerObject, answerPage } from './derivative.ts';
import { toJson } from './json.ts';

const written = (text: string): Written => ({ text, latex: '' });

const formulas: DerivativeAnswer = {
  expression: 'x^2+2*x*y',
  variables: ['x', 'y'],
  symbolic: {
    value: written('x^2 + 2*x*y'),
    gradient: [written('2*x + 2*y'), written('2*x')],
    hessian: [
      [written('2'), written('2')],
      [written('2'), written('0')],
    ],
  },
  numeric: null,
  missing: ['x', 'y'],
  trace: null,
};

const hessian = [
  [2, 2],
  [2, 0],
];
const atPoint: DerivativeAnswer = { ...formulas, missing: [], numeric: { value: 33, gradient: [14, 6], hessian } };

const symbolic = '"symbolic":{"gradient":{"x":"2*x + 2*y","y":"2*x"},"hessian":[["2","2"],["2","0"]]}';

describe('answerObject', () => {
  it('has numbers by variable at a point', () => {
    expect(toJson(answerObject(atPoint))).toBe(
      `{"expression":"x^2+2*x*y","variables":["x","y"],"value":33,"gradient":{"x":14,"y":6},"hessian":[[2,2],[2,0]],${symbolic}}`,
    );
  });

  it('has only formulas without one', () => {
    expect(toJson(answerObject(formulas))).toBe(`{"expression":"x^2+2*x*y","variables":["x","y"],${symbolic}}`);
  });

  it('writes numbers that are not finite as strings', () => {
    const pole = { ...atPoint, numeric: { value: NaN, gradient: [Infinity, -Infinity], hessian } };
    expect(toJson(answerObject(pole))).toContain('"value":"NaN","gradient":{"x":"Infinity","y":"-Infinity"}');
  });
});

describe('answerPage', () => {
  it('aligns numbers and formulas', () => {
    expect(answerPage(atPoint, new Map(Object.entries({ x: 3, y: 4 })))).toBe(`f(x, y) = x^2+2*x*y
at x = 3, y = 4

f           33   x^2 + 2*x*y

df/dx       14   2*x + 2*y
df/dy        6   2*x

d2f/dx dx    2   2
d2f/dx dy    2   2
d2f/dy dx    2   2
d2f/dy dy    0   0
`);
  });

  it('leaves the numbers out without a point', () => {
    expect(answerPage(formulas)).toContain('df/dx       2*x + 2*y\n');
  });

  it('has only a value for an expression without variables', () => {
    const constant = { value: written('2'), gradient: [], hessian: [] };
    const answer = { ...formulas, expression: '1+1', variables: [], symbolic: constant };
    expect(answerPage(answer)).toBe('f() = 1+1\n\nf   2\n');
  });
});
