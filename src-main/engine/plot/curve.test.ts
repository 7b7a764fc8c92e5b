import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CurveAnswer } from './answer.ts';
import { curve } from './curve.ts';

const wide = { from: -6, to: 6 };

const gapsOf = ({ x }: CurveAnswer, values: Float64Array): number[] =>
  [...values.keys()].filter((i) => Number.isNaN(values[i])).map((i) => x[i] ?? NaN);

const drawn = (expression: string, over = wide) => curve({ expression, by: 'x', over });

describe('samples', () => {
  test('f, f and its derivatives stand at ascending places from end to end', () => {
    const { x, value, slope, curvature } = drawn('x^3');
    expect([x[0], x.at(-1)]).toEqual([-6, 6]);
    expect([value[0], slope[0], curvature[0]]).toEqual([-216, 108, -36]);
    expect([...x].every((place, i) => i === 0 || place > (x[i - 1] ?? NaN))).toBe(true);
  });

  test('the other variables stand as the point says, and must have a value', () => {
    const at = (x: number) => curve({ expression: 'a*x^2', by: 'x', over: wide, point: { a: 3, x } }).at;
    expect(at(2)).toMatchObject({ x: 2, value: 12, slope: 12, curvature: 6 });
    expect(() => curve({ expression: 'a*x^2', by: 'x', over: wide, point: { x: 1 } })).toThrow('a has no value');
  });

  test('an interval that is empty is refused', () => {
    expect(() => drawn('x', { from: 1, to: 1 })).toThrow(/^over must be/);
    expect(() => drawn('x', { from: -1e308, to: 1e308 })).toThrow(/^over must be/);
  });

  test('an interval of a few numbers is refused; in one that is not, places ascend', () => {
    const around = (width: number) => drawn('floor((x-1)*1e8)+1/(x-1)', { from: 1 - width, to: 1 + width });
    expect(() => around(1e-15)).toThrow(/^over must be/);
    expect(() => around(1e-10)).toThrow(/^over must be/);
    const { x } = around(4e-10);
    expect([...x].every((place, i) => i === 0 || place > (x[i - 1] ?? NaN))).toBe(true);
  });

  test('smooth functions have no gap, however steep or wavy', () => {
    const smooth = ['x^2', 'sin(20x)', 'exp(x)', 'atan(1000x)', 'exp(-100x^2)', '1e9+0x', 'x^8-x', 'tanh(50x)', 'x*0'];
    for (const expression of smooth) {
      const answer = drawn(expression);
      expect([expression, gapsOf(answer, answer.value), gapsOf(answer, answer.slope)]).toEqual([expression, [], []]);
    }
  });
});

describe('rounding', () => {
  const one = { from: 0.5, to: 1.5 };
  const zero = { from: -1, to: 1 };

  test.each(['sin(x)^2+cos(x)^2', 'exp(x)*exp(-x)', '(x+1)^2-x^2-2x'])('%s is 1 without a gap', (expression) => {
    for (const over of [wide, { from: -600, to: 600 }, { from: 2, to: 3 }]) {
      if (expression.startsWith('exp') && over.to > 500) continue;
      const answer = drawn(expression, over);
      for (const values of [answer.value, answer.slope, answer.curvature]) expect(gapsOf(answer, values)).toEqual([]);
      expect(answer.shown.value.from).toBeCloseTo(one.from, 6);
      expect(answer.shown.value.to).toBeCloseTo(one.to, 6);
      expect(answer.shown.slope).toEqual(zero);
      expect(answer.shown.curvature).toEqual(zero);
    }
  });

  test.each([
    ['x/x', { slope: { from: -0.5, to: 1 }, curvature: { from: -0.5, to: 1 } }],
    ['x^2/x', { slope: one, curvature: zero }],
  ])('the derivatives of %s are seen to be the same everywhere', (expression, ranges) => {
    const { slope, curvature } = drawn(expression).shown;
    for (const [found, range] of [
      [slope, ranges.slope],
      [curvature, ranges.curvature],
    ] as const) {
      expect(found.from).toBeCloseTo(range.from, 6);
      expect(found.to).toBeCloseTo(range.to, 6);
    }
  });

  test('what is small throughout is no rounding', () => {
    expect(drawn('1e-20*x^2').shown.value.to).toBeCloseTo(1.05 * 36e-20, 30);
    expect(drawn('1e-20*x^2').shown.value.to).toBeGreaterThan(36e-20);
    expect(gapsOf(drawn('1e-20*floor(x/4+0.1)'), drawn('1e-20*floor(x/4+0.1)').value).length).toBeGreaterThan(2);
    expect(drawn('1e9+x').shown.value.to).toBeLessThan(1e9 + 7);
  });

  test('steps on the samples are no rounding', () => {
    const answer = drawn('floor(x)+ceil(10x)');
    expect(gapsOf(answer, answer.value).length).toBeGreaterThan(100);
  });
});

describe('gaps', () => {
  test.each([
    ['1/x', [0]],
    ['1/x^2', [0]],
    ['1/(x-0.005)', [0.005]],
    ['1/(x-0.0051)^2', [0.0051]],
    ['1/(x-0.1)', [0.1]],
    ['1/(x-0.1)^2', [0.1]],
    ['log(|x-0.0077|)', [0.0077]],
    ['tan(x)', [-4.712389, -1.570796, 1.570796, 4.712389]],
    ['floor(x/4)', [-4, 0, 4]],
    ['sign(x-0.013)', [0.013]],
  ])('%s has one at each of %j and nowhere else', (expression, places) => {
    const answer = drawn(expression);
    const found = gapsOf(answer, answer.value);
    for (const place of places) expect(found.some((x) => Math.abs(x - place) < 0.02)).toBe(true);
    expect(found.every((x) => places.some((place) => Math.abs(x - place) < 0.03))).toBe(true);
  });

  test('the curve of a logarithm begins at the edge of its domain', () => {
    const answer = drawn('log(x-0.01)');
    const first = answer.value.findIndex((value) => !Number.isNaN(value));
    expect(answer.x[first]).toBeCloseTo(0.01, 3);
    expect(answer.value.slice(first).some(Number.isNaN)).toBe(false);
  });

  test('a corner breaks the slope, not the curve', () => {
    const answer = drawn('|x-0.013|');
    expect(gapsOf(answer, answer.value)).toEqual([]);
    expect(gapsOf(answer, answer.slope)).toHaveLength(1);
    expect(gapsOf(answer, answer.slope)[0]).toBeCloseTo(0.013, 3);
  });

  test('a pole anywhere is found', () => {
    const pole = fc.double({ min: -5.9, max: 5.9, noNaN: true });
    fc.assert(
      fc.property(pole, fc.constantFrom(1, 2, 3), (place, power) => {
        const answer = curve({ expression: `1/(x-a)^${power}`, by: 'x', over: wide, point: { a: place } });
        const found = gapsOf(answer, answer.value);
        return found.length > 0 && found.every((x) => Math.abs(x - place) < 0.03);
      }),
    );
  });
});

describe('what is shown', () => {
  test('all of a parabola', () => {
    const { shown } = drawn('x^2');
    expect(shown.value.from).toBeLessThanOrEqual(0);
    expect(shown.value.to).toBeGreaterThanOrEqual(36);
    expect(shown.slope.from).toBeLessThanOrEqual(-12);
  });

  test('all of a narrow peak and of a steep rise', () => {
    expect(drawn('exp(-100x^2)').shown.value.to).toBeGreaterThan(1);
    expect(drawn('exp(x)').shown.value.to).toBeGreaterThan(Math.exp(6));
  });

  test.each(['tan(x)', '1/x', '1/x^2'])('of %s enough to see its middle', (expression) => {
    const { from, to } = drawn(expression).shown.value;
    expect(to).toBeGreaterThan(1);
    expect(to - from).toBeLessThan(40);
  });

  test('beside a function with poles no more of its derivatives than leaves it readable', () => {
    const { value, slope } = drawn('tan(x)').shown;
    expect(slope.to - slope.from).toBeLessThanOrEqual(3 * (value.to - value.from));
  });

  test('a constant, and a function without values, have room around them', () => {
    expect(drawn('7+0x').shown.value).toEqual({ from: 3.5, to: 10.5 });
    expect(drawn('log(-1-x^2)').shown.value).toEqual({ from: -1.1, to: 1.1 });
  });
});

describe('at the point', () => {
  test('the slopes of the secants go to the slope of the tangent', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
        const { at } = curve({ expression: 'sin(x)*exp(x/2)', by: 'x', over: null, point: { x } });
        const errors = at?.secants.map(({ slope }) => Math.abs(slope - at.slope)) ?? [];
        return errors.length === 14 && (errors.at(-1) ?? NaN) < 2e-3;
      }),
    );
  });

  test('h is halved from 2, and a secant of x² is steeper than the tangent by h', () => {
    const { at, x } = curve({ expression: 'x^2', by: 'x', over: null, point: { x: 3 } });
    expect(at?.secants.slice(0, 3)).toEqual([
      { h: 2, value: 25, slope: 8 },
      { h: 1, value: 16, slope: 7 },
      { h: 0.5, value: 12.25, slope: 6.5 },
    ]);
    expect(x).toHaveLength(0);
  });

  test('it is not there where the variable has no value', () => {
    expect(drawn('x^2').at).toBeNull();
  });
});

describe('what is too narrow to be drawn', () => {
  test.each(['1e-310*x^2', '1e-320*x', 'exp(-x^2)'])('values of %s have an axis that has digits', (expression) => {
    const { shown } = curve({ expression, by: 'x', over: { from: 27.1, to: 28 }, point: { x: 27.2 } });
    for (const range of [shown.value, shown.slope, shown.curvature]) {
      expect(range.to - range.from).toBeGreaterThan(1e-290);
    }
  });

  test.each([1e-310, 1e-320])('an interval of width %d is refused', (to) => {
    expect(() => curve({ expression: 'x', by: 'x', over: { from: 0, to }, point: { x: 0 } })).toThrow('over');
  });
});
