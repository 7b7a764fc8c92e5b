import type { Outcome, Saved } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';

/**
 * Asks the learner where a file shall go, and writes it there.
 *
 * @param name proposed, with the extension that says its kind
 * @param content null for a PDF of what the window would print
 */
export function saveFile(name: string, content: string | Uint8Array | null): Promise<Outcome<Saved>> {
  return ask('file:save', { name, content });
}
