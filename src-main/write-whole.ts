import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

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
 * Writes a file in one step, making its folder where there is none, so that a crash leaves the old file or the new one,
 * never half of either. A link stays a link, and rights stay as they are.
 * @throws when the disk refuses; then nothing is left behind, and an old file is as it was.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const target = targetOf(path);
  const temporary = `${target}.${randomUUID()}.new`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    keepMode(target, temporary);
    renameSync(temporary, target);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}
