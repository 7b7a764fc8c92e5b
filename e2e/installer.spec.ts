/** Builds the .deb, unpacks it, and runs what a school's technician would install. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { PROJECT } from '../scripts/setup/linked-runtime.ts';
import { chooseAccount } from './account.ts';
import { launchPackaged } from './packaged.ts';

test.skip(!existsSync('/var/lib/dpkg/status'), 'A .deb is made and read on Debian only.');

let folder: string;
let deb: string;
let executable: string;

/** What a program prints; PROJECT is where it runs. */
const output = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: PROJECT, encoding: 'utf8' }).trim();

const controlField = (name: string): string => output('dpkg-deb', '--field', deb, name);

test.beforeAll(() => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'tapelab-installer-'));
  chmodSync(folder, 0o755);
  output(process.execPath, '--import', 'tsx', 'scripts/dist.ts', '--draft', '--fallback-runtime', '--out', folder);
  deb = join(folder, readdirSync(folder).find((name) => name.endsWith('.deb')) ?? '');
  output('dpkg-deb', '--extract', deb, join(folder, 'root'));
  executable = join(folder, 'root/usr/lib/tapelab/tapelab');
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package says what it is and what it needs', () => {
  const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  expect(controlField('Package')).toBe('tapelab');
  expect(controlField('Version')).toBe(version);
  expect(controlField('Depends')).toMatch(/libgtk-3-0.*libnss3.*libgbm1.*libasound2/);
  // These would bring half a desktop to a bare system.
  expect(controlField('Depends')).not.toMatch(/kde|xdg-utils/);
});

test('it brings the menu entry, the licences and the helper of the sandbox', () => {
  const root = join(folder, 'root/usr');
  const entry = readFileSync(join(root, 'share/applications/tapelab.desktop'), 'utf8');
  expect(entry).toMatch(/^Name\[zh_CN\]=.*自动微分/m);
  expect(entry).toContain('Categories=Education;Science;');
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
    expect(existsSync(join(root, 'lib/tapelab', name)), name).toBe(true);
  expect(readFileSync(join(root, 'share/doc/tapelab/copyright'), 'utf8')).toContain('TapeLab');
  expect(statSync(join(root, 'lib/tapelab/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
});

test('it makes files of experiments its own', async () => {
  const share = join(folder, 'root/usr/share');
  const entry = readFileSync(join(share, 'applications/tapelab.desktop'), 'utf8');
  expect(entry).toContain('\nMimeType=application/x-tapelab-experiment;\n');
  expect(entry).toContain('\nExec=tapelab %f\n');
  // What the system does when a package brings a kind of file.
  output('env', `XDG_DATA_DIRS=${share}`, 'update-mime-database', join(share, 'mime'));
  expect(readFileSync(join(share, 'mime/globs2'), 'utf8')).toContain(':application/x-tapelab-experiment:*.tapelab\n');
  expect(readFileSync(join(share, 'mime/subclasses'), 'utf8')).toContain(
    'application/x-tapelab-experiment application/json\n',
  );
  expect(readFileSync(join(share, 'mime/application/x-tapelab-experiment.xml'), 'utf8')).toContain('TapeLab 实验');
});

test('it opens an experiment that a double click hands over', async () => {
  const file = join(folder, 'course.tapelab');
  copyFileSync(join(PROJECT, 'src-main/experiment/fixtures/version-1.tapelab'), file);
  chmodSync(file, 0o644);
  const app = await launchPackaged(executable, await chooseAccount(), { args: [file] });
  try {
    // By its name alone the app opens on the Start page, which has no name of its own in the title.
    await expect(app.page).toHaveTitle(/.+ · TapeLab$/);
  } finally {
    await app.close();
  }
});

test('it opens its window, with the page in the sandbox where this run has one', async () => {
  const account = await chooseAccount();
  const app = await launchPackaged(executable, account);
  try {
    await expect(app.page).toHaveTitle(/TapeLab/);
    await expect(app.page.getByRole('heading').first()).toBeVisible();
    if (account.sandbox)
      for (const { seccomp, pidNamespaces } of await app.confinements()) {
        expect(seccomp).toBe(2);
        expect(pidNamespaces).toBeGreaterThan(1);
      }
  } finally {
    await app.close();
  }
});

test('it can be made to run nothing but the app', async () => {
  const app = await launchPackaged(executable, await chooseAccount(), {
    args: ['-e', 'console.log("a script ran")', '--inspect=0'],
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere.js' },
  });
  try {
    await expect(app.page).toHaveTitle(/TapeLab/);
    expect(app.output()).not.toContain('a script ran');
    expect(app.output()).not.toContain('Debugger listening');
  } finally {
    await app.close();
  }
});
