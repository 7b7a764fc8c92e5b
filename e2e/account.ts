/**
 * The account under which tests run the app. Chromium refuses its sandbox to root, so root runs it as `nobody`: then the
 * sandbox that learners have is what is tested.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT } from '../scripts/installers/release.ts';
import { AS_NOBODY, canSandbox, isRoot, NOBODY } from '../scripts/sandbox.ts';
import { SetupFailure } from '../scripts/setup/failure.ts';
import { linkedRuntime, PROJECT, type Runtime } from '../scripts/setup/linked-runtime.ts';

export interface Account {
  /** Who runs the app: the account of the tests, or `nobody`. */
  runAs: 'self' | 'nobody';
  sandbox: boolean;
  /** Why there is no sandbox. */
  reason?: string;
}

/** The environment variable in which `scripts/e2e.ts` hands its choice to the tests. */
export const ACCOUNT_VARIABLE = 'TAPELAB_E2E_ACCOUNT';

/** The runtime, which set-up has put in place. */
export function runtime(): Runtime {
  const linked = linkedRuntime();
  if (!linked) throw new SetupFailure('There is no Electron to run.', 'Run `npm run setup` first.');
  return linked;
}

/** A fresh folder in the system's temporary one, which the account that runs the app owns. */
export function ownedFolder(account: Account, purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tapelab-${purpose}-`));
  giveTo(account, folder);
  return folder;
}

/** Hands a folder with everything in it to the account that runs the app. */
export function giveTo(account: Account, folder: string): void {
  if (account.runAs === 'nobody') spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
}

/** What the app gets as its environment: nothing of the home folder of whoever runs the tests. */
export function appEnvironment(home: string, extra: NodeJS.ProcessEnv = {}): Record<string, string> {
  const own = /^(XDG_|NODE_OPTIONS$|ELECTRON_|DBUS_|TAPELAB_E2E)/;
  const kept = Object.entries(process.env).filter(([name]) => !own.test(name));
  const all = { ...Object.fromEntries(kept), HOME: home, TMPDIR: home, ...extra };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** An app that opens a page and ends; it ends badly if the page's process does not come up. */
const PROBE = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  window.webContents.on('render-process-gone', () => app.exit(1));
  window.loadURL('data:text/html,<p>').then(() => app.exit(0), () => app.exit(1));
});`;

/** Runs a program to its end, or to the end of patience; true if it went well. */
function succeeds(command: readonly string[], env: Record<string, string>): Promise<boolean> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    spawn(program, args, { env, stdio: 'ignore', timeout: 15_000, killSignal: 'SIGKILL' })
      .on('error', () => resolve(false))
      .on('exit', (code) => resolve(code === 0));
  });
}

/** True if the runtime starts under the account and opens a page, with the sandbox on. */
async function startsSandboxed(account: Account): Promise<boolean> {
  const home = ownedFolder(account, 'probe');
  try {
    writeFileSync(join(home, 'index.js'), PROBE);
    writeFileSync(join(home, 'package.json'), '{ "name": "probe", "main": "index.js" }');
    const before = account.runAs === 'nobody' ? AS_NOBODY : [];
    const command = [...before, runtime().executable, `--user-data-dir=${home}`, '--disable-gpu', home];
    return await succeeds(command, appEnvironment(home));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function probeAccount(): Promise<Account> {
  const account: Account = { runAs: isRoot() ? 'nobody' : 'self', sandbox: true };
  if (process.platform !== 'linux') return { runAs: 'self', sandbox: true };
  if (!canSandbox()) return { runAs: 'self', sandbox: false, reason: 'user namespaces are not available here' };
  if (await startsSandboxed(account)) return account;
  return { runAs: 'self', sandbox: false, reason: 'Electron does not start with it here' };
}

let chosen: Promise<Account> | undefined;

/** The account for this run: what `scripts/e2e.ts` chose, or else found out by trying. */
export function chooseAccount(): Promise<Account> {
  const given = process.env[ACCOUNT_VARIABLE];
  chosen ??= given ? Promise.resolve(JSON.parse(given) as Account) : probeAccount();
  return chosen;
}

/** One line for the log of a run. */
export function describeSandbox({ runAs, sandbox, reason }: Account): string {
  if (!sandbox) return `The app runs with --no-sandbox: ${reason ?? 'no reason known'}.`;
  return runAs === 'nobody'
    ? "The app runs as the account nobody, with Chromium's sandbox."
    : "The app runs with Chromium's sandbox.";
}

let staged: string | undefined;

/** A copy of the built app that every account can read: the clone may lie in a private folder. */
export function stagedApp(): string {
  if (staged) return staged;
  const folder = mkdtempSync(join(tmpdir(), 'tapelab-app-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'out'));
  for (const part of BUILT.filter((part) => existsSync(join(PROJECT, 'out', part))))
    cpSync(join(PROJECT, 'out', part), join(folder, 'out', part), { recursive: true });
  cpSync(join(PROJECT, 'package.json'), join(folder, 'package.json'));
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  staged = folder;
  return folder;
}
