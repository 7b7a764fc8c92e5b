import { randomUUID } from 'node:crypto';
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** The file that a path leads to, through links; the path itself where there is nothing yet. */
function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Takes over who may read and write an old file; a new one gets what is usual. */
function keepMode(from: string, to: string): void {
  const mode = statSync(from, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined) chmodSync(to, mode);
}

/**
 * Writes a file in one step, so that a crash leaves the old file or the new one, never half of either. A link stays a link, and rights stay as they are.
 * @throws when the disk refuses, also where there is no such folder; then nothing is left behind, and an old file is as it was.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const target = targetOf(path);
  const temporary = `${target}.${randomUUID()}.new`;
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    keepMode(target, temporary);
    renameSync(temporary, target);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}
