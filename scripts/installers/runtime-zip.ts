/** Gives packager its Electron as the zip archive it expects, without any network. */
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../setup/cache.ts';
import type { Runtime } from '../setup/linked-runtime.ts';
import { makeZip } from './zip.ts';

/**
 * The folder with the archive `electron-v<version>-<platform>-<arch>.zip`: the one that was downloaded, or one made from
 * the unpacked runtime and kept. It is stored without compression, being unpacked again at once.
 */
export async function runtimeZipFolder({ folder, version, official }: Runtime): Promise<string> {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const downloads = join(cacheFolder(), 'downloads');
  if (official && existsSync(join(downloads, name))) return downloads;
  const made = join(cacheFolder(), 'zips');
  await mkdir(made, { recursive: true });
  if (!existsSync(join(made, name))) await makeZip(folder, await readdir(folder), join(made, name), 0);
  return made;
}
