import { describe, expect, it } from 'vitest';
import type { GraphNode } from '../../../src-main/ipc/contract.ts';
import { MOST_SHOWN, fold, standIns, unfold } from './fold.ts';

const written = { text: '', latex: '' };

/** x, then each node the sine of the one before. */
const chain: readonly GraphNode[] = Array.from({ length: 200 }, (_, id) => ({
  id,
  kind: 'sin',
  symbol: '',
  written,
  args: id === 0 ? [] : [id - 1],
}));

const none: ReadonlySet<number> = new Set();

describe('a large graph', () => {
  it('shows the nodes nearest the output and says how many are hidden', () => {
    const folded = fold(chain, 199, none);
    expect(folded.nodes.map(({ id }) => id)).toEqual(Array.from({ length: MOST_SHOWN }, (_, i) => 140 + i));
    expect(folded.hidden).toBe(140);
    expect([...folded.hiddenBelow]).toEqual([[140, 140]]);
  });

  it('has no edge to a hidden node', () => {
    expect(fold(chain, 199, none).nodes[0]?.args).toEqual([]);
  });

  it('unfolds some at a time until nothing is hidden', () => {
    let unfolded = none;
    let folded = fold(chain, 199, unfolded);
    for (let i = 0; i < 7; i++) {
      const [below] = [...folded.hiddenBelow.keys()];
      unfolded = unfold(chain, folded, below ?? -1, unfolded);
      folded = fold(chain, 199, unfolded);
    }
    expect(folded.hidden).toBe(0);
    expect(folded.nodes).toEqual(chain);
  });

  it('lets the nearest shown node stand for a hidden one', () => {
    const stands = standIns(chain, fold(chain, 199, none));
    expect([stands.get(0), stands.get(139), stands.get(140), stands.get(199)]).toEqual([140, 140, 140, 199]);
  });
});

it('shows all of a small graph', () => {
  const small = chain.slice(0, 40);
  expect(fold(small, 39, none)).toEqual({ nodes: small, hiddenBelow: new Map(), hidden: 0 });
});
