import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { withNodes } from '../expr.ts';
import { runs } from '../fuzz.test-support.ts';
import { type Recipe, build, recipes, uses } from '../recipes.test-support.ts';
import { toText } from '../text.ts';
import { Costs } from './cost.ts';
import { agree, hold, valueAt } from './record.test-support.ts';
import { Simplifier, simplify } from './simplify.ts';

/** What the last rewriting may cost beyond the effort that was left: it is charged when it is done. */
const LARGEST_STEP = 500;

describe('whatever is simplified', () => {
  const points = [
    { x: 0.7, y: 1.3, z: 2.1 },
    { x: -1.2, y: 0.8, z: 0.3 },
    { x: 2.6, y: -0.9, z: -1.7 },
  ];

  test('keeps its value where the conditions hold', () => {
    const keepsValue = (recipe: Recipe) =>
      withNodes(100_000, () => {
        const node = build(recipe);
        const simplifier = new Simplifier({ steps: 50_000 });
        const [after, conditions] = [simplifier.simplify(node), simplifier.conditionsOf(node)];
        for (const point of points.filter((point) => hold(conditions, point))) {
          expect(agree(node, after, point), `${toText(node)} = ${toText(after)}`).toBe(true);
        }
      });
    fc.assert(fc.property(recipes, keepsValue), { numRuns: runs });
  });

  /** Large numbers overflow on the way; tiny ones are what rounding left of 0, and have a sign that means nothing. */
  const isOutOfReach = (value: number) =>
    Number.isFinite(value) && value !== 0 && !(Math.abs(value) < 1e6 && Math.abs(value) > 1e-12);

  test('says where the expression itself has no value', () => {
    const isAnnounced = (recipe: Recipe, x: number, y: number) =>
      withNodes(100_000, () => {
        const point = { x, y, z: 0.5 };
        const node = build(recipe);
        const simplifier = new Simplifier({ steps: 50_000 });
        const [after, conditions] = [simplifier.simplify(node), simplifier.conditionsOf(node)];
        const values = [...evaluate([node], point).values()];
        if (values.some(isOutOfReach) || !Number.isFinite(valueAt(after, point)) || !hold(conditions, point)) return;
        expect(valueAt(node, point), `${toText(node)} = ${toText(after)}`).not.toBeNaN();
      });
    const numbers = fc.constantFrom(-2, -1, -0.5, 0, 0.5, 1, 2);
    // What a branch needs is not asked for, because it may not be taken.
    const unconditional = recipes.filter((recipe) => !uses(recipe, 'where'));
    fc.assert(fc.property(unconditional, numbers, numbers, isAnnounced), { numRuns: runs });
  });

  test('never grows, and never grows when it is simplified again', () => {
    const shrinks = (recipe: Recipe) =>
      withNodes(100_000, () => {
        const node = build(recipe);
        const costs = new Costs();
        const once = simplify(node);
        expect(costs.of(once), `${toText(node)} -> ${toText(once)}`).toBeLessThanOrEqual(costs.of(node));
        expect(costs.of(simplify(once)), toText(once)).toBeLessThanOrEqual(costs.of(once));
      });
    fc.assert(fc.property(recipes, shrinks), { numRuns: runs });
  });

  test('ends within any effort', () => {
    const ends = (recipe: Recipe, steps: number) =>
      withNodes(100_000, () => {
        const effort = { steps };
        const point = { x: 0.7, y: 1.3, z: 2.1 };
        const node = build(recipe);
        const after = simplify(node, effort);
        expect(effort.steps).toBeGreaterThan(-LARGEST_STEP);
        const hasValues = [...evaluate([node], point).values()].every(Number.isFinite);
        if (hasValues) expect(agree(node, after, point), `${toText(node)} = ${toText(after)}`).toBe(true);
      });
    fc.assert(fc.property(recipes, fc.nat(200), ends), { numRuns: runs });
  });
});
