import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { readExperiment } from '../src-main/experiment/experiment-file.ts';
import type { Experiment, Outcome } from '../src-main/ipc/contract.ts';
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

/** Asks from the page to keep all kinds of things in place of an experiment; what came of each. */
async function keepHostile(): Promise<Record<string, string>> {
  const invoke = window.tapelab.invoke as (channel: string, request: unknown) => Promise<Outcome<unknown>>;
  const recalled = (await invoke('experiment:recall', null)) as Outcome<{ experiment: Experiment }>;
  if (!recalled.ok) throw new Error(recalled.problem.message);
  const { experiment } = recalled.value;
  const { data, settings } = experiment;
  const withColumn = (cells: unknown): unknown => ({
    ...experiment,
    data: { ...data, columns: [{ name: 'area', cells }, ...data.columns.slice(1)] },
  });
  const cyclic: Record<string, unknown> = { ...experiment };
  cyclic['data'] = cyclic;
  const endless: unknown[] = [];
  endless.push(endless);
  const long = 'x'.repeat(60_000_000);
  const hostile: Record<string, unknown> = {
    nothing: null,
    text: 'keep me',
    list: [experiment],
    'another field': { ...experiment, more: 1 },
    'a missing part': { data, settings },
    'a list of nothing': withColumn([null]),
    'NaN in a cell': withColumn([NaN, ...(data.columns[0]?.cells.slice(1) ?? [])]),
    'an infinite cell': withColumn([Infinity, ...(data.columns[0]?.cells.slice(1) ?? [])]),
    'NaN without a text': withColumn({ numbers: new Float64Array(16).fill(NaN), texts: [] }),
    'a text without NaN': withColumn({ numbers: new Float64Array(16), texts: ['?'] }),
    'infinite numbers': withColumn({ numbers: new Float64Array(16).fill(Infinity), texts: [] }),
    'other numbers': withColumn({ numbers: new Float32Array(16), texts: [] }),
    'a NaN of a setting': { ...experiment, settings: { ...settings, learningRate: NaN } },
    'a cycle': cyclic,
    'a cycle of cells': withColumn(endless),
    'cells of other length': withColumn([1, 2, 3]),
    'too many cells': withColumn({ numbers: new Float64Array(1_000_001), texts: [] }),
    'too many columns': { ...experiment, data: { ...data, columns: Array(1002).fill(data.columns[0]) } },
    'too much text': withColumn([long, long, ...(data.columns[0]?.cells.slice(2) ?? [])]),
    'a function': withColumn(() => []),
  };
  const results: Record<string, string> = {};
  for (const [name, request] of Object.entries(hostile)) {
    try {
      const outcome = await invoke('experiment:keep', request);
      results[name] = outcome.ok ? 'kept' : `${outcome.problem.kind}: ${outcome.problem.message}`;
    } catch (thrown) {
      results[name] = String(thrown);
    }
  }
  // A prototype cannot come along: what is kept is the experiment without it.
  await invoke('experiment:keep', { ...experiment, ...(JSON.parse('{"__proto__":{"polluted":1}}') as object) });
  return results;
}

test('whatever the page asks to keep in place of an experiment is refused in words, and what was kept stays', async () => {
  const { app, page } = await start();
  await open(page, 'Regression lab');
  await cell(page, 'Learning rate').fill('1.5e-4');
  await expect.poll(() => existsSync(join(userData, 'last.tapelab')) && kept().includes('0.00015')).toBe(true);
  await page.waitForTimeout(1000);
  const before = kept();
  await page.evaluate('globalThis.__name = (named) => named');
  const results = await page.evaluate(keepHostile);
  for (const [name, result] of Object.entries(results))
    expect(result, name).toMatch(/^(bad-request|file-not-saved|(Type)?Error): .{10}/);
  expect(Object.keys(results)).toHaveLength(20);
  expect(kept()).toBe(before);
  expect(await app.evaluate(() => Reflect.get({}, 'polluted') === undefined)).toBe(true);
  await cell(page, 'Learning rate').fill('2.5e-4');
  await expect.poll(() => kept().includes('0.00025')).toBe(true);
});
