import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

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

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const AFTER = '.new';

/** Writes a new file, and waits until it is on the disk: a rename may get there sooner than what was written before. */
function writeThrough(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes a file in one step, so that a crash leaves the old file or the new one, never half of either. A link stays a link, and rights stay as they are.
 * @throws when the disk refuses, also where there is no such folder; then nothing is left behind, and an old file is as it was.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const target = targetOf(path);
  const temporary = `${target}.${randomUUID()}${AFTER}`;
  try {
    writeThrough(temporary, content);
    keepMode(target, temporary);
    renameSync(temporary, target);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}

/**
 * Removes what writing a file has left beside it where the app was killed in the middle. Nobody may be writing it meanwhile.
 * What the disk does not let go stays.
 */
export function clearUnfinished(path: string): void {
  const target = targetOf(path);
  const [folder, start] = [dirname(target), `${basename(target)}.`];
  const unfinished = (name: string): boolean =>
    name.startsWith(start) && name.endsWith(AFTER) && uuid.test(name.slice(start.length, -AFTER.length));
  try {
    for (const name of readdirSync(folder).filter(unfinished)) rmSync(join(folder, name));
  } catch {
    // Before the first start there is no folder yet.
  }
}
