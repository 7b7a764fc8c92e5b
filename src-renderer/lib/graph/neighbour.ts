import type { PlacedNode } from './layout.ts';

/** Where an arrow key leads from a node of the picture. */
export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The direction of an arrow key; null for every other key. */
export function directionOf(key: string): Direction | null {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown' ? key : null;
}

/** To the side counts less than ahead, so that a key keeps its direction. */
const ASIDE = 3;

/**
 * The nearest node in a direction as seen; null where there is none.
 * @example neighbour([{ id: 0, x: 0, y: 0, width: 1 }, { id: 1, x: 9, y: 0, width: 1 }], 0, 'ArrowRight') // 1
 */
export function neighbour(nodes: readonly PlacedNode[], from: number, direction: Direction): number | null {
  const here = nodes.find(({ id }) => id === from);
  if (here === undefined) return null;
  const across = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  const distances = nodes.flatMap(({ id, x, y }) => {
    const [ahead, aside] = across ? [x - here.x, y - here.y] : [y - here.y, x - here.x];
    return ahead * sign > 0 ? [{ id, distance: ahead * sign + ASIDE * Math.abs(aside) }] : [];
  });
  return distances.sort((one, other) => one.distance - other.distance)[0]?.id ?? null;
}
