import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { type Expr, ONE, add, div, mul, sub, variable, withNodes } from './expr.ts';
import { runs } from './fuzz.test-support.ts';
import { type Verdict, checkGuess } from './guess.ts';
import { parse } from './parse.ts';
import { build, recipes } from './recipes.test-support.ts';
import { isSmooth } from './smooth.test-support.ts';
import { toText } from './text.ts';

const variables = ['x', 'y', 'z'];
const judged = (guess: string, before: string, after: string) => checkGuess({ guess, before, after, variables });

describe('a guess is judged by its value, not by its looks', () => {
  test.each<[string, string, string, Verdict]>([
    ['2x', 'diff(x^2, x)', '2*x', 'same'],
    ['2*x*1', 'diff(x^2, x)', '2*x*diff(x, x)', 'same'],
    ['diff(x^2,x)+diff(2xy,x)', 'diff(x^2 + 2*x*y, x)', 'diff(x^2, x) + diff(2*x*y, x)', 'same'],
    ['2(x+y)', 'diff(x^2 + 2*x*y, x)', 'diff(x^2, x) + diff(2*x*y, x)', 'equal'],
    ['x*2', 'diff(x^2, x)', '2*x', 'equal'],
    ['1-sin(x)^2', 'diff(sin(x)*cos(x), x)', 'cos(x)^2', 'equal'],
    ['sqrt(x^2)', 'abs(x)', 'max(x, -x)', 'equal'],
    ['|x|', 'diff(x*abs(x)/2, x)', 'sqrt(x^2)', 'equal'],
    ['2 log(x)', 'log(x^2)', '2*log(abs(x))', 'narrower'],
    ['log(x)', 'y', 'log(abs(x))', 'narrower'],
    ['sqrt(x)^2', 'y', 'x', 'narrower'],
    ['log(abs(x))', 'y', 'log(x)', 'equal'],
    ['exp(x)^2/exp(x)', 'y', 'exp(x)', 'equal'],
    ['x^1000/x^999', 'y', 'x', 'equal'],
    ['x*(x-3)/(x-3)', 'y', 'x', 'equal'],
    ['x/sqrt(x^2)', 'diff(abs(x), x)', 'sign(x)', 'equal'],
    ['tan(x/2)', 'x', '(1 - cos(x))/sin(x)', 'equal'],
    ['d/dx(x^2)', 'diff(x^2, x)', '2*x', 'restated'],
    ['diff( x^2 , x )', 'diff(x^2, x)', '2*x', 'restated'],
    ['diff(x^2,x)+0', 'diff(x^2, x)', '2*x', 'restated'],
    ['diff(x^2,x)*1', 'diff(x^2, x)', '2*x', 'restated'],
    ['-(-diff(x^2,x))', 'diff(x^2, x)', '2*x', 'restated'],
    ['2 d/dx(x^2/2)', 'diff(x^2, x)', '2*x', 'restated'],
    ['diff(x*x,x)', 'diff(x^2, x)', '2*x', 'restated'],
    ['diff（x*x，x）', 'diff(x^2, x)', '2*x', 'restated'],
    ['diff(x^2*y,y)*2/x', 'diff(x^2, x)', '2*x', 'restated'],
    ['x diff(x,x) + diff(x,x) x', 'diff(x*x, x)', 'diff(x, x)*x + x*diff(x, x)', 'equal'],
    ['diff(x^2,x)*2', 'diff(x^2, x)', '2*x', 'different'],
    ['x*x', 'x*x', 'x^2', 'restated'],
    ['x', 'diff(x^2, x)', '2*x', 'different'],
    ['x', 'y', 'abs(x)', 'different'],
    ['max(x, -50)', 'y', 'x', 'different'],
    ['x + 1e-6', 'y', 'x', 'different'],
    ['cos(x)', 'diff(-cos(x), x)', 'sin(x)', 'different'],
    ['5+1e20-1e20', 'y', '2*x', 'different'],
    ['1e-20*x', 'diff(3, x)', '0', 'different'],
    ['5+1e20-1e20', 'y', '5', 'equal'],
    ['sqrt(-1-x^2)^2', 'y', '-1-x^2', 'different'],
    ['2x+1e10-1e10', 'y', '2*x', 'equal'],
    ['sqrt(-1-x^2)', 'y', 'x', 'different'],
  ])('%s for %s, which becomes %s: %s', (guess, before, after, verdict) => {
    expect(judged(guess, before, after).verdict).toBe(verdict);
  });

  test('a difference at a corner alone is none', () => {
    expect(judged('x >= 2 ? 1 : 0', 'y', 'x > 2 ? 1 : 0').verdict).toBe('equal');
  });

  test('the counterexample shows it, in numbers that can be put in by hand', () => {
    const { counterexample, guess } = judged('x^2', 'diff(x^2, x)', '2*x');
    expect(guess).toEqual({ text: 'x^2', latex: 'x^{2}' });
    const x = counterexample?.point.x ?? NaN;
    expect(String(x)).toMatch(/^\d(\.\d)?$/);
    expect([counterexample?.guess, counterexample?.right]).toEqual([x ** 2, 2 * x]);
    expect(Object.keys(counterexample?.point ?? {})).toEqual(['x']);
    expect(judged('3', 'diff(2*x, x)', '2').counterexample).toEqual({ point: {}, guess: 3, right: 2 });
  });

  test('a guess that has no value at some points is told one of them', () => {
    const { counterexample } = judged('log(x)', 'y', 'log(abs(x))');
    const x = counterexample?.point.x ?? NaN;
    expect(x).toBeLessThan(0);
    expect(counterexample).toMatchObject({ guess: NaN, right: Math.log(-x) });
  });

  test('a guess without a value anywhere is told so', () => {
    expect(judged('log(-1-x^2)', 'y', 'x').counterexample).toMatchObject({ guess: NaN });
  });
});

describe('a mistake has its place in the guess', () => {
  test.each([
    ['2+', 'syntax', { start: 2, end: 2 }],
    ['2q', 'unknown-variable', { start: 1, end: 2 }],
    ['', 'empty', { start: 0, end: 0 }],
  ])('%j: %s', (guess, kind, span) => {
    expect(() => judged(guess, 'diff(x^2, x)', '2*x')).toThrow(expect.objectContaining({ kind, span }));
  });
});

test('every line of a derivation is right for the part that it rewrites', () => {
  const { steps } = explain({ expression: 'sin(x^2)*exp(3*x)/(1+x)', by: ['x'] }).parts[0] ?? { steps: [] };
  expect(steps.length).toBeGreaterThan(10);
  for (const { before, after } of steps) {
    const { verdict } = checkGuess({ guess: after.text, before: before.text, after: after.text, variables: ['x'] });
    expect(verdict, `${before.text} -> ${after.text}`).toBe('same');
  }
});

/** The same value, written otherwise. */
const rewritings: readonly ((node: Expr) => Expr)[] = [
  (node) => add(node, sub(variable('y'), variable('y'))),
  (node) => sub(add(node, ONE()), ONE()),
  (node) => mul(ONE(), node),
  (node) => div(mul(node, variable('z')), variable('z')),
  (node) => add(div(node, parse('2')), mul(parse('0.5'), node)),
];

/** Whether an expression has values of an ordinary size on the way: beside 10^16 nobody can tell whether 1 is added. */
function isOrdinary(node: Expr): boolean {
  return [1.7, 2.3].every((x) => {
    const values = evaluate([node], { x, y: x + 0.3, z: 2 * x });
    return Number.isFinite(values.get(node)) && [...values.values()].every((value) => Math.abs(value) < 1e6);
  });
}

test('whatever is built and rewritten is equal, and one more is not', () => {
  let judgedOnes = 0;
  const property = fc.property(recipes.filter(isSmooth), fc.constantFrom(...rewritings), (recipe, rewritten) => {
    const texts = withNodes(10_000, () => {
      const node = build(recipe);
      return isOrdinary(node) ? [toText(node), toText(rewritten(node)), toText(add(node, ONE()))] : null;
    });
    if (texts === null) return;
    const [after = '', guess = '', wrong = ''] = texts;
    judgedOnes += 1;
    expect(judged(guess, 'diff(x, x)', after).verdict, `${guess} for ${after}`).not.toBe('different');
    expect(judged(wrong, 'diff(x, x)', after).verdict, `${wrong} for ${after}`).toBe('different');
  });
  fc.assert(property, { numRuns: runs });
  expect(judgedOnes).toBeGreaterThan(runs / 4);
});
