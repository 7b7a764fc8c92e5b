import * as m from '../../../assets/messages/compiled/messages.js';
import type { DescentAnswer, DescentOutcome } from '../../../src-main/ipc/contract.ts';

/** A sign beside the words, so that colour is not the only one. */
export const outcomeSigns: Readonly<Record<DescentOutcome, string>> = {
  minimum: '✓',
  stuck: '◦',
  inconclusive: '◦',
  'on-its-way': '…',
  'unbounded-below': '↓',
  diverges: '↗',
  undefined: '×',
};

/** What became of a descent, in words. */
export function outcomeText({ outcome, x }: DescentAnswer): string {
  const texts: Readonly<Record<DescentOutcome, () => string>> = {
    minimum: m.plot_outcome_minimum,
    stuck: m.plot_outcome_stuck,
    inconclusive: m.plot_outcome_inconclusive,
    'on-its-way': () => m.plot_outcome_on_its_way({ steps: x.length - 1 }),
    'unbounded-below': m.plot_outcome_unbounded_below,
    diverges: m.plot_outcome_diverges,
    undefined: m.plot_outcome_undefined,
  };
  return texts[outcome]();
}
