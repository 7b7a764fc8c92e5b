/** Joins the built app with Electron into a folder (or a macOS bundle) that runs anywhere. */
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { packager } from '@electron/packager';
import { SetupFailure } from '../setup/failure.ts';
import { PROJECT } from '../setup/linked-runtime.ts';
import { MAC_DOCUMENT_TYPES } from './file-type.ts';
import { BUILT, type Release } from './release.ts';
import { runtimeZipFolder } from './runtime-zip.ts';

/** Lays out what goes into the app: what the build bundled, and as much of package.json as Electron reads. */
async function layOut({ manifest }: Release, folder: string): Promise<void> {
  for (const part of BUILT) {
    const built = join(PROJECT, 'out', part);
    if (!existsSync(built))
      throw new SetupFailure(`The app is not built: out/${part} is missing.`, 'Run `npm run build`.');
    await cp(built, join(folder, 'out', part), { recursive: true });
  }
  const { name, productName, version, description, license, main } = manifest;
  const trimmed = { name, productName, version, description, license, type: 'module', main };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(trimmed, null, 2)}\n`);
}

/** The icon in the form each system wants, as far as the project has it. */
function icon(): { icon?: string } {
  const ending = { darwin: 'icns', win32: 'ico' }[process.platform as string] ?? 'png';
  const file = join(PROJECT, 'assets', `icon.${ending}`);
  return existsSync(file) ? { icon: file } : {};
}

/** The program in a packaged folder, or the bundle that holds it. */
function program({ manifest }: Release, folder: string): string {
  if (process.platform === 'darwin') return join(folder, `${manifest.productName}.app`);
  return join(folder, process.platform === 'win32' ? `${manifest.name}.exe` : manifest.name);
}

/**
 * Closes the doors by which an installed Electron can be made to run other code than the app. Cookies are left
 * unencrypted: the app has none, and the encryption would ask learners for the system's key ring.
 */
async function closeDoors(path: string): Promise<void> {
  await flipFuses(path, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
}

/** Puts the licence of the app where people look first, and Electron's beside it. */
async function addLicences(folder: string): Promise<void> {
  const electron = join(folder, 'LICENSE');
  if (existsSync(electron)) await rename(electron, join(folder, 'LICENSE.electron.txt'));
  await copyFile(join(PROJECT, 'LICENSE'), join(folder, 'LICENSE'));
}

/**
 * Packages the app.
 * @param workshop a folder for whatever lies about meanwhile
 * @returns the finished folder
 */
export async function packageApp(release: Release, workshop: string): Promise<string> {
  const source = join(workshop, 'app');
  await mkdir(source);
  await layOut(release, source);
  const { manifest, runtime } = release;
  const [folder = ''] = await packager({
    dir: source,
    out: join(workshop, 'packaged'),
    // Its usual one is shared by all accounts of the machine.
    tmpdir: join(workshop, 'packager'),
    name: process.platform === 'darwin' ? manifest.productName : manifest.name,
    executableName: process.platform === 'darwin' ? manifest.productName : manifest.name,
    appVersion: manifest.version,
    appCopyright: `Licence: ${manifest.license}`,
    electronVersion: runtime.version,
    electronZipDir: await runtimeZipFolder(runtime),
    asar: true,
    prune: false,
    quiet: true,
    extendInfo: MAC_DOCUMENT_TYPES,
    ...icon(),
  });
  await closeDoors(program(release, folder));
  await addLicences(folder);
  return folder;
}
