import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descend } from './descent.ts';

const from = (expression: string, x: number, y: number, rate = 0.1, steps = 50) =>
  descend({ expression, by: ['x', 'y'], point: { x, y }, rate, steps });

/** A bowl turned and stretched at random: its Hessian has the eigenvalues p and q. */
const bowls = fc
  .record({
    p: fc.double({ min: 0.1, max: 5, noNaN: true }),
    ratio: fc.double({ min: 1, max: 10, noNaN: true }),
    angle: fc.double({ min: 0, max: 3.1, noNaN: true }),
    x: fc.double({ min: 0.5, max: 5, noNaN: true }),
    y: fc.double({ min: -5, max: -0.5, noNaN: true }),
  })
  .map(({ p, ratio, angle, x, y }) => {
    const [c, s, q] = [Math.cos(angle), Math.sin(angle), p * ratio];
    const [a, b, d] = [p * c * c + q * s * s, (p - q) * c * s, p * s * s + q * c * c];
    return {
      question: { expression: 'a x^2/2 + b x y + d y^2/2', by: ['x', 'y'] as const },
      point: { a, b, d, x, y },
      p,
      q,
    };
  });

describe('outcomes', () => {
  test.each([
    ['x^2+2y^2+1', 'minimum'],
    ['x^2+2xy', 'unbounded-below'],
    ['x^2-y', 'unbounded-below'],
    ['x+y', 'unbounded-below'],
    ['-x^4-y^2', 'unbounded-below'],
    ['(x+y)^2', 'minimum'],
    ['exp(-x)+y^2', 'on-its-way'],
    ['0x+0y', 'inconclusive'],
    ['|x|+|y|', 'on-its-way'],
    ['|x|+y^2', 'on-its-way'],
    ['max(x,-x)+y^2', 'on-its-way'],
    ['relu(x)+y^2', 'on-its-way'],
    ['floor(x)+floor(y)', 'inconclusive'],
    ['0.1*(x+y)^2-x', 'unbounded-below'],
    ['log(x)+y^2', 'undefined'],
    ['x^4+y^4', 'diverges'],
    ['cosh(x)+cosh(y)', 'on-its-way'],
  ])('of %s from (3, 4): %s', (expression, outcome) => {
    expect(from(expression, 3, 4).outcome).toBe(outcome);
  });

  test('a saddle that is met holds the path, of one that is missed it runs off', () => {
    expect(from('x^2-y^2', 3, 0).outcome).toBe('stuck');
    expect(from('x^2-y^2', 3, 1e-9).outcome).toBe('unbounded-below');
    expect(from('x^2+2xy', 0, 0).outcome).toBe('stuck');
  });

  test('at corners and steps no minimum and no fall is made up', () => {
    expect(from('min(x,0)+y^2', 1, 1).outcome).toBe('on-its-way');
    expect(from('min(x,0)+y^2', 1, 1, 0.1, 300).outcome).toBe('inconclusive');
    expect(from('relu(x)+y^2', 3, 4, 0.1, 300).outcome).toBe('inconclusive');
  });

  test('where the second derivatives vanish too, it is left open whether it is a minimum', () => {
    expect(from('x^4+y^4', 0, 0).outcome).toBe('inconclusive');
    expect(from('-x^4-y^4', 0, 0).outcome).toBe('inconclusive');
    expect(from('x^3+y^2', 0, 0).outcome).toBe('inconclusive');
  });

  test('each coordinate has to arrive, however far out the other one is', () => {
    const bowl = '(x-1000)^2+0.001*y^2';
    expect(from(bowl, 1000, 0.9)).toMatchObject({ outcome: 'on-its-way' });
    expect(from(bowl, 1000, 0).outcome).toBe('minimum');
    expect(from(bowl, 999, 0.9, 0.9, 1000).outcome).toBe('on-its-way');
  });

  test.each([
    ['1e13*x^2+y^2', 0, 1, 2 / 2e13],
    ['x^2+1e-13*y^2', 3, 4, 1],
    ['1e13*x^2+y^2+x*y', 0, 1, 2 / 2e13],
  ])('%s is a bowl, however narrow', (expression, x, y, limit) => {
    const answer = from(expression, x, y, 1e-15);
    expect(answer.outcome).toBe('on-its-way');
    expect((answer.limit ?? NaN) / limit).toBeCloseTo(1, 9);
  });

  test('a slope that is small beside the other one falls without end all the same', () => {
    expect(from('x^2+1e-13*y', 3, 4).outcome).toBe('unbounded-below');
    expect(from('x^2-1e-13*y^2', 3, 4).outcome).toBe('unbounded-below');
  });

  test('no fall is certain where rounding hides whether it curves up', () => {
    expect(from('(0.1*x+0.3*y)^2', 3, 4, 1, 500).outcome).not.toBe('unbounded-below');
    expect(from('(x+3y)^2', 3, 4, 0.05).outcome).toBe('minimum');
  });

  test.each([
    ['exp(x)-exp(2*x)+y^2', 1, 1, 0.1, 'unbounded-below'],
    ['2*x^2+log(exp(-x^2))+y^2', 3, 0, 1.5, 'diverges'],
    ['exp(x)+exp(-x)+y^2', 3, 0, 10, 'diverges'],
    ['x^4+y^2', 3, 0, 10, 'diverges'],
    ['log(|x|)+y^2', 1, 0, 1, 'unbounded-below'],
    ['sqrt(x)+y^2', 1e-10, 1, 0.1, 'undefined'],
  ])('where numbers end, the cause is named: %s from (%d, %d) at rate %d %s', (expression, x, y, rate, outcome) => {
    expect(from(expression, x, y, rate).outcome).toBe(outcome);
  });

  test('a bowl that is no quadratic has its lowest point too', () => {
    expect(from('cosh(x)+cosh(y)', 3, 4, 0.1, 200).outcome).toBe('minimum');
  });

  test('outside the domain there is no path', () => {
    expect(from('log(x)+y', -1, 0)).toMatchObject({ outcome: 'undefined', limit: null });
  });

  test('a rate too large for one axis only throws out what moves along it', () => {
    expect(from('x^2+2y^2+1', 3, 0, 0.6).outcome).toBe('minimum');
    expect(from('x^2+2y^2+1', 3, 1, 0.6).outcome).toBe('diverges');
    expect(from('x^2+2y^2+1', 3, 4, 0.5).outcome).toBe('on-its-way');
  });

  test('the largest rate of x²+2y²+1 is 1/2; without a bowl there is none', () => {
    expect(from('x^2+2y^2+1', 3, 4).limit).toBe(0.5);
    expect(from('x^2+2xy', 3, 4).limit).toBeNull();
    expect(from('cosh(x)+y^2', 3, 4).limit).toBeNull();
  });
});

test.each([
  [0, 10],
  [-1, 10],
  [Infinity, 10],
  [0.1, -1],
  [0.1, 2.5],
  [0.1, 1001],
])('a rate of %d with %d steps is refused', (rate, steps) => {
  expect(() => from('x^2+y^2', 1, 1, rate, steps)).toThrow(/must be/);
});

test('every step is x - rate * gradient, to the last bit', () => {
  fc.assert(
    fc.property(bowls, fc.double({ min: 0.001, max: 2, noNaN: true }), ({ question, point }, rate) => {
      const { x, y, dx, dy } = descend({ ...question, point, rate, steps: 20 });
      return [...x.keys()].slice(1).every((i) => {
        const before = i - 1;
        const next = [x, y].map((places, k) => (places[before] ?? NaN) - rate * ([dx, dy][k]?.[before] ?? NaN));
        return x[i] === next[0] && y[i] === next[1];
      });
    }),
  );
});

test('on a bowl a rate below the limit never diverges, one above always does', () => {
  const shares = fc.double({ min: 0.01, max: 3, noNaN: true }).filter((share) => Math.abs(share - 1) > 0.01);
  fc.assert(
    fc.property(bowls, shares, fc.integer({ min: 5, max: 200 }), ({ question, point, q }, share, steps) => {
      const limit = 2 / q;
      const answer = descend({ ...question, point, rate: share * limit, steps });
      expect(answer.limit).toBeCloseTo(limit, 9);
      expect(answer.outcome === 'diverges').toBe(share > 1);
      const [first, last] = [answer.value[0] ?? NaN, answer.value.at(-1) ?? NaN];
      if (share < 1) expect(last).toBeLessThanOrEqual(first);
    }),
  );
});
