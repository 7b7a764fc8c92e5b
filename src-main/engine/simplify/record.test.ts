import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Derivation } from '../derivation.ts';
import { gradient } from '../derive.ts';
import { type Expr, topological, variable, withNodes } from '../expr.ts';
import { runs } from '../fuzz.test-support.ts';
import cases from '../goldens/derivatives.json' with { type: 'json' };
import { parse } from '../parse.ts';
import { type Recipe, build, recipes } from '../recipes.test-support.ts';
import { toText } from '../text.ts';
import { agree, hold, linesOf } from './record.test-support.ts';
import { Simplifier } from './simplify.ts';

const points = [
  { x: 0.7, y: 1.3, z: 2.1 },
  { x: 1.9, y: 0.4, z: -0.6 },
  { x: -1.2, y: 0.8, z: 0.3 },
];

/** Replays the record of an expression, and checks every step at points where its conditions hold. */
function checkRecord(node: Expr): void {
  const simplifier = new Simplifier({ steps: 50_000 });
  const rewrites = simplifier.rewritesOf(node);
  const lines = linesOf(node, rewrites);
  expect(lines.at(-1)).toBe(simplifier.simplify(node));
  rewrites.forEach(({ rule, before, after, conditions }, i) => {
    expect(topological([lines[i] ?? node])).toContain(before);
    for (const point of points) {
      if (hold(conditions, point))
        expect(agree(before, after, point), `${rule}: ${toText(before)} = ${toText(after)}`).toBe(true);
    }
  });
}

const variablesOf = (node: Expr) => topological([node]).filter(({ kind }) => kind === 'variable');

describe('the record of a simplification leads from the expression to its simplified form', () => {
  test.each(cases.map(({ expression }) => expression))('%s and its derivatives', (text) => {
    withNodes(200_000, () => {
      const node = parse(text);
      checkRecord(node);
      for (const x of variablesOf(node)) {
        for (const partial of gradient(node, [x])) checkRecord(partial);
        checkRecord(new Derivation().of(node, x));
      }
    });
  });

  test('random expressions and their derivatives', () => {
    const replays = (recipe: Recipe) =>
      withNodes(200_000, () => {
        const node = build(recipe);
        checkRecord(node);
        for (const partial of gradient(node, [variable('x')])) checkRecord(partial);
      });
    fc.assert(fc.property(recipes, replays), { numRuns: runs });
  });
});

const stepsOf = (text: string) =>
  withNodes(10_000, () =>
    new Simplifier({ steps: 10_000 })
      .rewritesOf(parse(text))
      .map(({ rule, before, after }) => `${rule}: ${toText(before)} = ${toText(after)}`),
  );

describe('every step has the name of its rule', () => {
  test.each([
    ['x+x', ['collect-terms: x + x = 2*x']],
    ['x*x', ['collect-factors: x*x = x^2']],
    ['sin(0*1)', ['exact-number: 0*1 = 0', 'exact-number: sin(0) = 0']],
    ['sqrt(x^2)', ['root-of-power: sqrt(x^2) = abs(x)']],
    ['x*sin(y)+x*cos(y)', ['factor-out: x*sin(y) + x*cos(y) = x*(sin(y) + cos(y))']],
    ['(x^2-1)/(x-1)', ['cancel: (x^2 - 1)/(x - 1) = x + 1']],
    ['exp(x)/exp(y)', ['merge-exponentials: exp(x)/exp(y) = exp(x - y)']],
    ['x*x^(x-1)', ['merge-powers: x*x^(x - 1) = x^x']],
    ['sin(-x)', ['sign-out: sin(-x) = -sin(x)']],
    ['log(exp(x))', ['inverse: log(exp(x)) = x']],
    ['abs(x)^2', ['absolute-value: abs(x)^2 = x^2']],
    ['sin(x)^2+cos(x)^2', ['trigonometric-identity: sin(x)^2 + cos(x)^2 = 1']],
    ['(x+1)*(x-1)', ['expand: (x + 1)*(x - 1) = x^2 - 1']],
    ['(2*x)^2/x', ['multiply-out-power: (2*x)^2/x = 4*x']],
    ['1/(x-1)+1/(x+1)', ['common-denominator: 1/(x - 1) + 1/(x + 1) = 2*x/(x^2 - 1)']],
  ])('%s', (text, steps) => expect(stepsOf(text)).toEqual(steps));
});
