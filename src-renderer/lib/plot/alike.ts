/** What an answer says of the question that it belongs to. */
interface Asked {
  readonly expression: string;
  readonly by: string | readonly [string, string];
}

/**
 * Whether two answers are of one expression along the same axes, so that one may be drawn on the picture of the other.
 * @example isAlike({ expression: 'x', by: ['x', 'y'] }, { expression: 'x', by: ['y', 'x'] }) // false
 */
export function isAlike(one: Asked, other: Asked): boolean {
  return one.expression === other.expression && String(one.by) === String(other.by);
}
