import type { DerivativeQuestion, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';
import { toClipboard } from './clipboard.ts';
import { type Copied, type Notation, copyForm } from './copy-forms.ts';

/** Puts an answer on the clipboard in a notation; null when it is there, else what went wrong. */
export async function copyAnswer(
  question: DerivativeQuestion,
  what: Copied,
  notation: Notation,
): Promise<Problem | null> {
  const readings = await ask('derivative:readings', question);
  return readings.ok ? toClipboard(copyForm(readings.value, what, notation)) : readings.problem;
}
