/** What lies between two neighbouring levels; unbounded below the lowest and above the highest. */
export interface Band {
  readonly from: number;
  readonly to: number;
  /** How far from 0: 0 next to it, 1 the farthest band, negative below 0. */
  readonly height: number;
}

/**
 * The bands that the levels part the values into, from the lowest to the highest.
 * @example bandsOf([-10, 0, 10]).map(({ height }) => height) // [-1, -0.5, 0.5, 1]
 * @example bandsOf([10, 20]).map(({ from }) => from) // [-Infinity, 10, 20]
 */
export function bandsOf(levels: readonly number[]): Band[] {
  const ends = [-Infinity, ...levels, Infinity];
  const below = levels.filter((level) => level <= 0).length;
  const above = levels.length + 1 - below;
  // Above the highest level at or below 0 a band may reach over 0; it counts as above.
  const most = Math.max(below, above);
  return ends.slice(0, -1).map((from, i) => {
    const rank = i < below ? i - below : i - below + 1;
    return { from, to: ends[i + 1] ?? Infinity, height: rank / most };
  });
}
