import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright';
import { expect, test as base } from 'playwright/test';
import type { Settings } from '../src-main/ipc/contract.ts';
import { launchApp } from './launch.ts';

interface Lab {
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface Options {
  /** The settings on file when the app starts. */
  settings: Settings;
  size: { width: number; height: number };
}

/** A folder for the app's own files with settings in it, as an earlier start has left it. */
export function profile(settings: Settings): string {
  const folder = mkdtempSync(join(tmpdir(), 'tapelab-profile-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

/**
 * `lab` is the real app, started afresh for the test. Whatever the test is about, it fails when the page reports an
 * error or asks for anything that does not come from the app itself.
 */
export const test = base.extend<Options & { lab: Lab }>({
  settings: [{ language: 'en', theme: 'light' }, { option: true }],
  size: [{ width: 1280, height: 720 }, { option: true }],
  lab: async ({ settings, size }, use) => {
    const userData = profile(settings);
    const { app, page, close } = await launchApp({ userData, size });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('app://tapelab/')) complaints.push(`request: ${request.url()}`);
    });
    await use({ app, page });
    await close();
    rmSync(userData, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Opens a workbench by the rail, in English. */
export async function open(
  page: Page,
  workbench: 'Start' | 'Lessons' | 'Derivative lab' | 'Regression lab' | 'Tape lab',
): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Workbenches' })
    .getByRole('button', { name: workbench, exact: true })
    .click();
}

/** The number of updates or steps that the transport bar shows as `position / last`. */
export function position(page: Page): Locator {
  return page.getByRole('status', { name: 'Position' });
}

export function expression(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Expression f' });
}

/** The lines of the log, as text. */
export function logLines(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Log' }).getByRole('listitem').allTextContents();
}
