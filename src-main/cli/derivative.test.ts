import { describe, expect, it } from 'vitest';
import type { DerivativeAnswer, Written } from '../engine/answer.ts';
import { answerObject, answerPage, dossierOf } from './derivative.ts';
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
  nodes: { value: 7, gradient: 9, hessian: 9 },
  numeric: null,
  curvature: null,
  missing: ['x', 'y'],
};

const hessian = [
  [2, 2],
  [2, 0],
];
const atPoint: DerivativeAnswer = { ...formulas, missing: [], numeric: { value: 33, gradient: [14, 6], hessian } };

const dossier = (answer: DerivativeAnswer) => ({ answer, derivations: null, code: null });

describe('answerObject', () => {
  const texts = {
    gradient: { x: '2*x + 2*y', y: '2*x' },
    hessian: [
      ['2', '2'],
      ['2', '0'],
    ],
  };

  it('has numbers by variable at a point', () => {
    expect(answerObject(dossier(atPoint))).toMatchObject({
      expression: 'x^2+2*x*y',
      variables: ['x', 'y'],
      value: 33,
      gradient: { x: 14, y: 6 },
      hessian,
      symbolic: texts,
      nodes: { value: 7, gradient: 9, hessian: 9 },
    });
  });

  it('has only formulas without one', () => {
    const found = answerObject(dossier(formulas));
    expect(Object.keys(found)).toEqual(['expression', 'variables', 'symbolic', 'conditions', 'latex', 'nodes', 'code', 'steps']); // prettier-ignore
    expect(found).toMatchObject({ symbolic: texts });
  });

  it('writes numbers that are not finite as strings', () => {
    const pole = { ...atPoint, numeric: { value: NaN, gradient: [Infinity, -Infinity], hessian } };
    expect(toJson(answerObject(dossier(pole)))).toContain('"value":"NaN","gradient":{"x":"Infinity","y":"-Infinity"}');
  });

  it('has every method by variable, every step as text, and conditions', () => {
    const found = answerObject(dossierOf({ expression: '(x^2-1)/(x-1)', point: { x: 3 } }));
    const method = { gradient: { x: 1 }, hessian: [[0]], gradientError: 0, hessianError: 0 };
    expect(found).toMatchObject({
      symbolic: { gradient: { x: '1' } },
      conditions: { gradient: { x: ['x != 1'] } },
      latex: { gradient: { x: '1' }, hessian: [['0']] },
      curvature: { eigenvalues: [0], definiteness: 'zero', criticalPoint: null },
      methods: { symbolic: method, forward: method, reverse: method },
      steps: { x: expect.any(Array) as unknown[] },
      code: { value: { numpy: '(x**2 - 1) / (x - 1)', javascript: '(x ** 2 - 1) / (x - 1)' } },
    });
    const { steps } = found as { steps: { x: { rule: string; line: string }[] } };
    expect(steps.x[0]?.rule).toBe('div');
    expect(steps.x.at(-1)?.line).toBe('1');
  });

  it('has null for methods, steps and code of more variables than anybody compares', () => {
    const names = Array.from({ length: 21 }, (_, i) => `a${i}`);
    const point = Object.fromEntries(names.map((name) => [name, 1]));
    const found = answerObject(dossierOf({ expression: names.join('+'), point }));
    expect(found).toMatchObject({ value: 21, methods: null, steps: null, code: null });
  });
});

describe('answerPage', () => {
  it('aligns numbers and formulas', () => {
    expect(answerPage(atPoint, { x: 3, y: 4 })).toBe(`f(x, y) = x^2+2*x*y
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

  it('says what the Hessian means', () => {
    const curvature = {
      eigenvalues: [-1, 3],
      definiteness: 'indefinite',
      criticalPoint: 'saddle',
      everywhere: null,
    } as const;
    const page = answerPage({ ...atPoint, curvature });
    expect(page).toContain('\nHessian indefinite, eigenvalues -1, 3; the gradient is 0: saddle\n');
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
