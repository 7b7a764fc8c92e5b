import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { readExperiment } from '../src-main/experiment/experiment-file.ts';
import { expect, open, position, profile, test } from './fixtures.ts';
import { launchApp, type LaunchedApp } from './launch.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const update = (page: Page, iteration: number) => page.getByRole('heading', { name: `Update ${iteration}, opened up` });

let folder: string;
let userData: string;
let launched: LaunchedApp | undefined;

test.beforeEach(() => {
  userData = profile({ language: 'en', theme: 'light' });
  folder = mkdtempSync(join(tmpdir(), 'tapelab-kept-'));
  // The app may run as another account than the test.
  chmodSync(folder, 0o777);
});

test.afterEach(async () => {
  await launched?.close();
  launched = undefined;
  for (const made of [folder, userData]) rmSync(made, { recursive: true, force: true });
});

async function start(args: string[] = []): Promise<LaunchedApp> {
  await launched?.close();
  launched = await launchApp({ userData, args });
  return launched;
}

/** What the app keeps, as a file's text. */
const kept = (): string => readFileSync(join(userData, 'last.tapelab')).toString();

test('an experiment is at the next start as it was left', async () => {
  const { page } = await start();
  await open(page, 'Regression lab');
  await expect(update(page, 0)).toBeVisible();
  await cell(page, 'Learning rate').fill('1.5e-4');
  await page.getByRole('slider', { name: 'Position' }).fill('42');
  await expect(update(page, 42)).toBeVisible();
  await tab(page, 'Data');
  await cell(page, 'Area 1').fill('140');
  await page.waitForTimeout(1000);
  const before = kept();
  const { page: next } = await start();
  await open(next, 'Regression lab');
  await expect(position(next)).toHaveText('42 / 100');
  await expect(cell(next, 'Learning rate')).toHaveValue('1.5e-4');
  await expect(cell(next, 'Area 1')).toHaveValue('140');
  await next.waitForTimeout(1000);
  expect(kept()).toBe(before);
});

test('a damaged experiment is put aside and said once, and the course’s data are open', async () => {
  const damaged = '{"format":"tapelab-experiment","version":1,"exper';
  writeFileSync(join(userData, 'last.tapelab'), damaged);
  const { page } = await start();
  await expect(page.getByText(/last\.tapelab cannot be opened\..*put aside as last\.damaged-/)).toBeVisible();
  await open(page, 'Regression lab');
  await expect(update(page, 0)).toBeVisible();
  await tab(page, 'Data');
  await expect(cell(page, 'Area 1')).toHaveValue('137.97');
  const [aside = ''] = readdirSync(userData).filter((name) => name.startsWith('last.damaged-'));
  expect(readFileSync(join(userData, aside)).toString()).toBe(damaged);
  const { page: next } = await start();
  await open(next, 'Regression lab');
  await expect(update(next, 0)).toBeVisible();
  await expect(next.getByText('cannot be opened')).toHaveCount(0);
});

test('a double click opens the lab with the file', async () => {
  const example = readFileSync(new URL('../src-main/experiment/fixtures/version-1.tapelab', import.meta.url));
  const { view } = readExperiment(example);
  writeFileSync(join(folder, '房价.tapelab'), example);
  const { page } = await start([join(folder, '房价.tapelab')]);
  await expect(page.getByRole('toolbar')).toBeVisible();
  await tab(page, 'Data');
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await page.waitForTimeout(1000);
  expect(readExperiment(Buffer.from(kept())).data).toEqual(readExperiment(example).data);
  expect(readExperiment(Buffer.from(kept())).view).toEqual({ ...view, panel: 'data' });
});
