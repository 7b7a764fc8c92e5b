import type { Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** Puts a text on the clipboard; null when it is there, else what went wrong. */
export async function toClipboard(text: string): Promise<Problem | null> {
  const written = await ask('clipboard:write', text);
  return written.ok ? null : written.problem;
}
