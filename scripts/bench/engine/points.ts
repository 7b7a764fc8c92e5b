import { type Contest, type Entry, compete, firstCall, handValues } from '../contest.ts';
import { type Subject, expressions } from '../expressions.ts';
import { type Figure, limited, outcomeOf, spread } from '../figures.ts';
import type { CandidateName } from '../protocol.ts';
import { geometricMean, median } from '../statistics.ts';
import { gradientSize, hessianSize } from '../trial.ts';

/** Pairs of fresh processes in which TapeLab and the closed form are compared: compilation is a little different in each. */
const PAIRS = 5;

/** Fresh processes in which a first call is timed. */
const FIRST_CALLS = 11;

const LIMITS = { gradient: 1.3, meanGradient: 1.15, hessian: 1.1, building: 10 };

const GRADIENT = 'Value and gradient at a point, times the time by hand';
const HESSIAN = 'Value, gradient and Hessian at a point, times the time by hand';

interface Comparison {
  readonly section: string;
  readonly contest: Contest;
  readonly peers: readonly CandidateName[];
  readonly atMost: number;
}

/** Value and gradient at a point: TapeLab and its peers beside closed forms. */
export async function* gradientFigures(program: string): AsyncGenerator<Figure[]> {
  const ratios: number[] = [];
  for (const subject of expressions.gradient) {
    const contest: Contest = {
      program,
      task: 'gradient',
      subject,
      expected: handValues(subject, gradientSize(subject)),
    };
    const peers: CandidateName[] = ['mathjs', 'mathjs differences', 'tfjs cpu'];
    const figures = await compare({ section: GRADIENT, contest, peers, atMost: LIMITS.gradient });
    ratios.push(...figures.flatMap(({ candidate, value }) => (candidate === 'TapeLab' ? [value ?? NaN] : [])));
    yield figures;
  }
  const mean = { section: GRADIENT, subject: 'geometric mean', candidate: 'TapeLab', unit: 'ratio' } as const;
  yield [limited({ ...mean, value: geometricMean(ratios) }, LIMITS.meanGradient)];
}

/** The Hessian of Rosenbrock's function, and what it takes to build the function that computes it. */
export async function* hessianFigures(program: string): AsyncGenerator<Figure[]> {
  for (const subject of expressions.hessian) {
    const contest: Contest = { program, task: 'hessian', subject, expected: handValues(subject, hessianSize(subject)) };
    yield await compare({ section: HESSIAN, contest, peers: ['mathjs', 'tfjs cpu'], atMost: LIMITS.hessian });
    yield [await firstFigure({ ...contest, task: 'first hessian' }, 'building the function', LIMITS.building)];
  }
}

/** The milliseconds of a first call, from several processes that have done something small before. */
export async function firstFigure(contest: Contest, section: string, atMost: number): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i < FIRST_CALLS; i++) times.push(await firstCall(contest));
  const { name } = contest.subject;
  const figure = { section: `First call: ${section}`, subject: name, candidate: 'TapeLab', unit: 'ms' } as const;
  return limited(spread(figure, median(times), times), atMost);
}

async function compare({ section, contest, peers, atMost }: Comparison): Promise<Figure[]> {
  const pairs: Entry[][] = [];
  for (let i = 0; i < PAIRS; i++) pairs.push(await compete(contest, ['by hand', 'TapeLab']));
  const others = await compete(contest, ['by hand', ...peers]);
  const ratios = pairs.map((entries) => ratioOf(entries, 'TapeLab'));
  const own = { ...figureOf(section, contest.subject, pairs[0], 'TapeLab'), unit: 'ratio' } as const;
  return [
    handFigure(section, contest.subject, [...pairs, others]),
    limited(spread(own, median(ratios), ratios), atMost),
    ...peers.map((peer) => ({
      ...figureOf(section, contest.subject, others, peer),
      value: ratioOf(others, peer) || null,
      unit: 'ratio' as const,
    })),
  ];
}

function handFigure(section: string, { name }: Subject, contests: readonly (readonly Entry[])[]): Figure {
  const times = contests.map((entries) => 1e6 * timeOf(entries, 'by hand'));
  return spread({ section, subject: name, candidate: 'by hand', unit: 'ns' }, median(times), times);
}

const entryOf = (entries: readonly Entry[] = [], name: CandidateName): Entry | undefined =>
  entries.find(({ candidate }) => candidate === name);

const timeOf = (entries: readonly Entry[], name: CandidateName): number => entryOf(entries, name)?.time ?? NaN;

const ratioOf = (entries: readonly Entry[], name: CandidateName): number =>
  timeOf(entries, name) / timeOf(entries, 'by hand');

const figureOf = (
  section: string,
  { name }: Subject,
  entries: readonly Entry[] | undefined,
  candidate: CandidateName,
) => ({
  section,
  subject: name,
  candidate,
  ...outcomeOf(entryOf(entries, candidate)?.outcome ?? 'failed'),
});
