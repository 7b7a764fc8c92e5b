import type { DerivativeQuestion, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';
import { type Copied, type Notation, copyForm } from './copy-forms.ts';

/** Puts an answer on the clipboard in a notation; null when it is there, else what went wrong. */
export async function copyAnswer(
  question: DerivativeQuestion,
  what: Copied,
  notation: Notation,
): Promise<Problem | null> {
  const readings = await ask('derivative:readings', question);
  if (!readings.ok) return readings.problem;
  const written = await ask('clipboard:write', copyForm(readings.value, what, notation));
  return written.ok ? null : written.problem;
}
