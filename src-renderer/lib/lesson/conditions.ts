import type { Condition } from '../../../src-main/ipc/contract.ts';
import { type Facts, reading } from './readings.ts';
import { runOutcome } from './run-outcome.ts';

/** Whether the live state is as a task asks for. */
export function isMet(condition: Condition, facts: Facts): boolean {
  switch (condition.check) {
    case 'reads': {
      const value = reading(condition.reading, facts);
      return value !== null && Math.abs(value - condition.value) <= condition.tolerance;
    }
    case 'prints':
      return lastPrinted(facts)?.includes(condition.text) ?? false;
    case 'run':
      return facts.run !== null && runOutcome(facts.run) === condition.outcome;
    case 'loss':
      return (facts.run?.loss.at(-1) ?? Infinity) <= condition.below;
  }
}

/** The last line that the program has printed; null where it has not run to its end. */
function lastPrinted({ trace }: Facts): string | null {
  if (trace === null || trace.stop !== null) return null;
  return trace.printed.at(-1)?.text ?? null;
}
