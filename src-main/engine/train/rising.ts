import { at } from '../tensor/read.ts';
import { lastChange } from './rate-changes.ts';
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
 * that it counts only once it is above everything before. A batch's loss says nothing of the next one's. Where the
 * learning rate has changed, the rises under the last one have to say enough by themselves.
 *
 * @example risingFrom(new Float64Array([5, 3, 4, 6, 9, 15, 24]), { optimizer: 'sgd', batch: null, rateChanges: [] }) // 1
 */
export function risingFrom(
  loss: Float64Array,
  { optimizer, batch, rateChanges }: Pick<FitSettings, 'optimizer' | 'batch' | 'rateChanges'>,
): number | null {
  if (batch !== null) return null;
  const overflow = loss.findIndex((value) => !Number.isFinite(value));
  const hasOverflown = overflow !== -1;
  const end = hasOverflown ? overflow - 1 : loss.length - 1;
  const begin = beginOfRise(loss, end);
  const judged = hasOverflown ? begin : Math.max(begin, lastChange(rateChanges, loss.length));
  const growth = end <= judged ? 1 : at(loss, end) / at(loss, judged);
  if (!(growth >= 1 + NOTEWORTHY)) return null;
  const isPlain = optimizer === 'sgd';
  const isHighest = loss.subarray(0, begin).every((value) => value < at(loss, end));
  const isLong = end - judged >= FEWEST || hasOverflown;
  if (isLong) return isPlain || isHighest ? begin : null;
  return isPlain && isHighest && growth >= STEEP ? begin : null;
}

/** The place of the first of the losses that rise without a break up to `end`. */
function beginOfRise(loss: Float64Array, end: number): number {
  let begin = end;
  while (begin > 0 && at(loss, begin - 1) < at(loss, begin)) begin -= 1;
  return begin;
}
