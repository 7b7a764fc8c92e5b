import { describe, expect, it } from 'vitest';
import { isAlike } from './alike.ts';
import { planeFormula, secantFormula, stopAt, tangentFormula } from './formulas.ts';
import { nearestNode } from './nearest.ts';

const x = { name: 'x', latex: 'x' };
const y = { name: 'y', latex: 'y' };
const local = { x: -3, value: 9, slope: -6, curvature: 2, secants: [{ h: 0.5, value: 6.25, slope: -5.5 }] };

describe('formulas at the point', () => {
  it('the tangent has the value, the slope and the place, negative numbers in brackets', () => {
    const { slots, label } = tangentFormula(x, local);
    expect(slots).toEqual({ value: '9', slope: '(−6)', at: '(−3)' });
    expect(label).toBe('t(x) = 9 + −6 (x - −3)');
  });

  it('they stay typeset while the numbers change', () => {
    expect(tangentFormula(x, local).latex).toBe(tangentFormula(x, { ...local, x: 1, value: 1, slope: 2 }).latex);
  });

  it('the slope of the secant is a quotient of differences', () => {
    const [secant] = local.secants;
    if (!secant) throw new Error('There is a secant');
    expect(secantFormula(x, local, secant).label).toBe('(f(x+h) - f(x))/h = (6.25 - 9)/0.5 = −5.5');
  });

  it('the tangent plane has both slopes', () => {
    const { label } = planeFormula([x, y], { x: 3, y: 4, value: 33, dx: 14, dy: 6 });
    expect(label).toBe('f ≈ 33 + 14 (x - 3) + 6 (y - 4)');
  });

  it('a name is spoken as it was typed and written as the engine writes it', () => {
    const alpha = { name: 'alpha', latex: '\\alpha' };
    const { latex, label } = tangentFormula(alpha, local);
    expect(latex).toContain('t(\\alpha)');
    expect(label).toContain('t(alpha)');
    expect(secantFormula(alpha, local, { h: 1, value: 2, slope: 3 }).latex).toContain('f(\\alpha+h)');
    expect(planeFormula([x, alpha], { x: 3, y: 4, value: 33, dx: 14, dy: 6 }).latex).toContain('(\\alpha - ');
  });
});

it('after so many steps of a descent, that is its point', () => {
  const column = (...values: number[]) => Float64Array.from(values);
  const answer = { x: column(3, 2), y: column(4, 1), value: column(9, 5), dx: column(1, 2), dy: column(6, 7) };
  expect(stopAt({ ...answer, expression: 'x*y', by: ['x', 'y'], outcome: 'on-its-way', limit: null }, 1)).toEqual({
    x: 2,
    y: 1,
    value: 5,
    dx: 2,
    dy: 7,
  });
});

it('the numbers under the mouse are those of the nearest point of the grid', () => {
  const [xs, ys] = [Float64Array.of(0, 1, 2), Float64Array.of(10, 20)];
  const values = Float64Array.of(1, 2, 3, 4, 5, 6);
  const field = { x: xs, y: xs, dx: xs, dy: xs };
  const by = ['x', 'y'] as const;
  const surface = {
    expression: 'x*y',
    by,
    byLatex: by,
    xs,
    ys,
    values,
    slopes: [values, values] as const,
    levels: [],
    field,
  };
  expect(nearestNode(surface, 1.2, 17)).toEqual({ x: 1, y: 20, value: 5, dx: 5, dy: 5 });
  expect(nearestNode(surface, 99, -99)).toEqual({ x: 2, y: 10, value: 3, dx: 3, dy: 3 });
});

it('an answer of another expression or along other axes is not drawn on a picture', () => {
  const picture = { expression: 'x*y', by: ['x', 'y'] as const };
  expect(isAlike({ ...picture }, picture)).toBe(true);
  expect(isAlike({ ...picture, expression: 'x+y' }, picture)).toBe(false);
  expect(isAlike({ ...picture, by: ['y', 'x'] }, picture)).toBe(false);
});
