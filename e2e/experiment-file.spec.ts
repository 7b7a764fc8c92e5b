import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { AS_NOBODY } from '../scripts/sandbox.ts';
import { PROJECT } from '../scripts/setup/linked-runtime.ts';
import { experimentText, readExperiment } from '../src-main/experiment/experiment-file.ts';
import type { Experiment } from '../src-main/ipc/contract.ts';
import { appEnvironment, chooseAccount, runtime, stagedApp } from './account.ts';
import { expect, open, position, profile, test } from './fixtures.ts';
import { launchApp, switches, type LaunchedApp } from './launch.ts';

const saved = readFileSync(join(PROJECT, 'src-main/experiment/fixtures/version-1.tapelab'));
const experiment = readExperiment(saved);
/** The same, seen elsewhere. */
const at = (iteration: number): Experiment => ({
  ...experiment,
  view: { ...experiment.view, iteration, by: 'update', phase: 'update', charts: ['fit'], panel: 'update' },
});
const contentAt = (iteration: number): string => experimentText(at(iteration));

let folder: string;
let userData: string;
let launched: LaunchedApp | undefined;

test.beforeEach(() => {
  userData = profile({ language: 'en', theme: 'light' });
  folder = mkdtempSync(join(tmpdir(), 'tapelab-double-click-'));
  // The app may run as another account than the test.
  chmodSync(folder, 0o777);
});

test.afterEach(async () => {
  await launched?.close();
  launched = undefined;
  for (const made of [folder, userData]) rmSync(made, { recursive: true, force: true });
});

/** A file that the app can read. */
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function start(args: string[] = []): Promise<LaunchedApp> {
  await launched?.close();
  launched = await launchApp({ userData, args });
  return launched;
}

/** The lab in sight, at an update. */
async function expectAt(page: Page, iteration: number): Promise<void> {
  await expect(page).toHaveTitle('Regression lab · TapeLab');
  await expect(position(page)).toHaveText(new RegExp(`^${iteration} / `));
}

/** Starts the app once more, as a double click does, while it is open; resolves when that start has ended. */
async function startAgain(path: string): Promise<void> {
  const account = await chooseAccount();
  const [app, before] = account.runAs === 'nobody' ? [stagedApp(), AS_NOBODY] : [PROJECT, []];
  const sandbox = account.sandbox ? [] : ['--no-sandbox'];
  const command = [...before, runtime().executable, ...sandbox, ...switches(userData), app, path];
  const env = appEnvironment(folder);
  await new Promise((resolve, reject) => {
    spawn(command[0] ?? '', command.slice(1), { env, stdio: 'ignore' })
      .on('exit', resolve)
      .on('error', reject);
  });
}

test('what is kept is there at the next start', async () => {
  const { page } = await start();
  const kept = await page.evaluate((given) => window.tapelab.invoke('experiment:keep', given), at(7));
  expect(kept).toEqual({ ok: true, value: null });
  const { page: next } = await start();
  await open(next, 'Regression lab');
  await expectAt(next, 7);
});

test('a double click opens the app with the experiment', async () => {
  const { page } = await start([file('房价 course.tapelab', contentAt(42))]);
  await expectAt(page, 42);
});

test('a double click while the app is open comes to its window', async () => {
  const { page } = await start();
  await expect(page).toHaveTitle('TapeLab');
  await startAgain(file('first.tapelab', contentAt(42)));
  await expectAt(page, 42);
  await startAgain(file('second.tapelab', contentAt(8)));
  await expectAt(page, 8);
});

test('a file that is no experiment is refused with its place, and the app starts all the same', async () => {
  const { page } = await start([file('broken.tapelab', '{\n  "format": oops')]);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await open(page, 'Regression lab');
  await expect(
    page.getByText('broken.tapelab cannot be opened. It is no JSON from line 2, character 13 on.'),
  ).toBeVisible();
});

test('a damaged kept experiment is put aside, which is said, and nothing of it is lost', async () => {
  writeFileSync(join(userData, 'last.tapelab'), contentAt(7).slice(0, 100));
  const { page } = await start();
  await open(page, 'Regression lab');
  await expect(page.getByText(/last\.tapelab cannot be opened\. .* put aside as last\.damaged-/)).toBeVisible();
  const [aside = ''] = readdirSync(userData).filter((name) => name.startsWith('last.damaged-'));
  expect(readFileSync(join(userData, aside), 'utf8')).toBe(contentAt(7).slice(0, 100));
});

test('dialogs save an experiment and open it again, with the extension that was not typed', async () => {
  const { app, page } = await start();
  await app.evaluate(
    ({ dialog }, typed) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: typed });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [`${typed}.tapelab`] });
    },
    join(folder, 'mine'),
  );
  const request = { name: 'House prices', experiment: at(7) };
  expect(await page.evaluate((given) => window.tapelab.invoke('experiment:save', given), request)).toEqual({
    ...{ ok: true, value: { saved: true } },
  });
  expect(readExperiment(readFileSync(join(folder, 'mine.tapelab')))).toEqual(at(7));
  expect(await page.evaluate(() => window.tapelab.invoke('experiment:open', null))).toEqual({
    ...{ ok: true, value: { name: 'mine', experiment: at(7) } },
  });
});
