import * as m from '../../../assets/messages/compiled/messages.js';
import type { Cause, ResultView, StopView, WhyView } from '../../../src-main/ipc/contract.ts';
import { nameOf } from './naming.ts';

/** What the sentences on a None speak of. */
interface Facts {
  readonly tape: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly line: string;
  readonly late: string;
  readonly tapeLine: string;
  readonly operation: string;
  readonly dtype: string;
}

const lineText = (line: number | null): string => (line === null ? '–' : String(line));

function notWatched({ subject, late }: WhyView): (facts: Facts) => string {
  if (late !== null) return m.tape_why_late;
  return { variable: m.tape_why_variable, constant: m.tape_why_constant, tensor: m.tape_why_tensor }[subject.kind];
}

/** One sentence for each cause; the compiler refuses a table that misses one. */
const sentences: Readonly<Record<Exclude<Cause, 'not-watched'>, (facts: Facts) => string>> = {
  'not-trainable': m.tape_why_not_trainable,
  integer: m.tape_why_integer,
  rebound: m.tape_why_rebound,
  'through-numpy': m.tape_why_numpy,
  'before-tape': m.tape_why_before,
  'after-tape': m.tape_why_after,
  paused: m.tape_why_paused,
  assigned: m.tape_why_assigned,
  'no-gradient': m.tape_why_no_gradient,
  stopped: m.tape_why_stopped,
  'no-path': m.tape_why_no_path,
};

/**
 * Says why a gradient is None, in the names and lines of the program.
 * @param target what was differentiated
 */
export function whyText(why: WhyView, { source }: ResultView, target: string): string {
  const sentence = why.cause === 'not-watched' ? notWatched(why) : sentences[why.cause];
  return sentence({
    tape: why.tape ?? m.tape_unnamed(),
    name: nameOf(why.subject),
    source: nameOf(source),
    target,
    line: lineText(why.line),
    late: lineText(why.late),
    tapeLine: lineText(why.tapeLine),
    operation: why.operation ?? '',
    dtype: why.subject.dtype,
  });
}

/** What the mistake that stopped a program means, where it is one of tapes. */
export function stopMeaning({ details }: StopView): string | null {
  const [made, asked] = [String(details['made'] ?? '–'), String(details['asked'] ?? '–')];
  if (details['cause'] === 'used-up') return m.tape_why_used_up({ made, asked });
  return details['cause'] === 'not-opened' ? m.tape_why_not_opened({ made }) : null;
}
