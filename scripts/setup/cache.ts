/** Where set-up keeps what it fetched: outside node_modules, so that `npm ci` does not throw it away. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { claimedName, removeAbandoned } from './claim.ts';

/** The cache's folder. Root's is world-readable, because tests run the runtime as an ordinary user. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, uid = process.getuid?.()): string {
  if (env['TAPELAB_CACHE']) return env['TAPELAB_CACHE'];
  if (uid === 0) return '/var/cache/tapelab';
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'tapelab', 'cache');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tapelab');
}

/** The folder of downloaded archives, made if it is missing. */
export async function downloadsFolder(): Promise<string> {
  const folder = join(cacheFolder(), 'downloads');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Where an unpacked Electron runtime of this name is, or would be. It is complete as soon as it exists. */
export function runtimeFolder(name: string): string {
  return join(cacheFolder(), 'runtimes', name);
}

/** Renames into place; a rename lost against another set-up that made the same thing is no error. */
async function renameOrLose(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/**
 * Makes a folder that is there either completely or not at all: `fill` works in a sibling, which is renamed last.
 * Of two makers at the same time one wins, and the other throws its own away.
 */
export async function makeWhole(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const parent = join(folder, '..');
  const name = folder.slice(parent.length + 1);
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent, name, 'unfinished');
  const temporary = join(parent, claimedName(name, 'unfinished'));
  try {
    await mkdir(temporary);
    await fill(temporary);
    await renameOrLose(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
