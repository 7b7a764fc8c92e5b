/**
 * Mistakes that other libraries make or made, each under the number of its report there, and what is right instead.
 */
import { describe, expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import { compareMethods } from './methods.ts';

const formula = (expression: string) => analyse({ expression }).symbolic.gradient[0]?.text;
const shown = (expression: string) => analyse({ expression }).symbolic.value.text;
const slope = (expression: string, x: number) => analyse({ expression, point: { x } }).numeric?.gradient[0];
const curve = (expression: string, x: number) => analyse({ expression, point: { x } }).numeric?.hessian[0]?.[0];
const value = (expression: string, point: Record<string, number> = {}) => analyse({ expression, point }).numeric?.value;

describe('mathjs', () => {
  test('#3329: (x^2)^0.5 is not x, and falls at -3', () => {
    expect(slope('(x^2)^0.5', -3)).toBe(-1);
    expect(formula('(x^2)^0.5')).toBe('x/abs(x)');
  });

  test('#3528: a derivative inside a derivative is no constant', () => {
    expect(formula('diff(diff(x^4,x),x)')).toBe('24*x');
    expect(formula('x*diff(x^2,x)')).toBe('4*x');
  });

  test('#2998: constants of 16 digits keep them', () => {
    expect(shown('1234567890123456 x')).toBe('1234567890123456*x');
    expect(formula('0.1234567890123456 x')).toBe('0.1234567890123456');
    expect(formula('1234567890123456789 x^2')).toBe('2469135780246913578*x');
  });

  test('#2026: a sum of decimals is a decimal', () => {
    expect(formula('(2.32423+3.3434) x')).toBe('5.66763');
  });

  test('#3692: like terms are collected', () => {
    expect(formula('x*y*x + 2*y*x^2')).toBe('6*x*y');
  });

  test('#3693: simplifying ends', () => {
    expect(analyse({ expression: '(1/(x*(y-1)))^(1/(y-1))', point: { x: 2, y: 3 } }).numeric?.value).toBeCloseTo(
      0.5,
      15,
    );
  });

  test('#3074: min and max have derivatives', () => {
    expect([slope('max(x, 2)', 3), slope('max(x, 2)', 1), slope('min(x, 2)', 3)]).toEqual([1, 0, 0]);
  });

  test('(x*y)^0.5 is not torn into roots that negative factors do not have', () => {
    expect(analyse({ expression: '(x*y)^0.5', point: { x: -2, y: -8 } }).numeric).toMatchObject({
      value: 4,
      gradient: [-1, -0.25],
    });
  });

  test('|x|^3 is level at 0', () => {
    expect(slope('|x|^3', 0)).toBe(0);
  });

  test('#998, #934, #949: signs', () => {
    expect([value('-(x-y)', { x: 1, y: 3 }), value('--2'), value('8-n', { n: 3 })]).toEqual([2, 2, 5]);
  });

  test('#2370, #1431: 1/2x and -1/2x are read alike', () => {
    expect([slope('1/2x', 1), slope('-1/2x', 1)]).toEqual([0.5, -0.5]);
  });
});

describe('nerdamer', () => {
  test('d/dx log(exp(x) + exp(2x)) is not 0', () => {
    expect(slope('log(exp(x)+exp(2x))', 0)).toBeCloseTo(1.5, 15);
  });

  test('#590: (x^0.5 + x)^3', () => {
    expect(slope('(x^0.5+x)^3', 4)).toBeCloseTo(3 * 36 * 1.25, 12);
  });

  test('#648: sqrt(2a+2b) is not 2 sqrt(a+b)', () => {
    expect(value('sqrt(2a+2b)', { a: 1, b: 1 })).toBe(2);
    expect(analyse({ expression: 'sqrt(2a+2b)', point: { a: 1, b: 1 } }).numeric?.gradient).toEqual([0.5, 0.5]);
  });

  test('#339: e^x is no rational', () => {
    expect(formula('e^x')).toBe('e^x');
  });
});

describe('Algebrite', () => {
  test('#108: 1/sqrt(y^2) is not |y|', () => {
    expect(value('1/sqrt(y^2)', { y: -4 })).toBe(0.25);
    expect(analyse({ expression: '1/sqrt(y^2)', point: { y: -2 } }).numeric?.gradient[0]).toBeCloseTo(0.25, 15);
  });

  test('#140: 1/(x-1) + 1/(1-x) is 0', () => {
    expect(formula('x/(x-1)+x/(1-x)')).toBe('0');
  });

  test('#35: sqrt(xy) is not split', () => {
    expect(value('sqrt(xy)', { x: -2, y: -8 })).toBe(4);
  });

  test('nothing is expanded for evaluation: the five-fold logistic map keeps its digits', () => {
    let text = 'x';
    let [wanted, derivative] = [0.3, 1];
    for (let i = 0; i < 5; i++) {
      text = `(3.9*(${text})*(1-(${text})))`;
      [wanted, derivative] = [3.9 * wanted * (1 - wanted), derivative * 3.9 * (1 - 2 * wanted)];
    }
    const { numeric } = analyse({ expression: text, point: { x: 0.3 } });
    expect(numeric?.value).toBeCloseTo(wanted, 14);
    expect((numeric?.gradient[0] ?? NaN) / derivative).toBeCloseTo(1, 13);
  });
});

describe('compute-engine', () => {
  test('#200: |x| has a derivative', () => expect(formula('abs(x)')).toBe('sign(x)'));

  test('#230: roots have derivatives', () => {
    expect(slope('nthRoot(x, 3)', 8)).toBeCloseTo(1 / 12, 15);
    expect(slope('cbrt(x)', 8)).toBeCloseTo(1 / 12, 15);
  });

  test('#336: d/dx(x) + 1 leaves the 1 outside', () => expect(value('d/dx(x)+1', { x: 5 })).toBe(2));
});

describe('tfjs', () => {
  test('#3252: exp, tanh and sigmoid have second derivatives', () => {
    const t = Math.tanh(1);
    expect(curve('exp(x)', 1)).toBeCloseTo(Math.E, 14);
    expect(curve('tanh(x)', 1)).toBeCloseTo(-2 * t * (1 - t * t), 14);
    expect(curve('sigmoid(x)', 0)).toBe(0);
  });

  test('#2587, #5690: products have gradients, by every method', () => {
    const { methods } = compareMethods({ expression: 'x*y*z', point: { x: 0, y: 2, z: 3 } });
    for (const method of ['symbolic', 'forward', 'reverse', 'compiled'] as const) {
      expect(methods[method].gradient).toEqual([6, 0, 0]);
    }
  });

  test('|x| is level at 0', () => expect(slope('|x|', 0)).toBe(0));
});
