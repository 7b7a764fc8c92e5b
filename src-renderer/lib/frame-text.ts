import * as m from '../../assets/messages/compiled/messages.js';
import type { Frame } from './derivation-view.ts';
import { ruleSentence } from './rule-sentence.ts';
import { ruleName } from './rule-text.ts';

/** The rules of a line by name, each once; those of constants and the variable, which fold, only where alone. */
export function rulesUsed({ steps }: Frame): readonly string[] {
  const telling = steps.filter(({ folds }) => !folds);
  return [...new Set((telling.length > 0 ? telling : steps).map(({ rule }) => ruleName(rule)))];
}

/** What a line does, in a word or two. */
export function frameTitle(frame: Frame): string {
  const [step] = frame.steps;
  if (frame.hidden > 0) return m.derivation_result();
  if (!step) return frame.part.by.length === 1 ? m.derivation_task() : m.derivation_next();
  if (rulesUsed(frame).length === 1) return ruleName(step.rule);
  return step.phase === 'derive' ? m.derivation_done() : m.derivation_simplified();
}

/** The same in a sentence. */
export function frameWords(frame: Frame): string {
  const [step] = frame.steps;
  if (frame.hidden > 0) return m.steps_hidden({ count: frame.hidden });
  if (!step) {
    const [name = ''] = frame.part.by.slice(-1);
    return frame.part.by.length === 1 ? m.derivation_task_words() : m.derivation_next_words({ name });
  }
  if (rulesUsed(frame).length === 1) return ruleSentence(step.rule);
  return step.phase === 'derive' ? m.derivation_done_words() : m.derivation_simplified_words();
}
