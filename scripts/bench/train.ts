import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from '../setup/linked-runtime.ts';
import { Contestant } from './contestant.ts';
import { type Figure, limited, spread } from './figures.ts';
import { versionsOf } from './machine.ts';
import type { Part } from './results.ts';
import { median } from './statistics.ts';
import { INITIAL, type Race, type Racer, race } from './train/races.ts';

/** Milliseconds of warming up, rounds in each pair of processes, and pairs: compilation is a little different in each. */
const EFFORT = { warmUp: 600, rounds: 11, pairs: 5 };

const TIMES = 'Training beside a loop written by hand, times its time (rows x columns, updates)';
const GROWTH = 'Training, nanoseconds for each row and update';
const MEMORY = 'Training, memory beside the data';
const FRAMES = 'Training, the slowest of 300 moments of a run';

interface Contender {
  readonly racer: Racer;
  readonly atMost: number;
}

/** The eager tape makes its objects for each operation, which counts where there are few rows. */
const contests: readonly { readonly race: Race; readonly contenders: readonly Contender[] }[] = [
  {
    race: race(16, 501),
    contenders: [
      { racer: 'compiled', atMost: 3 },
      { racer: 'eager tape', atMost: 60 },
    ],
  },
  { race: race(1e3, 100), contenders: [{ racer: 'compiled', atMost: 1.25 }] },
  {
    race: race(1e5, 100),
    contenders: [
      { racer: 'compiled', atMost: 1.25 },
      { racer: 'eager tape', atMost: 8 },
    ],
  },
  {
    race: race(1e6, 100),
    contenders: [
      { racer: 'compiled', atMost: 1.25 },
      { racer: 'eager tape', atMost: 8 },
      { racer: 'two threads', atMost: 0.55 },
    ],
  },
];

/** As many rows altogether, so that only the size of the data differs. */
const growth = [1e3, 1e4, 1e5, 1e6, 1e7].map((rows) => race(rows, 1e7 / rows));

/** Megabytes beside the data. */
const MOST_MEMORY = 1;

/** Runs whose moments are opened; of the large one the first updates say as much as all. */
const opened = [
  { race: race(16, 100_000), batch: 0 },
  { race: race(1e5, 1000), batch: 0 },
  { race: race(1e5, 100_000), batch: 32 },
];

/** Milliseconds for a moment of a run: a third of a picture on the screen. */
const SLOWEST_FRAME = 5;

/** Measures the compiled training loop beside one written by hand, in the same run. */
export async function benchTraining(): Promise<Pick<Part, 'versions' | 'figures'>> {
  const program = await bundleRacers();
  const figures: Figure[] = [];
  for (const { race, contenders } of contests) {
    for (const contender of contenders) {
      figures.push(...(await compare(program, race, contender)));
      process.stderr.write('.');
    }
  }
  for (const race of growth) figures.push(await perRow(program, race));
  figures.push(await memoryOf(program, race(1e6, 20)));
  for (const { race, batch } of opened) figures.push(await framesOf(program, race, batch));
  process.stderr.write('\n');
  return { versions: versionsOf([]), figures };
}

async function bundleRacers(): Promise<string> {
  const outDir = join(PROJECT, 'out', 'bench-train');
  const input = {
    'train-process': 'scripts/bench/train/train-process.ts',
    'second-thread.worker': 'src-main/host/second-thread.worker.ts',
  };
  const rollupOptions = { input, output: { entryFileNames: '[name].js' } };
  const options = { ssr: true, outDir, emptyOutDir: true, target: 'node20.18', minify: false, rollupOptions };
  await build({ configFile: false, root: PROJECT, logLevel: 'warn', build: options });
  return join(outDir, 'train-process.js');
}

/** A contender and the loop by hand, round by round in turn, in several pairs of fresh processes. */
async function compare(program: string, race: Race, { racer, atMost }: Contender): Promise<Figure[]> {
  const pairs: { readonly ratio: number; readonly hand: number }[] = [];
  for (let pair = 0; pair < EFFORT.pairs; pair++) {
    const [hand = NaN, own = NaN] = await timesOf(program, race, ['by hand', racer]);
    pairs.push({ ratio: own / hand, hand });
  }
  const ratios = pairs.map(({ ratio }) => ratio);
  const times = pairs.map(({ hand }) => hand);
  const figure = { section: TIMES, subject: race.name } as const;
  const byHand = spread({ ...figure, candidate: 'by hand', unit: 'ms' }, median(times), times);
  const contender = spread({ ...figure, candidate: racer, unit: 'ratio' }, median(ratios), ratios);
  return [...(racer === 'compiled' ? [byHand] : []), limited(contender, atMost)];
}

/** Milliseconds of a run of each racer, the median of the rounds. */
async function timesOf(program: string, { name }: Race, racers: readonly Racer[]): Promise<number[]> {
  const contestants: Contestant[] = [];
  try {
    for (const racer of racers) contestants.push(await Contestant.start(program, [racer, name]));
    for (const contestant of contestants) await contestant.warmUp(EFFORT.warmUp);
    const rounds: number[][] = contestants.map(() => []);
    for (let round = 0; round < EFFORT.rounds; round++) {
      for (const [k, contestant] of contestants.entries()) rounds[k]?.push(await contestant.round());
    }
    await checkAlike(contestants);
    return rounds.map(median);
  } finally {
    for (const contestant of contestants) contestant.stop();
  }
}

/** Racers that do not come to the same weights have not run the same race. */
async function checkAlike(contestants: readonly Contestant[]): Promise<void> {
  const answers: (readonly number[])[] = [];
  for (const contestant of contestants) answers.push((await contestant.answer()).values);
  const [first = INITIAL] = answers;
  const isAlike = answers.every((values) => values.every((value, j) => Math.abs(value - (first[j] ?? NaN)) < 1e-9));
  if (!isAlike) throw new Error(`The racers disagree: ${JSON.stringify(answers)}`);
}

async function perRow(program: string, race: Race): Promise<Figure> {
  const [time = NaN] = await timesOf(program, race, ['compiled']);
  const value = (1e6 * time) / (race.rows * race.updates);
  return { section: GROWTH, subject: race.name, candidate: 'compiled', unit: 'ns', value };
}

async function memoryOf(program: string, race: Race): Promise<Figure> {
  const value = await answerOf(program, ['memory', race.name]);
  return limited({ section: MEMORY, subject: race.name, candidate: 'compiled', unit: 'MB', value }, MOST_MEMORY);
}

async function framesOf(program: string, { name }: Race, batch: number): Promise<Figure> {
  const value = await answerOf(program, ['frames', name, String(batch)]);
  const subject = batch === 0 ? name : `${name} in batches of ${batch}`;
  return limited({ section: FRAMES, subject, candidate: 'compiled', unit: 'ms', value }, SLOWEST_FRAME);
}

/** The one number that a process answers. */
async function answerOf(program: string, args: readonly string[]): Promise<number> {
  const contestant = await Contestant.start(program, args);
  try {
    const [value = NaN] = (await contestant.answer()).values;
    return value;
  } finally {
    contestant.stop();
  }
}
