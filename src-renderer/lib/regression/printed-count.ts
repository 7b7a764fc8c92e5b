import type { Run } from '../../../src-main/ipc/contract.ts';

/**
 * How many lines of a log, which is in the order of the updates, have been printed once an update is over.
 * @example printedCount([{ iteration: 0, line: 'a' }, { iteration: 20, line: 'b' }], 19) // 1
 */
export function printedCount(log: Run['log'], iteration: number): number {
  let [from, to] = [0, log.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((log[middle]?.iteration ?? Infinity) <= iteration) from = middle + 1;
    else to = middle;
  }
  return from;
}
