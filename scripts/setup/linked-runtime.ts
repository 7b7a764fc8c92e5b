/**
 * The Electron runtime that `node_modules/electron` points at. Electron's own module, electron-vite and Playwright find
 * it there without being told.
 */
import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimedName, removeAbandoned } from './claim.ts';
import { SetupFailure } from './failure.ts';

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const ELECTRON = join(PROJECT, 'node_modules', 'electron');

export interface Runtime {
  /** The folder itself, behind the link. */
  folder: string;
  executable: string;
  version: string;
  /** True for the version that package.json names. */
  official: boolean;
}

/** The executable's path in a runtime's folder. */
export function executableIn(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');

/** The version of Electron that the installed npm package stands for. */
export function wantedVersion(electron = ELECTRON): string {
  try {
    const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')) as { version: string };
    return version;
  } catch {
    throw new SetupFailure('The npm packages of the project are not installed.', 'Run `npm ci` first.');
  }
}

/** The runtime in place, or undefined if there is none, or only a part of one. */
export function linkedRuntime(electron = ELECTRON): Runtime | undefined {
  const dist = join(electron, 'dist');
  const executable = join(dist, executableIn());
  if (read(join(electron, 'path.txt')) !== executableIn() || !existsSync(executable)) return undefined;
  const version = read(join(dist, 'version')).replace(/^v/, '');
  return version
    ? { folder: realpathSync(dist), executable, version, official: version === wantedVersion(electron) }
    : undefined;
}

/** Moves away whatever is in the way of the link and is not a link itself. */
async function clearWay(dist: string): Promise<void> {
  const found = lstatSync(dist, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink()) return;
  const aside = join(dirname(dist), claimedName('dist', 'old'));
  await rename(dist, aside);
  await rm(aside, { recursive: true, force: true });
}

/** Replaces a link in one step. Windows cannot rename over a folder, so there the old one goes first. */
async function replaceLink(target: string, link: string): Promise<void> {
  const temporary = join(dirname(link), claimedName('dist', 'link'));
  await symlink(target, temporary, 'junction');
  if (process.platform === 'win32') await rm(link, { force: true, recursive: true });
  await rename(temporary, link);
}

/** Points `node_modules/electron` at a runtime's folder. `path.txt` comes last: without it nothing counts as done. */
export async function linkRuntime(folder: string, electron = ELECTRON): Promise<void> {
  wantedVersion(electron);
  for (const suffix of ['old', 'link']) await removeAbandoned(electron, 'dist', suffix);
  await clearWay(join(electron, 'dist'));
  await replaceLink(folder, join(electron, 'dist'));
  const pathFile = join(electron, claimedName('path.txt', 'new'));
  await writeFile(pathFile, executableIn());
  await rename(pathFile, join(electron, 'path.txt'));
}
