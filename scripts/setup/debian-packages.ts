/** The system libraries that Electron and its tests need, where the system is Debian or a relative. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { errorLine, SetupFailure } from './failure.ts';

const run = promisify(execFile);

/** One need, as the package names that satisfy it: newer systems have renamed some. */
export type Need = readonly [string, ...string[]];

/** What it takes to open a window, also one that nobody sees, and to draw English and Chinese in it. */
export const WINDOW_NEEDS: readonly Need[] = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['fonts-dejavu-core'],
  ['fonts-wqy-microhei'],
];

/** What `npm run dist` needs to build a .deb and a .zip. */
export const INSTALLER_NEEDS: readonly Need[] = [['fakeroot'], ['zip']];

const STATUS = '/var/lib/dpkg/status';

const DEBIAN_ARCHITECTURE: Partial<Record<NodeJS.Architecture, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'armhf',
};

/** The names of the packages that a dpkg status file lists as installed for this architecture. */
export function installedPackages(status: string, arch: NodeJS.Architecture = process.arch): Set<string> {
  const native = DEBIAN_ARCHITECTURE[arch];
  const installed = new Set<string>();
  for (const stanza of status.split(/\n\n+/)) {
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(stanza)?.[1];
    const architecture = field('Architecture');
    const fits = architecture === 'all' || native === undefined || architecture === native;
    if (/ ok installed$/.test(field('Status') ?? '') && fits) installed.add(field('Package') ?? '');
  }
  return installed;
}

/** The needs that no installed package satisfies. */
export function missingNeeds(needs: readonly Need[], installed: ReadonlySet<string>): Need[] {
  return needs.filter((names) => !names.some((name) => installed.has(name)));
}

/** The package to install for a need: the first name for which apt has a real package. */
export async function choosePackage(need: Need, hasCandidate: (name: string) => Promise<boolean>): Promise<string> {
  for (const name of need) if (await hasCandidate(name)) return name;
  return need[0];
}

/** True if apt can install a package of that very name. */
async function aptHas(name: string): Promise<boolean> {
  const { stdout } = await run('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } });
  return /Candidate: (?!\(none\))/.test(stdout);
}

const INSTALL = 'apt-get install -y --no-install-recommends';

/** Runs apt-get quietly; two at the same time wait for each other. */
async function aptGet(...args: string[]): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2', '-o', 'Acquire::http::Timeout=20'];
  await run('apt-get', ['-q', ...patience, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
}

/** What apt-get said when it failed: its last line marked as an error. */
function aptReason(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const errors = stderr.split('\n').filter((line) => line.startsWith('E: '));
  return errors.at(-1)?.slice(3).trim() ?? errorLine(error);
}

/** Runs apt-get; a failure says what to do by hand. */
async function aptOrFail(names: string[], ...args: string[]): Promise<void> {
  try {
    await aptGet(...args);
  } catch (error) {
    throw new SetupFailure(
      `apt-get could not install ${names.join(' ')}: ${aptReason(error)}`,
      `Check the network and /etc/apt, try \`apt-get update && ${INSTALL} ${names.join(' ')}\`, then run it again.`,
      { cause: error },
    );
  }
}

/** Installs the needs as root. */
async function install(needs: Need[]): Promise<void> {
  const first = needs.map(([name]) => name);
  console.log(`Installing Debian packages: ${first.join(' ')} ...`);
  await aptOrFail(first, 'update');
  const names = await Promise.all(needs.map((need) => choosePackage(need, aptHas)));
  await aptOrFail(names, 'install', '-y', '--no-install-recommends', ...names);
}

/** Tells a user who is not root what to have installed. */
async function askForInstall(needs: Need[]): Promise<never> {
  const names = await Promise.all(needs.map((need) => choosePackage(need, aptHas)));
  throw new SetupFailure(
    `Debian packages are missing: ${names.join(' ')}`,
    `As root (for example with sudo), run \`apt-get update && ${INSTALL} ${names.join(' ')}\`; then run it again.`,
  );
}

/** True on Debian and its relatives. */
export const isDebian = (): boolean => process.platform === 'linux' && existsSync(STATUS);

/** Makes sure of the packages; on systems without dpkg there is nothing to do. */
export async function ensureDebianPackages(needs: readonly Need[] = WINDOW_NEEDS): Promise<void> {
  if (!isDebian()) return;
  const missing = missingNeeds(needs, installedPackages(readFileSync(STATUS, 'utf8')));
  if (missing.length === 0) return;
  await (process.getuid?.() === 0 ? install(missing) : askForInstall(missing));
}
