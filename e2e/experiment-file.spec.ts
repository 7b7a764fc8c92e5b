import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { AS_NOBODY } from '../scripts/sandbox.ts';
import { PROJECT } from '../scripts/setup/linked-runtime.ts';
import { readExperiment } from '../src-main/experiment/experiment-file.ts';
import type { Experiment } from '../src-main/ipc/contract.ts';
import { appEnvironment, chooseAccount, ownedFolder, runtime, stagedApp } from './account.ts';
import { expect, profile, test } from './fixtures.ts';
import { launchApp, switches, type LaunchedApp } from './launch.ts';

const saved = readFileSync(join(PROJECT, 'src-main/experiment/fixtures/version-1.tapelab'));
const experiment = readExperiment(saved);
const other: Experiment = { ...experiment, settings: { ...experiment.settings, seed: 7 } };

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
function file(name: string, content: string | Uint8Array = saved): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function start(args: string[] = []): Promise<LaunchedApp> {
  await launched?.close();
  launched = await launchApp({ userData, args });
  return launched;
}

const recall = (page: Page) => page.evaluate(() => window.tapelab.invoke('experiment:recall', null));
const keep = (page: Page, kept: Experiment) =>
  page.evaluate((given) => window.tapelab.invoke('experiment:keep', given), kept);

/** Starts the app once more, as a double click does, while it is open; resolves when that start has ended. */
async function startAgain(path: string): Promise<void> {
  const account = await chooseAccount();
  const [app, before] = account.runAs === 'nobody' ? [stagedApp(), AS_NOBODY] : [PROJECT, []];
  const sandbox = account.sandbox ? [] : ['--no-sandbox'];
  const command = [...before, runtime().executable, ...sandbox, ...switches(userData), app, path];
  const env = appEnvironment(ownedFolder(account, 'again'));
  await new Promise((resolve, reject) => {
    spawn(command[0] ?? '', command.slice(1), { env, stdio: 'ignore' })
      .on('exit', resolve)
      .on('error', reject);
  });
}

test('what is kept is there at the next start, and comes after what a double click opens', async () => {
  const { page } = await start();
  expect(await recall(page)).toEqual({ ok: true, value: null });
  expect(await keep(page, other)).toEqual({ ok: true, value: null });
  const { page: next } = await start([file('房价 course.tapelab')]);
  expect(await recall(next)).toEqual({ ok: true, value: { name: '房价 course', experiment } });
  expect(await recall(next)).toEqual({ ok: true, value: { name: null, experiment: other } });
});

test('a double click while the app is open comes to its window', async () => {
  const { page } = await start();
  await page.evaluate(() => {
    const arrived = new Promise((resolve) => window.tapelab.on('experiment:arrived', () => resolve('arrived')));
    Object.assign(window, { arrived });
  });
  await startAgain(file('course.tapelab'));
  expect(await page.evaluate(() => Reflect.get(window, 'arrived') as Promise<string>)).toBe('arrived');
  expect(await recall(page)).toEqual({ ok: true, value: { name: 'course', experiment } });
});

test('a file that is no experiment is refused with its place, and the app starts all the same', async () => {
  const { page } = await start([file('broken.tapelab', '{\n  "format": oops')]);
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await recall(page)).toMatchObject({
    ok: false,
    problem: { kind: 'file-not-read', details: { what: 'json', line: 2, column: 13, file: 'broken.tapelab' } },
  });
  expect(await recall(page)).toEqual({ ok: true, value: null });
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
  const request = { name: 'House prices', experiment: other };
  expect(await page.evaluate((given) => window.tapelab.invoke('experiment:save', given), request)).toEqual({
    ...{ ok: true, value: { saved: true } },
  });
  expect(readExperiment(readFileSync(join(folder, 'mine.tapelab')))).toEqual(other);
  expect(await page.evaluate(() => window.tapelab.invoke('experiment:open', null))).toEqual({
    ...{ ok: true, value: { name: 'mine', experiment: other } },
  });
});
