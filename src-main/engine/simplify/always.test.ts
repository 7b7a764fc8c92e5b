import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withNodes } from '../expr.ts';
import { runs } from '../fuzz.test-support.ts';
import { type Recipe, build, recipes } from '../recipes.test-support.ts';
import { toText } from '../text.ts';
import { Costs } from './cost.ts';
import { agree, hold } from './record.test-support.ts';
import { Simplifier, simplify } from './simplify.ts';

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
        const node = build(recipe);
        const after = simplify(node, effort);
        expect(effort.steps).toBeGreaterThan(-5000);
        expect(agree(node, after, { x: 0.7, y: 1.3, z: 2.1 }), `${toText(node)} = ${toText(after)}`).toBe(true);
      });
    fc.assert(fc.property(recipes, fc.nat(200), ends), { numRuns: runs });
  });
});
