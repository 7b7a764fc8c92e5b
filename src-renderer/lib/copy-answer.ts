import type { DerivativeQuestion } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';
import { type Copied, type Notation, copyForm } from './copy-forms.ts';

/** Puts an answer on the clipboard in a notation; true when it is there. */
export async function copyAnswer(question: DerivativeQuestion, what: Copied, notation: Notation): Promise<boolean> {
  const readings = await ask('derivative:readings', question);
  if (!readings.ok) return false;
  return (await ask('clipboard:write', copyForm(readings.value, what, notation))).ok;
}
