import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curve } from './curve.ts';
import { descend } from './descent.ts';
import { levelsOf } from './levels.ts';
import { surface } from './surface.ts';

const wide = { from: -6, to: 6 };
const over = [wide, wide] as const;

describe('a surface', () => {
  test('has a row of values for every y, with both slopes', () => {
    const { xs, ys, values, slopes } = surface({ expression: 'x^2+2xy', by: ['x', 'y'], over });
    const [column, row] = [10, 70];
    const [x, y] = [xs[column] ?? NaN, ys[row] ?? NaN];
    const place = row * xs.length + column;
    expect(values).toHaveLength(101 * 101);
    expect(values[place]).toBeCloseTo(x ** 2 + 2 * x * y, 12);
    expect(slopes[0][place]).toBeCloseTo(2 * x + 2 * y, 12);
    expect(slopes[1][place]).toBeCloseTo(2 * x, 12);
  });

  test('says what it is of, with the names as they are typeset', () => {
    const question = { expression: 'alpha*x1', by: ['alpha', 'x1'] as const };
    expect(surface({ ...question, over })).toMatchObject({ ...question, byLatex: ['\\alpha', 'x_{1}'] });
    const { expression, by } = descend({ ...question, point: { alpha: 1, x1: 2 }, rate: 0.1, steps: 1 });
    expect({ expression, by }).toEqual(question);
    expect(curve({ expression: 'alpha^2', by: 'alpha', over: null })).toMatchObject({ byLatex: '\\alpha' });
  });

  test('takes any two of the variables as its axes, the others from the point', () => {
    const { by, values } = surface({ expression: 'a+10b+100c', by: ['c', 'a'], over, point: { b: 5 } });
    expect(by).toEqual(['c', 'a']);
    expect(values[0]).toBe(-6 + 50 - 600);
    expect(values[1]).toBeGreaterThan(values[0] ?? NaN);
    expect(() => surface({ expression: 'a+b+c', by: ['a', 'b'], over })).toThrow('c has no value');
  });

  test('has no value and no arrow outside the domain', () => {
    const { values, field, slopes } = surface({ expression: 'log(x)+y', by: ['x', 'y'], over });
    expect(values[0]).toBeNaN();
    expect(slopes[0][0]).toBeNaN();
    expect(field.x.every((x) => x > 0)).toBe(true);
    expect(field.x).toHaveLength(6 * 13);
  });

  test('has the gradient at each arrow', () => {
    const { field } = surface({ expression: 'x^2+2xy', by: ['x', 'y'], over });
    expect(field.x).toHaveLength(169);
    field.x.forEach((x, i) => {
      expect(field.dx[i]).toBeCloseTo(2 * x + 2 * (field.y[i] ?? NaN), 12);
      expect(field.dy[i]).toBeCloseTo(2 * x, 12);
    });
  });
});

describe('levels', () => {
  test('of x²+2xy are round and alike above and below 0', () => {
    const { levels } = surface({ expression: 'x^2+2xy', by: ['x', 'y'], over });
    expect(levels).toEqual([-100, -80, -60, -40, -20, 0, 20, 40, 60, 80, 100]);
  });

  test('of a bowl begin above its lowest value', () => {
    const { levels } = surface({ expression: 'x^2+2y^2+1', by: ['x', 'y'], over });
    expect(levels).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });

  test('of a steep valley multiply', () => {
    const { levels } = surface({ expression: '(1-x)^2+100(y-x^2)^2', by: ['x', 'y'], over });
    expect(levels.length).toBeGreaterThan(5);
    expect(levels.some((level) => level <= 1000)).toBe(true);
  });

  test('are not stretched by a pole', () => {
    const { levels } = surface({ expression: '1/x+y', by: ['x', 'y'], over });
    expect(Math.max(...levels)).toBeLessThan(40);
    expect(levels.length).toBeGreaterThan(4);
  });

  test('there are none of a constant, nor where there is no value', () => {
    expect(surface({ expression: '0x+0y+3', by: ['x', 'y'], over }).levels).toEqual([]);
    expect(surface({ expression: 'log(-1-x^2-y^2)', by: ['x', 'y'], over }).levels).toEqual([]);
  });

  test('are few, ascending and within reach of the values', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(numbers, (values) => {
        const levels = levelsOf(values);
        const reach = Math.max(...values.map(Math.abs));
        return (
          levels.length <= 40 &&
          levels.every((level, i) => i === 0 || level > (levels[i - 1] ?? NaN)) &&
          levels.every((level) => Math.abs(level) <= reach * (1 + 1e-9))
        );
      }),
    );
  });
});
