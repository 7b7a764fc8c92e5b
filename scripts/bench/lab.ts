import { type Figure, limited, spread } from './figures.ts';
import { measureImport } from './lab/importing.ts';
import { type Opening, inLab, setUpdates } from './lab/lab-window.ts';
import { measureLessons } from './lab/lessons.ts';
import { withPackagedApp } from './lab/packaged-app.ts';
import { measurePlaying } from './lab/playing.ts';
import { memoryInUse } from './lab/private-memory.ts';
import { measureScrubbing } from './lab/scrubbing.ts';
import { measureSteps } from './lab/stepping.ts';
import { versionsOf } from './machine.ts';
import type { Part } from './results.ts';
import { median, percentile } from './statistics.ts';

const UPDATES = 10_000;
const LONG_RUN = 100_000;

/** Fresh starts of the app for what can be done once in each. */
const ROUNDS = 3;

/** Milliseconds, and megabytes. */
const LIMITS = { script: 8, play: 2000, memory: 50, import: 2000, lesson: 100, lessonStep: 50 };

/** What is stepped and scrubbed through, with milliseconds for a step and frames a second for scrubbing. */
const SCENES = [
  { charts: 1, words: 'one chart', step: 40, frames: 45 },
  { charts: 4, words: 'four charts', step: 65, frames: 22 },
] as const;

const MODELS = ['area only', 'area + rooms'] as const;

type Scene = (typeof SCENES)[number];
type Model = Opening['model'];

/** A figure of the lab; the columns of its tables are the models. */
const figureOf = (section: string, subject: string, candidate: Model, unit: Figure['unit'] = 'ms') =>
  ({ section, subject, candidate, unit }) as const;

async function stepFigures(executable: string, model: Model, { charts, words, step }: Scene): Promise<Figure[]> {
  const { shown, settled, script } = await inLab(executable, { model, charts, updates: UPDATES }, measureSteps);
  const figure = (subject: string, value: number): Figure => ({
    ...figureOf(`A step in the Regression lab, ${words}`, subject, model),
    value,
  });
  return [
    figure('click to painted frame, median', shown.median),
    limited(figure('click to painted frame, 95th percentile', shown.p95), step),
    figure('click to the last change, 95th percentile', settled.p95),
    figure('script, median', script.median),
    limited(figure('script, 95th percentile', script.p95), LIMITS.script),
  ];
}

async function scrubFigures(executable: string, model: Model, { charts, words, frames }: Scene): Promise<Figure[]> {
  const opening = { model, charts, updates: UPDATES };
  const { frame, slowFrame, opened } = await inLab(executable, opening, measureScrubbing);
  const figure = (subject: string, value: number): Figure => ({
    ...figureOf(`Scrubbing ${UPDATES} updates, ${words}`, subject, model),
    value,
  });
  return [
    limited(figure(`a frame, mean (${frames} a second)`, frame), 1000 / frames),
    figure('a frame, 95th percentile', slowFrame),
    figure('an update opened up, mean', opened),
  ];
}

async function playFigure(executable: string, { charts, words }: Scene): Promise<Figure> {
  const opening = { model: 'area + rooms', charts, updates: UPDATES } as const;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(await inLab(executable, opening, (page) => measurePlaying(page, UPDATES)));
  }
  const figure = figureOf(`Playing ${UPDATES} updates at ${UPDATES} a second`, words, opening.model);
  return limited(spread(figure, median(times), times), LIMITS.play);
}

async function memoryFigure(executable: string, model: Model): Promise<Figure> {
  const growths: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const growth = await inLab(executable, { model }, async (page) => {
      const before = await memoryInUse(page);
      await setUpdates(page, LONG_RUN);
      return (await memoryInUse(page)) - before;
    });
    growths.push(growth);
  }
  const figure = figureOf('Memory of all processes', `a run of ${LONG_RUN} updates more`, model, 'MB');
  return limited(spread(figure, median(growths), growths), LIMITS.memory);
}

async function importFigures(executable: string): Promise<Figure[]> {
  const imports = [];
  for (let round = 0; round < ROUNDS; round++) {
    imports.push(await inLab(executable, { model: 'area only' }, measureImport));
  }
  const [shown, gaps] = [imports.map((one) => one.shown), imports.map((one) => one.longestGap)];
  const figure = (subject: string) => figureOf('Import of a CSV file of 100,000 rows, 3 columns', subject, 'area only');
  return [
    limited(spread(figure('file chosen to table and charts painted'), median(shown), shown), LIMITS.import),
    spread(figure('longest gap between frames'), median(gaps), gaps),
  ];
}

async function lessonFigures(executable: string): Promise<Figure[]> {
  const { opened, stepped } = await inLab(executable, { model: 'area only' }, measureLessons);
  const figure = (subject: string, times: readonly number[], share: number): Figure => ({
    ...figureOf('Lessons, all ten from the first step to the last', subject, 'area only'),
    value: share === 0.5 ? median(times) : percentile(times, share),
  });
  return [
    figure('click to the opened lesson, median', opened, 0.5),
    limited(figure('click to the opened lesson, 95th percentile', opened, 0.95), LIMITS.lesson),
    figure('click to the next step painted, median', stepped, 0.5),
    limited(figure('click to the next step painted, 95th percentile', stepped, 0.95), LIMITS.lessonStep),
  ];
}

async function measure(executable: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const scene of SCENES) {
    for (const model of MODELS) {
      figures.push(...(await stepFigures(executable, model, scene)));
      figures.push(...(await scrubFigures(executable, model, scene)));
      process.stderr.write('.');
    }
    figures.push(await playFigure(executable, scene));
  }
  // Linux tells what memory no other process shares.
  if (process.platform === 'linux') for (const model of MODELS) figures.push(await memoryFigure(executable, model));
  figures.push(...(await importFigures(executable)));
  figures.push(...(await lessonFigures(executable)));
  process.stderr.write('\n');
  return figures;
}

/** Measures the Regression lab in the packaged app, which has to be built. */
export function benchLab(): Promise<Pick<Part, 'versions' | 'figures'>> {
  return withPackagedApp(async ({ executable, electron }) => ({
    versions: { ...versionsOf([]), Electron: electron },
    figures: await measure(executable),
  }));
}
