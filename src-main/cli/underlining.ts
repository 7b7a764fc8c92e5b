import { Mistake } from '../engine/errors.ts';
import { UsageError } from './arguments.ts';
import { underlined } from './refusal.ts';

/**
 * Does work on an expression; a mistake that has a place in it is shown with the place underlined.
 * @throws UsageError in place of such a mistake, everything else as it is
 * @example underlining('x', () => 2) // 2
 */
export function underlining<T>(expression: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof Mistake) || !thrown.span) throw thrown;
    throw new UsageError(thrown.message, underlined(expression, thrown.span));
  }
}
