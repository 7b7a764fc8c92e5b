import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExpressionHistory } from './history.svelte.ts';

let stored = new Map<string, string>();

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the history of expressions', () => {
  it('has the newest first, each once, and outlives the app', () => {
    const history = new ExpressionHistory();
    for (const text of ['x', 'y', ' x ', '']) history.add(text);
    expect(history.entries).toEqual(['x', 'y']);
    expect(new ExpressionHistory().entries).toEqual(['x', 'y']);
  });

  it('goes back entry by entry and comes forward again to what was being typed', () => {
    const history = new ExpressionHistory();
    for (const text of ['a', 'b', 'c']) history.add(text);
    expect([history.older('draft'), history.older('c'), history.older('b'), history.older('a')]).toEqual([
      'c',
      'b',
      'a',
      null,
    ]);
    expect([history.newer(), history.newer(), history.newer(), history.newer()]).toEqual(['b', 'c', 'draft', null]);
  });

  it('skips the entry that stands in the field already', () => {
    const history = new ExpressionHistory();
    for (const text of ['a', 'b']) history.add(text);
    expect(history.older('b')).toBe('a');
  });

  it('begins anew where storage holds something else', () => {
    stored.set('derivative-history', '{"not": "a list"}');
    expect(new ExpressionHistory().entries).toEqual([]);
    stored.set('derivative-history', 'no JSON');
    expect(new ExpressionHistory().entries).toEqual([]);
  });
});
