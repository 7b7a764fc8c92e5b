import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount, describeSandbox } from '../../e2e/account.ts';
import { launchPackaged } from '../../e2e/packaged.ts';
import { ensureDisplay } from '../display.ts';
import { packageApp } from '../installers/package-app.ts';
import { markOf, readManifest } from '../installers/release.ts';
import { SetupFailure } from '../setup/failure.ts';
import { linkedRuntime } from '../setup/linked-runtime.ts';
import { measureAnswers } from './answers.ts';
import { makeEmptyApp } from './empty-app.ts';
import { type Figure, limited, spread } from './figures.ts';
import { layoutFigures } from './layout.ts';
import { versionsOf } from './machine.ts';
import type { Part } from './results.ts';
import { startUpTime } from './start-up.ts';
import { median } from './statistics.ts';
import { measureSteps } from './steps.ts';

const STARTS = 5;

/** The ratio of start-up times, and milliseconds. */
const LIMITS = { start: 1.35, roundTrip: 3, script: 8, click: 40, sliderScript: 10, typing: 80 };

/** Expressions under a slider, and the milliseconds to the frame that shows the answer. */
const SLIDERS = [
  { name: 'x^2+2xy', expression: 'x^2+2xy', atMost: 40 },
  {
    name: '31 operations',
    expression: 'sin(x*y)*exp(-(x^2+y^2)/4)+x/(1+y^2)+cos(2*x)*sin(y/2)-sqrt(1+x^2+y^2)/5+tanh(x-y)^2+log(1+x^2)*y',
    atMost: 60,
  },
];

/** Starts both in turn, so that a machine whose speed drifts treats them alike; the first pair only warms the disk. */
async function compareStarts(own: string, empty: string): Promise<Figure[]> {
  const times = { own: [] as number[], empty: [] as number[] };
  for (let round = 0; round <= STARTS; round++) {
    const pair = { own: await startUpTime(own), empty: await startUpTime(empty) };
    if (round === 0) continue;
    times.own.push(pair.own);
    times.empty.push(pair.empty);
  }
  const [ownTime, emptyTime] = [median(times.own), median(times.empty)];
  const start = { section: `Start to the first interactive view, median of ${STARTS}`, subject: 'start' } as const;
  return [
    spread({ ...start, candidate: 'TapeLab', unit: 'ms' }, ownTime, times.own),
    spread({ ...start, candidate: 'empty Electron app', unit: 'ms' }, emptyTime, times.empty),
    limited({ ...start, candidate: 'ratio', value: ownTime / emptyTime, unit: 'ratio' }, LIMITS.start),
  ];
}

async function timeSteps(executable: string): Promise<Figure[]> {
  const app = await launchPackaged(executable, await chooseAccount(), { args: ['--lang=en-US'] });
  try {
    await app.page.getByRole('button', { name: 'Regression lab' }).click();
    await app.page.getByRole('button', { name: 'area + rooms' }).click();
    await app.page.getByRole('status', { name: 'Position' }).filter({ hasText: '0 / 500' }).waitFor();
    const { roundTrip, script, click } = await measureSteps(app.page);
    const figure = (subject: string, value: number): Figure => ({
      section: 'A step in the regression lab',
      subject,
      candidate: 'TapeLab',
      value,
      unit: 'ms',
    });
    return [
      limited(figure('round trip to the worker, median', roundTrip.median), LIMITS.roundTrip),
      limited(figure('round trip to the worker, 95th percentile', roundTrip.p95), LIMITS.roundTrip),
      limited(figure('script, mean', script), LIMITS.script),
      figure('click to painted frame, median', click.median),
      limited(figure('click to painted frame, 95th percentile', click.p95), LIMITS.click),
    ];
  } finally {
    await app.close();
  }
}

async function timeAnswers(executable: string): Promise<Figure[]> {
  const app = await launchPackaged(executable, await chooseAccount(), { args: ['--lang=en-US'] });
  try {
    await app.page.getByRole('button', { name: 'Derivative lab' }).click();
    const figures: Figure[] = [];
    for (const { name, expression, atMost } of SLIDERS) {
      const { slider, script, typing } = await measureAnswers(app.page, expression);
      const figure = (subject: string, value: number): Figure => {
        return { section: `Answers in the derivative lab: ${name}`, subject, candidate: 'TapeLab', value, unit: 'ms' };
      };
      figures.push(
        figure('slider to painted result, median', slider.median),
        limited(figure('slider to painted result, 95th percentile', slider.p95), atMost),
        limited(figure('script for a move, mean', script), LIMITS.sliderScript),
        figure('character to painted answers, median', typing.median),
        limited(figure('character to painted answers, 95th percentile', typing.p95), LIMITS.typing),
      );
    }
    return figures;
  } finally {
    await app.close();
  }
}

async function measure(workshop: string): Promise<Pick<Part, 'versions' | 'figures'>> {
  const runtime = linkedRuntime();
  if (!runtime) throw new SetupFailure('There is no Electron to measure.', 'Run `npm run setup` first.');
  const manifest = readManifest();
  const packaged = await packageApp({ manifest, runtime, mark: markOf(runtime), folder: workshop }, workshop);
  const empty = await makeEmptyApp(packaged, workshop);
  // An installer sets these rights; the account that runs the app here is not the one that packaged it.
  spawnSync('chmod', ['-R', 'a+rX', workshop]);
  console.log(`Electron ${runtime.version}, packaged, 1280x720. ${describeSandbox(await chooseAccount())}`);
  const starts = await compareStarts(join(packaged, manifest.name), join(empty, manifest.name));
  const steps = await timeSteps(join(packaged, manifest.name));
  const answers = await timeAnswers(join(packaged, manifest.name));
  return {
    versions: { ...versionsOf([]), Electron: runtime.version },
    figures: [...starts, ...steps, ...answers, ...layoutFigures()],
  };
}

/** Measures the packaged app, which has to be built. */
export async function benchApp(): Promise<Pick<Part, 'versions' | 'figures'>> {
  process.umask(0o022);
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  const workshop = await mkdtemp(join(tmpdir(), 'tapelab-bench-'));
  try {
    return await measure(workshop);
  } finally {
    await rm(workshop, { recursive: true, force: true });
    display.stop();
  }
}
