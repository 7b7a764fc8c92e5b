/** Measures what TapeLab promises about its speed, on the packaged app; prints each figure beside its limit. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount, describeSandbox } from '../e2e/account.ts';
import { launchPackaged } from '../e2e/packaged.ts';
import { makeEmptyApp } from './bench/empty-app.ts';
import { startUpTime } from './bench/start-up.ts';
import { median } from './bench/statistics.ts';
import { measureSteps } from './bench/steps.ts';
import { ensureDisplay } from './display.ts';
import { packageApp } from './installers/package-app.ts';
import { markOf, readManifest } from './installers/release.ts';
import { runScript, SetupFailure } from './setup/failure.ts';
import { linkedRuntime } from './setup/linked-runtime.ts';

const starts = 5;

function print(name: string, measured: string, limit: string): void {
  console.log(`${name.padEnd(52)} ${measured.padStart(26)}   ${limit}`);
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** Starts both in turn, so that a machine whose speed drifts treats them alike; the first pair only warms the disk. */
async function compareStarts(own: string, empty: string): Promise<void> {
  const times = { own: [] as number[], empty: [] as number[] };
  for (let round = 0; round <= starts; round++) {
    const pair = { own: await startUpTime(own), empty: await startUpTime(empty) };
    if (round === 0) continue;
    times.own.push(pair.own);
    times.empty.push(pair.empty);
  }
  const [ownTime, emptyTime] = [median(times.own), median(times.empty)];
  print('start to first interactive view', ms(ownTime), '');
  print('  an empty Electron app, same runtime, same run', ms(emptyTime), '');
  print(`  ratio of the medians of ${starts}`, (ownTime / emptyTime).toFixed(2), 'at most 1.35');
}

async function timeSteps(executable: string): Promise<void> {
  const app = await launchPackaged(executable, await chooseAccount(), { args: ['--lang=en-US'] });
  try {
    await app.page.getByRole('button', { name: 'Regression lab' }).click();
    await app.page.getByRole('button', { name: 'area + rooms' }).click();
    await app.page.getByRole('status', { name: 'Position' }).filter({ hasText: '0 / 500' }).waitFor();
    const { roundTrip, script, click } = await measureSteps(app.page);
    const both = (figures: { median: number; p95: number }): string => `${ms(figures.median)} / ${ms(figures.p95)}`;
    print('worker round trip for a step, median / 95th', both(roundTrip), 'at most 3 ms');
    print('script a step, mean of 200', ms(script), 'at most 8 ms');
    print('click to painted frame, median / 95th of 200', both(click), 'at most 40 ms (95th)');
  } finally {
    await app.close();
  }
}

async function bench(workshop: string): Promise<void> {
  const runtime = linkedRuntime();
  if (!runtime) throw new SetupFailure('There is no Electron to measure.', 'Run `npm run setup` first.');
  const manifest = readManifest();
  const packaged = await packageApp({ manifest, runtime, mark: markOf(runtime), folder: workshop }, workshop);
  const empty = await makeEmptyApp(packaged, workshop);
  // An installer sets these rights; the account that runs the app here is not the one that packaged it.
  spawnSync('chmod', ['-R', 'a+rX', workshop]);
  console.log(`Electron ${runtime.version}, packaged, 1280x720. ${describeSandbox(await chooseAccount())}`);
  await compareStarts(join(packaged, manifest.name), join(empty, manifest.name));
  await timeSteps(join(packaged, manifest.name));
}

process.umask(0o022);

await runScript(async () => {
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  const workshop = await mkdtemp(join(tmpdir(), 'tapelab-bench-'));
  try {
    await bench(workshop);
  } finally {
    await rm(workshop, { recursive: true, force: true });
    display.stop();
  }
});
