/** Starts the built app as a learner would meet it, driven by Playwright. */
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { AS_NOBODY } from '../scripts/sandbox.ts';
import { PROJECT } from '../scripts/setup/linked-runtime.ts';
import { appEnvironment, chooseAccount, giveTo, ownedFolder, runtime, stagedApp, type Account } from './account.ts';

export interface LaunchOptions {
  /** Arguments for the app. */
  args?: string[];
  /** Additions to its environment. */
  env?: NodeJS.ProcessEnv;
  /** The size of the page. */
  size?: { width: number; height: number };
  /** The folder of settings of an earlier launch; without it a fresh one is made, and removed in the end. */
  userData?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  page: Page;
  userData: string;
  close(): Promise<void>;
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/**
 * A script that runs Electron as `nobody`. Playwright preloads a file of its own into an Electron that it finds itself,
 * but not into one it is told of: here a copy of that file, which `nobody` can read, is preloaded.
 */
function unprivilegedElectron(app: string): string {
  const core = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  // The app's package.json makes .js files modules, which this is not.
  const loader = join(app, 'playwright-loader.cjs');
  copyFileSync(join(core, 'lib/server/electron/loader.js'), loader);
  const script = join(app, 'electron.sh');
  const command = [...AS_NOBODY, runtime().executable, '-r', loader].map(quoted).join(' ');
  writeFileSync(script, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  return script;
}

/** The app's folder and, for `nobody`, the program to run it with. */
function appFor(account: Account): { folder: string; executablePath?: string } {
  if (account.runAs === 'self') return { folder: PROJECT };
  const folder = stagedApp();
  return { folder, executablePath: unprivilegedElectron(folder) };
}

/** Chromium's switches for every launch in tests. */
export const switches = (userData: string): string[] => [
  `--user-data-dir=${userData}`,
  '--disable-gpu',
  '--log-level=3',
  '--force-device-scale-factor=1',
];

/** Gives the page a size, and waits until it has it. */
export async function resize(
  app: ElectronApplication,
  page: Page,
  size: { width: number; height: number },
): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((target, { width, height }) => target.setContentSize(width, height), size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

/** Starts the app; the home folder is where it keeps everything. */
async function startApp(account: Account, home: string, options: LaunchOptions): Promise<LaunchedApp> {
  const userData = options.userData ?? join(home, 'user-data');
  const { folder, ...program } = appFor(account);
  const app = await _electron.launch({
    ...program,
    args: [...switches(userData), folder, ...(options.args ?? [])],
    env: appEnvironment(home, options.env),
    chromiumSandbox: account.sandbox,
  });
  const page = await app.firstWindow();
  if (options.size) await resize(app, page, options.size);
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { app, page, userData, close };
}

/** Starts the app and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const account = await chooseAccount();
  const home = ownedFolder(account, 'home');
  if (options.userData) giveTo(account, options.userData);
  try {
    return await startApp(account, home, options);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}
