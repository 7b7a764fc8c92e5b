import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowPath, longestOf, tipOf } from './arrows.ts';
import { bandsOf } from './bands.ts';
import { type Frame, fromPixel, isInside, toPixel, zoomed } from './frame.ts';

const frame: Frame = { left: 40, top: 10, width: 800, height: 400, x: { from: -6, to: 6 }, y: { from: -20, to: 100 } };

describe('the axes', () => {
  it('a place on screen and back again is the same pixel', () => {
    const inside = fc.record({
      x: fc.double({ min: frame.left, max: frame.left + frame.width, noNaN: true }),
      y: fc.double({ min: frame.top, max: frame.top + frame.height, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, (pixel) => {
        const point = fromPixel(frame, pixel);
        const back = toPixel(frame, point.x, point.y);
        return Math.abs(back.x - pixel.x) <= 1 && Math.abs(back.y - pixel.y) <= 1;
      }),
    );
  });

  it('a point dragged out of the picture stays at its edge, in few digits', () => {
    expect(fromPixel(frame, { x: -500, y: 9999 })).toEqual({ x: -6, y: -20 });
    expect(String(fromPixel(frame, { x: 123.4, y: 77 }).x).length).toBeLessThanOrEqual(6);
  });

  it('what is far outside stays drawable', () => {
    expect(toPixel(frame, 1e300, -1e300)).toEqual({ x: 1e5, y: 1e5 });
    expect(isInside(frame, toPixel(frame, 7, 0))).toBe(false);
  });

  it('zooming in and out again shows about the same, and the place stays inside', () => {
    const around = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(around, fc.double({ min: 0.3, max: 3, noNaN: true }), (place, factor) => {
        const there = zoomed({ from: -6, to: 6 }, place, factor);
        const back = zoomed(there, place, 1 / factor);
        expect(there.from).toBeLessThanOrEqual(place + 0.2);
        expect(there.to).toBeGreaterThanOrEqual(place - 0.2);
        expect(Math.abs(back.from + 6)).toBeLessThan(0.5);
        expect(Math.abs(back.to - 6)).toBeLessThan(0.5);
      }),
    );
  });

  it('zooming ends before digits run out', () => {
    let range = { from: -6, to: 6 };
    for (let i = 0; i < 200; i++) range = zoomed(range, 3, 0.5);
    expect(range.from).toBeLessThan(range.to);
    for (let i = 0; i < 2000; i++) range = zoomed(range, 3, 2);
    expect(Number.isFinite(range.to - range.from)).toBe(true);
  });
});

describe('the bands between contours', () => {
  it('leave no value out and reach from the lowest to the highest', () => {
    const bands = bandsOf([-20, 0, 20, 40]);
    expect(bands.map(({ from, to }) => [from, to])).toEqual([
      [-Infinity, -20],
      [-20, 0],
      [0, 20],
      [20, 40],
      [40, Infinity],
    ]);
  });

  it('are tinted by the side of 0 on which they lie, the same on both sides', () => {
    expect(bandsOf([-10, 0, 10]).map(({ height }) => height)).toEqual([-1, -0.5, 0.5, 1]);
    expect(bandsOf([10, 20]).every(({ height }) => height > 0)).toBe(true);
    expect(bandsOf([-20, -10]).filter(({ height }) => height < 0)).toHaveLength(2);
  });
});

describe('arrows', () => {
  const at = { x: 440, y: 210 };

  it('point uphill on screen, where y goes down', () => {
    const tip = tipOf(frame, at, [1, 1], 1);
    expect(tip && [tip.x > at.x, tip.y < at.y]).toEqual([true, true]);
  });

  it('are longer for longer gradients', () => {
    const length = (size: number) => {
      const tip = tipOf(frame, at, [size, 0], 10);
      return tip ? tip.x - at.x : 0;
    };
    expect(length(1)).toBeLessThan(length(5));
    expect(length(5)).toBeLessThan(length(10));
    expect(length(1e9)).toBe(length(10));
  });

  it('there is none where the gradient vanishes or is not known', () => {
    expect(tipOf(frame, at, [0, 0], 1)).toBeNull();
    expect(tipOf(frame, at, [NaN, 1], 1)).toBeNull();
  });

  it('have a head at their tip', () => {
    expect(arrowPath({ x: 0, y: 0 }, { x: 10, y: 0 }, 4)).toMatch(/^M0.0 0.0L10.0 0.0M6.4 -?1.7L10.0 0.0L6.4 -?1.7$/);
  });

  it('the longest of a field without arrows is no reason to divide by 0', () => {
    const none = new Float64Array();
    expect(longestOf({ x: none, y: none, dx: none, dy: none })).toBe(1);
  });
});
