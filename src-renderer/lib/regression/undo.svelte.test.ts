import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Undo } from './undo.svelte.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

interface State {
  readonly value: number;
}

describe('going back and forward', () => {
  it('restores exactly what was there, whatever was done', () => {
    const action = fc.oneof(fc.constantFrom('undo' as const, 'redo' as const), fc.nat());
    fc.assert(
      fc.property(fc.array(action, { maxLength: 100 }), (actions) => {
        const first: State = { value: -1 };
        const undo = new Undo(first);
        let [past, present, future]: [State[], State, State[]] = [[], first, []];
        for (const each of actions) {
          const from = each === 'undo' ? past.pop() : each === 'redo' ? future.shift() : { value: each };
          if (typeof each === 'number') {
            undo.change(from as State);
            [past, future] = [[...past, present], []];
          } else {
            undo[each]();
            if (from && each === 'undo') future = [present, ...future];
            if (from && each === 'redo') past = [...past, present];
          }
          present = from ?? present;
          expect(undo.present).toBe(present);
          expect([undo.canUndo, undo.canRedo]).toEqual([past.length > 0, future.length > 0]);
        }
      }),
    );
  });

  it('takes what follows of the same kind as one, until there is a pause or another kind', () => {
    const undo = new Undo(0);
    const change = (at: number, value: number, kind: string): void => {
      now = at;
      undo.change(value, kind);
    };
    change(0, 1, 'rate');
    change(900, 2, 'rate');
    change(1800, 3, 'rate');
    change(2900, 4, 'rate');
    change(2950, 5, 'seed');
    const back: number[] = [];
    while (undo.canUndo) {
      undo.undo();
      back.push(undo.present);
    }
    expect(back).toEqual([4, 3, 0]);
  });

  it('makes a change after going back one of its own, though it is of the same kind', () => {
    const undo = new Undo(0);
    undo.change(1, 'rate');
    undo.undo();
    undo.redo();
    undo.change(2, 'rate');
    undo.undo();
    expect(undo.present).toBe(1);
  });

  it('forgets the oldest states where they weigh too much, but never the last', () => {
    const undo = new Undo(0, (state) => (state === 3 ? 1e9 : 20_000_000));
    const back = (): number => {
      let count = 0;
      for (; undo.canUndo; count++) undo.undo();
      return count;
    };
    for (const value of [1, 2]) undo.change(value);
    expect(back()).toBe(2);
    while (undo.canRedo) undo.redo();
    for (const value of [3, 4]) undo.change(value);
    expect([back(), undo.present]).toEqual([1, 3]);
    undo.restart(10);
    for (const value of [11, 12, 13]) undo.change(value);
    expect([back(), undo.present]).toEqual([2, 11]);
  });

  it('remembers 500 states, and forgets all of them at a new beginning', () => {
    const undo = new Undo(0);
    for (let value = 1; value <= 600; value++) undo.change(value);
    let count = 0;
    for (; undo.canUndo; count++) undo.undo();
    expect([count, undo.present]).toEqual([500, 100]);
    undo.restart(7);
    expect([undo.present, undo.canUndo, undo.canRedo]).toEqual([7, false, false]);
  });
});
