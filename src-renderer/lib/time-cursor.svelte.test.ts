import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

describe('playing', () => {
  let now = 0;
  let frames: FrameRequestCallback[] = [];

  /** Paints frames, one each so many milliseconds. */
  function paint(count: number, apart = 1000 / 60): void {
    for (let k = 0; k < count; k++) {
      now += apart;
      const due = frames;
      frames = [];
      for (const frame of due) frame(now);
    }
  }

  beforeEach(() => {
    now = 0;
    frames = [];
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it.each([1, 5, 60, 100, 1000, 10_000])('goes %i frames a second, in strides where the screen has fewer', (speed) => {
    const cursor = cursorOf(100_001);
    cursor.speed = speed;
    cursor.play();
    paint(180);
    expect(Math.abs(cursor.index - 3 * speed)).toBeLessThanOrEqual(Math.ceil(speed / 60) + 1);
  });

  it('comes to 10,000 updates in a second, to the last one exactly, and stops there', () => {
    const cursor = cursorOf(10_001);
    cursor.speed = 10_000;
    cursor.play();
    paint(65);
    expect([cursor.index, cursor.playing, frames.length]).toEqual([10_000, false, 0]);
  });

  it('goes on where it was after the window was held up, rather than to jump', () => {
    const cursor = cursorOf(1000);
    cursor.speed = 60;
    cursor.play();
    paint(60);
    const before = cursor.index;
    paint(1, 5000);
    expect(cursor.index - before).toBeLessThanOrEqual(17);
    paint(60);
    expect(Math.abs(cursor.index - before - 76)).toBeLessThanOrEqual(2);
  });

  it('ends when one moves by hand, and begins again at the start when it stands at the end', () => {
    const cursor = cursorOf(100);
    cursor.play();
    cursor.back();
    expect([cursor.playing, frames.length]).toEqual([false, 0]);
    cursor.toEnd();
    cursor.toggle();
    expect([cursor.index, cursor.playing]).toEqual([0, true]);
    cursor.toggle();
    paint(300);
    expect(cursor.index).toBe(0);
  });

  it('follows a speed that is changed on the way', () => {
    const cursor = cursorOf(10_000);
    cursor.speed = 5;
    cursor.play();
    paint(60);
    const slow = cursor.index;
    cursor.speed = 1000;
    paint(72);
    expect(slow).toBeLessThanOrEqual(6);
    expect(Math.abs(cursor.index - slow - 1000)).toBeLessThanOrEqual(220);
  });

  it('ends where the timeline becomes too short to go on', () => {
    const cursor = cursorOf(100);
    cursor.goTo(50);
    cursor.play();
    cursor.resize(20);
    expect([cursor.index, cursor.playing]).toEqual([19, false]);
    cursor.resize(1);
    cursor.play();
    expect([cursor.index, cursor.playing]).toEqual([0, false]);
  });
});
