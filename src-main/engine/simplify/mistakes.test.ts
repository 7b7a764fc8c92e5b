import { describe, expect, test } from 'vitest';
import { derivative } from '../derive.ts';
import { variable, withNodes } from '../expr.ts';
import { parse } from '../parse.ts';
import { toText } from '../text.ts';
import { valueAt } from './record.test-support.ts';
import { simplify } from './simplify.ts';

const simplified = (text: string) => withNodes(10_000, () => toText(simplify(parse(text))));
const slope = (text: string) => simplify(derivative(parse(text), [variable('x')]));

describe('mistakes that others made are not made', () => {
  const at = (text: string, x: number) => withNodes(1000, () => valueAt(slope(text), { x }));
  const slopeText = (text: string) => withNodes(10_000, () => toText(slope(text)));

  test('mathjs #3329: (x^2)^0.5 is |x|, and falls at -3', () => {
    expect(simplified('(x^2)^0.5')).toBe('abs(x)');
    expect(at('(x^2)^0.5', -3)).toBeCloseTo(-1, 12);
  });
  test('mathjs #3528: a derivative of a derivative is no constant', () => {
    const second = () => toText(simplify(derivative(parse('x^3'), [variable('x'), variable('x')])));
    expect(withNodes(1000, second)).toBe('6*x');
  });
  test('mathjs #2998: sixteen digits stay', () => {
    expect(simplified('1234567890123456*x')).toBe('1234567890123456*x');
  });
  test('mathjs #2026: a sum of decimals is a decimal', () => {
    expect(simplified('2.32423+3.3434')).toBe('5.66763');
  });
  test('mathjs #3692: like terms are collected', () => {
    expect(simplified('2*x*y+3*y*x-x*y')).toBe('4*x*y');
    expect(simplified('x+y+x+1+y')).toBe('2*x + 2*y + 1');
  });
  test('mathjs #3693: it ends', () => {
    expect(simplified('(1/(x*(y-1)))^(1/(y-1))')).toBe('(1/(x*(y - 1)))^(1/(y - 1))');
  });
  test('mathjs: a root of a product is not split', () => {
    expect(simplified('(x*y)^0.5')).toBe('(x*y)^0.5');
  });
  test('mathjs: |x|^3 has slope 0 at 0', () => {
    expect(at('abs(x)^3', 0)).toBe(0);
  });
  test('mathjs #998, #934, #949: minus signs', () => {
    expect(simplified('-(x-y)')).toBe('y - x');
    expect(simplified('--2')).toBe('2');
    expect(simplified('8-n')).toBe('8 - n');
  });
  test('mathjs #2370, #1431: 1/2x reads with a minus sign in front as without', () => {
    expect(simplified('-1/2x+1/2x')).toBe('0');
  });
  test('nerdamer: the slope of log(exp(x)+exp(2x)) is not 0', () => {
    const exact = (Math.E + 2 * Math.E ** 2) / (Math.E + Math.E ** 2);
    expect(at('log(exp(x)+exp(2x))', 1)).toBeCloseTo(exact, 12);
  });
  test('nerdamer #590: (x^0.5+x)^3 keeps its value', () => {
    withNodes(1000, () => expect(valueAt(simplify(parse('(x^0.5+x)^3')), { x: 4 })).toBe(216));
  });
  test('nerdamer #648: the 2 stays under the root of 2a+2b', () => {
    expect(simplified('sqrt(2a+2b)')).toBe('sqrt(2*a + 2*b)');
  });
  test('nerdamer #339: e^x stays', () => {
    expect(simplified('e^x')).toBe('e^x');
  });
  test('Algebrite #108: one over the root of a square is one over |y|', () => {
    expect(simplified('1/sqrt(y^2)')).toBe('1/abs(y)');
  });
  test('Algebrite #140: 1/(x-1)+1/(1-x) is 0', () => {
    expect(simplified('1/(x-1)+1/(1-x)')).toBe('0');
  });
  test('Algebrite #35: sqrt(xy) is not split', () => {
    expect(simplified('sqrt(x*y)')).toBe('sqrt(x*y)');
  });
  test('compute-engine #200, #230: absolute value and root have derivatives', () => {
    expect(slopeText('abs(x)')).toBe('sign(x)');
    expect(slopeText('cbrt(x)')).toBe('1/(3*cbrt(x)^2)');
  });
});
