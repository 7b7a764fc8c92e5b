/** Equally large items in a line, of which a part is seen; sizes in pixels. */
export interface Strip {
  readonly count: number;
  readonly size: number;
  /** Where what is seen begins. */
  readonly from: number;
  /** How much is seen. */
  readonly extent: number;
}

/** Items from `first` on, up to but without `last`. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * The items that are seen, even in part, and some more on either side, so that scrolling shows no gap.
 * @example windowOf({ count: 100, size: 10, from: 205, extent: 30 }, 2) // { first: 18, last: 26 }
 */
export function windowOf({ count, size, from, extent }: Strip, spare: number): Span {
  const first = Math.max(0, Math.min(Math.floor(from / size) - spare, count - 1));
  return { first, last: Math.max(first, Math.min(count, Math.ceil((from + extent) / size) + spare)) };
}

/**
 * Where what is seen has to begin for an item to be seen whole, as near as possible to where it begins now.
 * @example scrolledTo(50, { count: 100, size: 10, from: 205, extent: 30 }) // 480
 */
export function scrolledTo(item: number, { size, from, extent }: Strip): number {
  const latest = item * size;
  const earliest = latest + size - extent;
  return Math.max(0, Math.min(latest, Math.max(earliest, from)));
}
