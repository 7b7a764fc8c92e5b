/**
 * Starts an installed TapeLab. Its inspector is closed, by which Playwright drives an Electron app from inside; Chromium's
 * remote debugging still shows its pages.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { AS_NOBODY } from '../scripts/sandbox.ts';
import { appEnvironment, ownedFolder, type Account } from './account.ts';
import { switches } from './launch.ts';
import { confinementOf, type Confinement } from './sandbox.ts';

export interface PackagedApp {
  page: Page;
  /** When the program was started, in milliseconds since 1970. */
  startedAt: number;
  /** What the program has printed so far. */
  output(): string;
  /** The confinement of every page. */
  confinements(): Promise<Confinement[]>;
  close(): Promise<void>;
}

/** How long the app may take to open its door for remote debugging, in milliseconds. */
const PATIENCE = 20_000;

/** The address of remote debugging, which Chromium writes into the folder of settings. */
async function debuggingAddress(userData: string, child: ChildProcess, output: () => string): Promise<string> {
  const file = join(userData, 'DevToolsActivePort');
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
    if (port) return `http://127.0.0.1:${port}`;
    await sleep(50);
  }
  throw new Error(`The installed app does not start (exit code ${child.exitCode}):\n${output()}`);
}

/** The first page of the app, which may still be about to open. */
async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('The installed app has no browser context.');
  return context.pages()[0] ?? context.waitForEvent('page');
}

async function confinements(browser: Browser): Promise<Confinement[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => confinementOf(id));
}

/** Ends a program and waits for its end. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Starts the program as the account, and waits for its window. */
export async function launchPackaged(
  executable: string,
  account: Account,
  options: { args?: string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<PackagedApp> {
  const home = ownedFolder(account, 'home');
  const userData = join(home, 'user-data');
  const sandbox = account.sandbox ? [] : ['--no-sandbox'];
  // Containers often have too little of /dev/shm; Playwright says the same to an Electron it drives from inside.
  const debugging = ['--disable-dev-shm-usage', '--remote-debugging-port=0'];
  const args = [...(options.args ?? []), ...sandbox, ...switches(userData), ...debugging];
  const [command = '', ...rest] = [...(account.runAs === 'nobody' ? AS_NOBODY : []), executable, ...args];
  const startedAt = Date.now();
  const child = spawn(command, rest, { env: appEnvironment(home, options.env), cwd: home });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk));
  const output = (): string => printed;
  const close = async (): Promise<void> => {
    await end(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(userData, child, output));
    return { page: await firstPage(browser), startedAt, output, confinements: () => confinements(browser), close };
  } catch (error) {
    await close();
    throw error;
  }
}
