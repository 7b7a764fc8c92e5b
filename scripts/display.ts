/** A screen for windows on a machine that has none: Xvfb, Linux's X server without a monitor. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { SetupFailure } from './setup/failure.ts';

export interface Display {
  /** What a program has to have in its environment to open windows there. */
  env: { DISPLAY?: string };
  /** True if nobody sees it. */
  virtual: boolean;
  /** Ends a virtual screen. It ends with this process in any case. */
  stop(): void;
}

/** True where windows can be opened as things stand. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** How long Xvfb may take to open its screen, in milliseconds. */
const PATIENCE = 20_000;

const XVFB = ['Xvfb', '-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'];

/**
 * Starts Xvfb. Without an authority file it lets in every account of this machine (and nothing from outside), so that a
 * window of an unprivileged account opens too. `setpriv` makes the kernel end it with this process, even a killed one.
 */
function spawnXvfb(): ChildProcess {
  const bound = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'TERM', '--', ...XVFB] : XVFB;
  const [command = '', ...args] = bound;
  return spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
}

/** The number of the screen, which Xvfb writes as soon as the screen can be used. */
function screenNumber(xvfb: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (): void =>
      reject(new SetupFailure('Xvfb does not start.', 'Run `npm run setup`, or set DISPLAY to an X server.'));
    const limit = setTimeout(fail, PATIENCE);
    let text = '';
    (xvfb.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(limit);
      resolve(text.trim());
    });
    xvfb.on('error', fail).on('exit', fail);
  });
}

async function startVirtualDisplay(): Promise<Display> {
  const xvfb = spawnXvfb();
  const stop = (): void => void xvfb.kill();
  process.on('exit', stop);
  const number = await screenNumber(xvfb).finally(() => xvfb.unref());
  (xvfb.stdio[3] as Readable).destroy();
  return { env: { DISPLAY: `:${number}` }, virtual: true, stop };
}

/** The display there is, or else a virtual one. */
export async function ensureDisplay(): Promise<Display> {
  return hasDisplay() ? { env: {}, virtual: false, stop: () => undefined } : startVirtualDisplay();
}
