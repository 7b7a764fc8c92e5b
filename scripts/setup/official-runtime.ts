/** Electron's own binary, from its releases on GitHub or from a mirror of them. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, downloadsFolder, makeWhole, runtimeFolder } from './cache.ts';
import { download } from './download.ts';
import { SetupFailure } from './failure.ts';
import type { HttpSettings } from './http.ts';
import { executableIn, PROJECT, wantedVersion } from './linked-runtime.ts';
import { unzip } from './unzip.ts';

const RELEASES = 'https://github.com/electron/electron/releases/download/';

/** For so long a host that could not be reached is not tried again. */
const REMEMBERED = 6 * 60 * 60 * 1000;

/** A setting of Electron's downloader, under the names it has in npm's settings and in the environment. */
function mirrorSetting(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (
    env[`npm_config_electron_${name}`] ||
    env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
    env[`ELECTRON_${name.toUpperCase()}`]
  );
}

const archiveName = (version: string): string => `electron-v${version}-${process.platform}-${process.arch}.zip`;

/** The archive's address; ELECTRON_MIRROR and its kin are read as Electron's own downloader reads them. */
export function officialUrl(version: string, env: NodeJS.ProcessEnv = process.env): string {
  const folder = mirrorSetting('custom_dir', env)?.replace('{{ version }}', version) ?? `v${version}`;
  const file = mirrorSetting('custom_filename', env) ?? archiveName(version);
  return `${mirrorSetting('mirror', env) ?? RELEASES}${folder}/${file}`;
}

/** The hash of the archive that Electron publishes inside its npm package. */
async function officialDigest(archive: string): Promise<string> {
  const list = await readFile(join(PROJECT, 'node_modules/electron/checksums.json'), 'utf8');
  const digest = (JSON.parse(list) as Record<string, string>)[archive];
  if (digest) return digest;
  throw new SetupFailure(
    `Electron is not published for ${process.platform} on ${process.arch}.`,
    'Use a 64-bit Windows, macOS or Linux (x64 or arm64).',
  );
}

/** The folder of the unpacked official runtime, which may be missing. */
export function officialFolder(): string {
  return runtimeFolder(archiveName(wantedVersion()).replace(/\.zip$/, ''));
}

const memory = (): string => join(cacheFolder(), 'official-runtime-unreachable');

/** True if this address could not be reached some hours ago or later. */
export async function isKnownUnreachable(url = officialUrl(wantedVersion())): Promise<boolean> {
  const noted = await stat(memory()).catch(() => undefined);
  if (!noted || Date.now() - noted.mtimeMs > REMEMBERED) return false;
  return (await readFile(memory(), 'utf8')).trim() === url;
}

/** Notes that the address cannot be reached. */
export async function rememberUnreachable(url = officialUrl(wantedVersion())): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(memory(), `${url}\n`);
}

/** Unpacks the archive, which is already checked. */
async function unpack(archive: string, folder: string): Promise<void> {
  console.log('Unpacking Electron ...');
  await makeWhole(folder, async (temporary) => {
    await unzip(archive, temporary);
    if (!existsSync(join(temporary, executableIn()))) throw new Error('the archive holds no Electron');
  });
}

/**
 * Makes sure of the official runtime in the cache.
 * @throws DownloadFailure where it cannot be had
 */
export async function fetchOfficialRuntime(settings: HttpSettings): Promise<void> {
  const version = wantedVersion();
  const archive = join(await downloadsFolder(), archiveName(version));
  const checksum = { algorithm: 'sha256', digest: await officialDigest(archiveName(version)) } as const;
  await download({
    url: officialUrl(version),
    file: archive,
    checksum,
    label: `Electron ${version}`,
    settings,
    // Networks that block the host often leave a connection hanging: the fallback should not wait for that.
    attempts: 1,
    answerWithin: 8_000,
  });
  await unpack(archive, officialFolder());
  await rm(memory(), { force: true });
}
