import { at } from '../tensor/read.ts';
import type { FitSettings } from './record.ts';

/** Fewer rises in a row say nothing. */
const FEWEST = 5;

/**
 * Where descent is plain, fewer say enough if the loss has become so many times what it was, and is above everything
 * before: near an exact fit it trembles by as much.
 */
const STEEP = 100;

/** By this share the loss has to have risen altogether: near the optimum it trembles by its rounding. */
const NOTEWORTHY = 1e-3;

/**
 * The update from which on the loss rises, update after update, to the end or until it is not finite any more; null where
 * it does not. Plain descent that converges never rises; with momentum and Adam a loss may swing up on its way down, so
 * that it counts only once it is above everything before. A batch's loss says nothing of the next one's.
 *
 * @example risingFrom(new Float64Array([5, 3, 4, 6, 9, 15, 24]), { optimizer: 'sgd', batch: null }) // 1
 */
export function risingFrom(
  loss: Float64Array,
  { optimizer, batch }: Pick<FitSettings, 'optimizer' | 'batch'>,
): number | null {
  if (batch !== null) return null;
  const overflow = loss.findIndex((value) => !Number.isFinite(value));
  const end = overflow === -1 ? loss.length - 1 : overflow - 1;
  let begin = end;
  while (begin > 0 && at(loss, begin - 1) < at(loss, begin)) begin -= 1;
  const growth = end === begin ? 1 : at(loss, end) / at(loss, begin);
  if (!(growth >= 1 + NOTEWORTHY)) return null;
  const isPlain = optimizer === 'sgd';
  const isHighest = loss.subarray(0, begin).every((value) => value < at(loss, end));
  const isLong = end - begin >= FEWEST || overflow !== -1;
  if (isLong) return isPlain || isHighest ? begin : null;
  return isPlain && isHighest && growth >= STEEP ? begin : null;
}
