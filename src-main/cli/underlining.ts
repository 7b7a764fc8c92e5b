import { Mistake } from '../engine/errors.ts';
import { UsageError } from './arguments.ts';
import { underlined } from './refusal.ts';

/**
 * Does work on expressions; a mistake that has a place in one of them is shown with the place underlined.
 * @throws UsageError in place of such a mistake, everything else as it is
 * @example underlining(['x'], () => 2) // 2
 */
export function underlining<T>(expressions: readonly string[], work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof Mistake) || !thrown.span) throw thrown;
    const { expression: index = 0 } = thrown.details;
    throw new UsageError(thrown.message, underlined(expressions[Number(index)] ?? '', thrown.span));
  }
}
