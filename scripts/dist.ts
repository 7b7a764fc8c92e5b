/**
 * Makes installers of the built app in `dist/`: on Debian a .deb and a .zip, elsewhere a .zip. The network is not needed.
 *
 *     npm run dist
 *     npm run dist -- --fallback-runtime    also on the Electron that set-up fetched instead of the official one
 *     npm run dist -- --draft               only the .deb, without compression: for tests
 *     npm run dist -- --out FOLDER          elsewhere than in `dist/`
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
import { errorLine, runScript, SetupFailure, stopOnInterrupt } from './setup/failure.ts';
import { linkedRuntime, PROJECT, wantedVersion, type Runtime } from './setup/linked-runtime.ts';

interface Options {
  'fallback-runtime': boolean;
  draft: boolean;
  out: string;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        'fallback-runtime': { type: 'boolean', default: false },
        draft: { type: 'boolean', default: false },
        out: { type: 'string', default: join(PROJECT, 'dist') },
      },
    });
    return values;
  } catch (error) {
    throw new SetupFailure(errorLine(error), 'The options are --fallback-runtime, --draft and --out FOLDER.');
  }
}

/** The runtime to pack; an unofficial one only on request. */
function chooseRuntime(options: Options): Runtime {
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
async function makeInstallers(release: Release, workshop: string, draft: boolean): Promise<string[]> {
  const packaged = await packageApp(release, workshop);
  const archive = draft ? [] : [await makeArchive(release, packaged)];
  if (!isDebian()) return archive;
  return [await makeDebianPackage(release, packaged, workshop, draft ? 'none' : 'xz'), ...archive];
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
  const options = readOptions();
  const runtime = chooseRuntime(options);
  await ensureDebianPackages(INSTALLER_NEEDS);
  const release: Release = { manifest: readManifest(), runtime, mark: markOf(runtime), folder: options.out };
  await mkdir(release.folder, { recursive: true });
  const workshop = await mkdtemp(join(tmpdir(), 'tapelab-dist-'));
  try {
    if (!options.draft) console.log('Packing, which takes about a minute ...');
    await announce(await makeInstallers(release, workshop, options.draft));
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
});
