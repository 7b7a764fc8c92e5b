import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeCursor } from './time-cursor.svelte.ts';

function cursorOf(length: number): TimeCursor {
  const cursor = new TimeCursor();
  cursor.resize(length);
  return cursor;
}

describe('TimeCursor', () => {
  it('begins at the first frame, and does not go before it', () => {
    const cursor = cursorOf(3);
    cursor.back();
    expect([cursor.index, cursor.atStart, cursor.atEnd]).toEqual([0, true, false]);
  });

  it('ends at the last frame, and does not go past it', () => {
    const cursor = cursorOf(3);
    cursor.toEnd();
    cursor.forward();
    expect([cursor.index, cursor.atEnd]).toEqual([2, true]);
  });

  it('keeps its position in a timeline of another length, as far as that has it', () => {
    const cursor = cursorOf(10);
    cursor.goTo(7);
    cursor.resize(20);
    expect(cursor.index).toBe(7);
    cursor.resize(5);
    expect(cursor.index).toBe(4);
  });

  it('has a position in an empty timeline too', () => {
    const cursor = cursorOf(0);
    cursor.forward();
    cursor.toEnd();
    expect([cursor.index, cursor.last, cursor.playing]).toEqual([0, 0, false]);
  });

  it('never leaves its timeline, and a step back undoes a step forward', () => {
    const moves = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom('back', 'forward')));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), moves, (length, steps) => {
        const cursor = cursorOf(length);
        for (const step of steps) {
          if (typeof step === 'number') cursor.goTo(step);
          else cursor[step as 'back' | 'forward']();
          expect(cursor.index).toBeGreaterThanOrEqual(0);
          expect(cursor.index).toBeLessThan(length);
          const { index, atEnd } = cursor;
          if (atEnd) continue;
          cursor.forward();
          cursor.back();
          expect(cursor.index).toBe(index);
        }
      }),
    );
  });
});
