/**
 * Makes installers of the built app in `dist/`: on Debian a .deb and a .zip, elsewhere a .zip. The network is not needed.
 *
 *     npm run dist
 *     npm run dist -- --fallback-runtime    also on the Electron that set-up fetched instead of the official one
 *     npm run dist -- --draft               only the .deb, without compression: for tests
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDebianPackage } from './installers/debian-package.ts';
import { packageApp } from './installers/package-app.ts';
import { markOf, readManifest, zipName, type Release } from './installers/release.ts';
import { makeZip } from './installers/zip.ts';
import { ensureDebianPackages, INSTALLER_NEEDS, isDebian } from './setup/debian-packages.ts';
import { runScript, SetupFailure, stopOnInterrupt } from './setup/failure.ts';
import { linkedRuntime, PROJECT, wantedVersion, type Runtime } from './setup/linked-runtime.ts';

const { values: options } = parseArgs({
  options: {
    'fallback-runtime': { type: 'boolean', default: false },
    draft: { type: 'boolean', default: false },
    out: { type: 'string', default: join(PROJECT, 'dist') },
  },
});

/** The runtime to pack; an unofficial one only on request. */
function chooseRuntime(): Runtime {
  const runtime = linkedRuntime();
  if (!runtime) throw new SetupFailure('There is no Electron to pack.', 'Run `npm run setup` first.');
  if (runtime.official || options['fallback-runtime']) return runtime;
  throw new SetupFailure(
    `Installers are made with Electron ${wantedVersion()}, but here is the fallback ${runtime.version}.`,
    'Run `npm run setup -- --official` on a network that reaches GitHub, or add `-- --fallback-runtime` for a trial.',
  );
}

/** Packs the packaged folder as a zip archive. */
async function makeArchive(release: Release, packaged: string): Promise<string> {
  const archive = join(release.folder, zipName(release));
  await makeZip(dirname(packaged), [basename(packaged)], archive, 6);
  return archive;
}

/** Makes every installer this system can make; their paths. */
async function makeInstallers(release: Release, workshop: string): Promise<string[]> {
  const packaged = await packageApp(release, workshop);
  const archive = options.draft ? [] : [await makeArchive(release, packaged)];
  if (!isDebian()) return archive;
  return [await makeDebianPackage(release, packaged, workshop, options.draft ? 'none' : 'xz'), ...archive];
}

/** Says what was made. */
async function announce(files: string[]): Promise<void> {
  for (const file of files) {
    const { size } = await stat(file);
    console.log(`${relative(PROJECT, file)}  ${(size / 1e6).toFixed(1)} MB`);
  }
}

stopOnInterrupt('Run `npm run dist` again.');
// A package's files belong to everybody to read.
process.umask(0o022);

await runScript(async () => {
  const runtime = chooseRuntime();
  await ensureDebianPackages(INSTALLER_NEEDS);
  const release: Release = { manifest: readManifest(), runtime, mark: markOf(runtime), folder: options.out };
  await mkdir(release.folder, { recursive: true });
  const workshop = await mkdtemp(join(tmpdir(), 'tapelab-dist-'));
  try {
    await announce(await makeInstallers(release, workshop));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
});
