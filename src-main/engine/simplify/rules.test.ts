import { describe, expect, test } from 'vitest';
import { type Expr, add, apply, constant, div, mul, pow, variable, withNodes } from '../expr.ts';
import { parse } from '../parse.ts';
import { toText } from '../text.ts';
import { Simplifier, simplify } from './simplify.ts';

const simplified = (text: string) => withNodes(10_000, () => toText(simplify(parse(text))));

/** The simplified form with its conditions. */
function withConditions(node: Expr): [string, ...string[]] {
  const simplifier = new Simplifier({ steps: 50_000 });
  return [toText(simplifier.simplify(node)), ...simplifier.conditionsOf(node).map(toText)];
}

const conditional = (text: string) => withNodes(10_000, () => withConditions(parse(text)));

describe('roots, powers and absolute values', () => {
  test.each([
    ['sqrt(x^2)', 'abs(x)'],
    ['(x^2)^0.5', 'abs(x)'],
    ['(x^2)^1.5', 'abs(x)^3'],
    ['(4*x^2)^(3/2)', '8*abs(x)^3'],
    ['(4*x^2)^1.5', '8*abs(x)^3'],
    ['(4*x^2)^(-3/2)', '1/(8*abs(x)^3)'],
    ['(9*x^4)^(5/2)', '243*x^10'],
    ['(4*x^6)^(1/3)', '(4*x^6)^(1/3)'],
    ['sqrt(x^4)', 'x^2'],
    ['sqrt(4*x^2)', '2*abs(x)'],
    ['sqrt(x)^2', 'x'],
    ['sqrt(x^3)', 'sqrt(x^3)'],
    ['abs(x)^2', 'x^2'],
    ['abs(-x)', 'abs(x)'],
    ['abs(-3*x)', '3*abs(x)'],
    ['abs(abs(x))', 'abs(x)'],
    ['abs(exp(x))', 'exp(x)'],
    ['1/sqrt(y^2)', '1/abs(y)'],
    ['sign(x)*abs(x)', 'x'],
    ['cbrt(x)^3', 'x'],
    ['x/sqrt(x)', 'sqrt(x)'],
    ['x^0.5*x^0.5', 'x'],
    ['x*x^(x-1)', 'x^x'],
    ['sqrt(9)', '3'],
    ['sqrt(2)', 'sqrt(2)'],
    ['cbrt(-8)', '-2'],
  ])('%s', (text, result) => expect(simplified(text)).toBe(result));
});

describe('functions of known values', () => {
  test.each([
    ['sin(-x)', '-sin(x)'],
    ['cos(-2*x)', 'cos(2*x)'],
    ['tan(-x)', '-tan(x)'],
    ['csch(-x)', '-csch(x)'],
    ['sech(-x)', 'sech(x)'],
    ['sin(pi)', '0'],
    ['cos(pi)', '-1'],
    ['sin(pi/2)', '1'],
    ['sin(3*pi/2)', '-1'],
    ['cos(pi/2)', '0'],
    ['cos(2*pi)', '1'],
    ['tan(pi)', '0'],
    ['tan(pi/2)', 'tan(pi/2)'],
    ['sin(pi/3)', 'sin(pi/3)'],
    ['log(1)', '0'],
    ['log(e)', '1'],
    ['exp(0)', '1'],
    ['log(exp(x))', 'x'],
    ['log(e^x)', 'x'],
    ['sin(x)^2+cos(x)^2', '1'],
    ['3*y*sin(x)^2+3*y*cos(x)^2', '3*y'],
    ['1-sin(x)^2', 'cos(x)^2'],
    ['cosh(x)^2-sinh(x)^2', '1'],
    ['sin(x)^2+cos(y)^2', 'sin(x)^2 + cos(y)^2'],
  ])('%s', (text, result) => expect(simplified(text)).toBe(result));
});

describe('exact numbers', () => {
  test.each([
    ['1234567890123456+0*x', '1234567890123456'],
    ['0.1+0.2', '0.3'],
    ['2.32423+3.3434', '5.66763'],
    ['1/3', '1/3'],
    ['0.5*x', '0.5*x'],
    ['e^x', 'e^x'],
    ['2*e', '2*e'],
  ])('%s', (text, result) => expect(simplified(text)).toBe(result));
});

describe('a simplified form says where it holds', () => {
  test.each([
    ['x/x', ['1', 'x != 0']],
    ['0*x^(-1)', ['0', 'x != 0']],
    ['(x^2-1)/(x-1)', ['x + 1', 'x != 1']],
    ['exp(log(x))', ['x', 'x > 0']],
    ['sqrt(x)^2', ['x', 'x >= 0']],
    ['x/sqrt(x)', ['sqrt(x)', 'x > 0']],
    ['log(x)-log(x)+x/x', ['1', 'x > 0']],
    ['x/(x*y)', ['1/y', 'x != 0']],
    ['x/x^3', ['1/x^2']],
    ['sqrt(x^2)', ['abs(x)']],
    ['1/(x-1)+1/(1-x)', ['0', 'x != 1']],
    ['(x^2+1)/(x^2+1)', ['1']],
    ['x*y/(2*x*y)', ['1/2', 'x != 0', 'y != 0']],
    ['exp(x)/exp(x)', ['1']],
    ['x/(x^2*(1+1/x))', ['1/(x + 1)', 'x != 0']],
    ['sqrt(x)*sqrt(x)/x', ['1', 'x > 0']],
    ['log(1-x)-log(1-x)+(x-1)/(x-1)', ['1', 'x < 1']],
    ['0*nthRoot(x, 2)', ['0', 'x >= 0']],
    ['0*nthRoot(x, 3)', ['0']],
    ['0*nthRoot(x, -3)', ['0', 'x != 0']],
    ['nthRoot(x, y)-nthRoot(x, y)', ['0', 'x > 0', 'y != 0']],
    ['0*nthRoot(x, 0.5)', ['0']],
    ['0*mod(x, 0)', ['0', '0 != 0']],
    ['mod(x, y)-mod(x, y)', ['0', 'y != 0']],
    ['0*mod(x, 3)', ['0']],
    ['0*x^(-1.5)', ['0', 'x > 0']],
    ['0*x^(3/2)', ['0', 'x >= 0']],
    ['0*asec(x)', ['0', 'x^2 >= 1']],
    ['0*acoth(x)', ['0', 'x^2 > 1']],
    ['0*asech(x)', ['0', 'x > 0', 'x <= 1']],
    ['0*csch(x)', ['0', 'x != 0']],
    ['0*log2(x)', ['0', 'x > 0']],
    ['0*atan2(x, y)', ['0']],
    ['0/sinh(x)', ['0', 'x != 0']],
    ['(y^x)^2', ['y^(2*x)', 'y > 0']],
    ['y^x*y^z', ['y^(x + z)', 'y > 0']],
    ['y^(x + x)*y^0', ['y^(2*x)']],
    ['y^x - y^x + 2*y^z', ['2*y^z', 'y > 0']],
  ])('%s', (text, [result, ...conditions]) => {
    const [found, ...where] = conditional(text);
    expect([found, ...where.sort()]).toEqual([result, ...conditions.sort()]);
  });
});

describe('choices', () => {
  const [a, b, x] = ['a', 'b', 'x'].map((name) => () => variable(name)) as [() => Expr, () => Expr, () => Expr];
  const positive = () => apply('gt', x(), constant(0));
  const where = (c: Expr, yes: Expr, no: Expr) => apply('where', c, yes, no);
  const log = () => apply('log', x());
  const become = (build: () => Expr, result: () => Expr, conditions: () => Expr[] = () => []) =>
    withNodes(10_000, () => {
      const simplifier = new Simplifier({ steps: 1000 });
      expect(simplifier.simplify(build())).toBe(result());
      expect(simplifier.conditionsOf(build())).toEqual(conditions());
    });

  test('between the same is no choice', () => become(() => where(positive(), a(), a()), a));
  test('by a number is made', () => {
    become(() => where(constant(1), a(), b()), a);
    become(() => where(constant(0), a(), b()), b);
    become(() => where(apply('lt', constant(2), constant(1)), a(), b()), b);
  });
  test('by the same condition are made together', () => {
    become(
      () => mul(where(positive(), a(), b()), where(positive(), b(), a())),
      () => mul(a(), b()),
    );
    become(
      () => add(where(positive(), a(), constant(1)), where(positive(), b(), constant(2))),
      () => where(positive(), add(a(), b()), constant(3)),
    );
  });
  test('that guard a logarithm become a condition', () => {
    become(
      () => where(positive(), log(), constant(0)),
      log,
      () => [positive()],
    );
    const power = () => mul(pow(x(), a()), log());
    become(
      () => where(positive(), power(), constant(0)),
      () => simplify(power()),
      () => [positive()],
    );
  });
  test('that guard something else stay', () => {
    const guarded = () => where(positive(), div(constant(1), x()), constant(0));
    become(guarded, guarded);
    const other = () => where(apply('gt', a(), constant(0)), log(), constant(0));
    become(other, other);
  });
});
