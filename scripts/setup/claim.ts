/**
 * Names for unfinished files and folders that say whose they are, so that two set-ups at the same time never write to
 * the same one, and what a killed set-up leaves behind can be recognised.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './failure.ts';

const HOST = hostname().replace(/[^A-Za-z0-9]/g, '') || 'host';
const DAY = 24 * 60 * 60 * 1000;

/** A name nobody else uses: `base.<host>-<process>-<random>.suffix`. */
export function claimedName(base: string, suffix: string): string {
  return `${base}.${HOST}-${process.pid}-${randomBytes(4).toString('hex')}.${suffix}`;
}

/** True for a process that has ended, but whose parent has not noticed; in some containers nobody ever does. */
function isZombie(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && /\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

/** True while a process with that number runs on this machine. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** True if the owner written in the name has certainly gone; of another machine's names, only age can tell. */
async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const owner = /\.([A-Za-z0-9]+)-(\d+)-[0-9a-f]{8}\.[a-z]+$/.exec(name);
  if (owner?.[1] === HOST) return !isRunning(Number(owner[2]));
  const found = await stat(join(folder, name)).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > DAY;
}

/** Paths of what ended set-ups left of `base` in a folder: unowned (`base.suffix`) or owned by a process that has gone. */
export async function abandoned(folder: string, base: string, suffix: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${base}.`) && name.endsWith(`.${suffix}`));
  const free = await Promise.all(names.map((name) => name === `${base}.${suffix}` || isAbandoned(folder, name)));
  return names.filter((_, index) => free[index]).map((name) => join(folder, name));
}

/** Removes what ended set-ups left of `base` in a folder. */
export async function removeAbandoned(folder: string, base: string, suffix: string): Promise<void> {
  for (const path of await abandoned(folder, base, suffix)) await rm(path, { recursive: true, force: true });
}
