import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Strip, scrolledTo, windowOf } from './table-window.ts';

const strips = fc
  .record({ count: fc.nat(100_000), size: fc.integer({ min: 1, max: 200 }), extent: fc.integer({ min: 0, max: 2000 }) })
  .chain(({ count, size, extent }) =>
    fc.record({
      ...{ count: fc.constant(count), size: fc.constant(size), extent: fc.constant(extent) },
      from: fc.integer({ min: 0, max: Math.max(0, count * size - extent) }),
    }),
  );

/** Whether a pixel of an item is seen. */
const isSeen = ({ size, from, extent }: Strip, item: number): boolean =>
  (item + 1) * size > from && item * size < from + extent;

describe('windowOf', () => {
  it('has every item that is seen, and few others', () => {
    fc.assert(
      fc.property(strips, fc.nat(10), (strip, spare) => {
        const { first, last } = windowOf(strip, spare);
        const { count, size, from, extent } = strip;
        for (const place of [from, from + extent / 2, from + extent - 1]) {
          const item = Math.floor(place / size);
          if (item >= 0 && item < count && isSeen(strip, item)) {
            expect(item).toBeGreaterThanOrEqual(first);
            expect(item).toBeLessThan(last);
          }
        }
        expect(last - first).toBeLessThanOrEqual(extent / size + 2 + 2 * spare);
        expect(first >= 0 && last <= count && first <= last).toBe(true);
      }),
    );
  });

  it('has none of none', () => {
    expect(windowOf({ count: 0, size: 32, from: 0, extent: 600 }, 8)).toEqual({ first: 0, last: 0 });
  });

  it('has the last ones where the line has become shorter than what was scrolled to', () => {
    expect(windowOf({ count: 10, size: 32, from: 5000, extent: 600 }, 2)).toEqual({ first: 9, last: 10 });
  });
});

describe('scrolledTo', () => {
  it('shows the item whole, and moves nothing where it is seen whole already', () => {
    fc.assert(
      fc.property(strips, fc.nat(), (strip, any) => {
        fc.pre(strip.count > 0 && strip.extent >= strip.size);
        const item = any % strip.count;
        const from = scrolledTo(item, strip);
        expect(item * strip.size).toBeGreaterThanOrEqual(from);
        expect((item + 1) * strip.size).toBeLessThanOrEqual(from + strip.extent);
        expect(scrolledTo(item, { ...strip, from })).toBe(from);
      }),
    );
  });
});
