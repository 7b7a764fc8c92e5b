import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LayoutNode, NODE_HEIGHT, layoutGraph } from './layout.ts';

/** The graph of x^2 + 2xy. */
const square: readonly LayoutNode[] = [[], [], [0, 1], [1, 0], [], [3, 4], [2, 5]].map((args, id) => ({
  id,
  width: 54,
  args,
}));

/** Graphs of any shape: every node uses up to three of those before it. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 60 })
  .map((picks) =>
    picks.map((pick, id): LayoutNode => ({ id, width: 54, args: id === 0 ? [] : pick.map((arg) => arg % id) })),
  );

it('puts every argument to the left of the nodes that use it', () => {
  fc.assert(
    fc.property(graphs, (nodes) => {
      const placed = new Map(layoutGraph(nodes).nodes.map((node) => [node.id, node]));
      for (const { id, args } of nodes) {
        for (const arg of args) {
          expect((placed.get(arg)?.x ?? NaN) + 54).toBeLessThanOrEqual(placed.get(id)?.x ?? NaN);
        }
      }
    }),
  );
});

it('lays no node over another, and all of them inside the picture', () => {
  fc.assert(
    fc.property(graphs, (nodes) => {
      const { nodes: placed, width, height } = layoutGraph(nodes);
      for (const [i, one] of placed.entries()) {
        expect(one.x - 27).toBeGreaterThanOrEqual(0);
        expect(one.x + 27).toBeLessThanOrEqual(width);
        expect(one.y - NODE_HEIGHT / 2).toBeGreaterThanOrEqual(0);
        expect(one.y + NODE_HEIGHT / 2).toBeLessThanOrEqual(height);
        for (const other of placed.slice(i + 1)) {
          const apart = Math.abs(one.x - other.x) >= 54 || Math.abs(one.y - other.y) >= NODE_HEIGHT;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

it('draws an edge for every argument, two where one is used twice, by different ways', () => {
  expect(layoutGraph(square).edges.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [1, 2],
    [1, 3],
    [0, 3],
    [3, 5],
    [4, 5],
    [2, 6],
    [5, 6],
  ]);
  const twice = layoutGraph([
    { id: 0, width: 54, args: [] },
    { id: 1, width: 54, args: [0, 0] },
  ]);
  expect(new Set(twice.edges.map(({ path }) => path)).size).toBe(2);
});

it('places the same graph the same way', () => {
  expect(layoutGraph(square)).toEqual(layoutGraph(square));
});
