import type { Update } from './optimizer.ts';
import type { FitSettings, RateChange } from './record.ts';

/**
 * The update of a run whose learning rate may change on the way. Which rate holds depends on the iteration alone; what the
 * optimizer remembers stays as it is.
 *
 * @param updateWith makes the update for settings with one learning rate
 */
export function updateThroughChanges(settings: FitSettings, updateWith: (settings: FitSettings) => Update): Update {
  const first = updateWith(settings);
  const later = settings.rateChanges.map(({ from, learningRate }) => ({
    from,
    update: updateWith({ ...settings, learningRate }),
  }));
  if (later.length === 0) return first;
  return (parameters, sums, memory, iteration) => {
    const current = later.findLast(({ from }) => from <= iteration)?.update ?? first;
    current(parameters, sums, memory, iteration);
  };
}

/**
 * The update from which on no other learning rate comes.
 * @example lastChange([{ from: 5, learningRate: 0.1 }, { from: 90, learningRate: 1 }], 50) // 5
 */
export function lastChange(changes: readonly RateChange[], iterations: number): number {
  return changes.findLast(({ from }) => from < iterations)?.from ?? 0;
}
