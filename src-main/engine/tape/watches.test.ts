import { describe, expect, it } from 'vitest';
import { fromNumbers } from '../tensor/array.ts';
import { Tensor } from './tensor.ts';
import { type Watch, Watches } from './watches.ts';

const watchAt = (time: number): Watch => {
  return { source: new Tensor(fromNumbers('float32', [], [time])), time, line: null, by: 'watch' };
};

describe('watches', () => {
  it.each([0, 1, 8, 9, 40])('of %i sources are all found, in their order, and no others', (count) => {
    const watches = new Watches();
    const added = Array.from({ length: count }, (_, time) => watchAt(time));
    for (const watch of added) watches.add(watch);
    expect(watches.values()).toEqual(added);
    for (const watch of added) expect(watches.get(watch.source)).toBe(watch);
    expect(watches.has(watchAt(0).source)).toBe(false);
  });
});
