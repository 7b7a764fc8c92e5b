import { Contestant, Dropout } from './contestant.ts';
import { type Subject, checkedAt } from './expressions.ts';
import type { CandidateName } from './protocol.ts';
import { median } from './statistics.ts';
import type { Answer, Task } from './trial.ts';

/** How much is measured: milliseconds of warming up, rounds, and the milliseconds after which a candidate has no more. */
const EFFORT = { warmUp: 1200, rounds: 15, budget: 3000 };

/** How a result compares with the closed form: float32 passes, a slip does not. */
const TOLERANCE = 1e-4;

export interface Entry {
  readonly candidate: CandidateName;
  /** Milliseconds of a call, the median of the rounds; null where there was none. */
  readonly time: number | null;
  readonly size: number | null;
  readonly outcome: 'right' | 'wrong' | 'too long' | 'failed';
}

interface Runner {
  readonly candidate: CandidateName;
  contestant: Contestant | null;
  readonly rounds: number[];
  spent: number;
  answer: Answer | null;
  dropout: Dropout | null;
}

/** Programs and rules of a contest. */
export interface Contest {
  /** The file of `trial-process.ts`, bundled. */
  readonly program: string;
  readonly task: Task;
  readonly subject: Subject;
  /** What a right answer has for values; none where it is not checked. */
  readonly expected: readonly number[];
}

/**
 * Measures candidates in turn, round by round, each in a fresh process, so that a machine whose speed drifts treats
 * them alike.
 */
export async function compete(contest: Contest, candidates: readonly CandidateName[]): Promise<Entry[]> {
  const runners = candidates.map((candidate): Runner => ({
    candidate,
    contestant: null,
    rounds: [],
    spent: 0,
    answer: null,
    dropout: null,
  }));
  try {
    for (const runner of runners) await unlessOut(runner, () => enter(runner, contest));
    for (let round = 0; round < EFFORT.rounds; round++) {
      for (const runner of runners) await unlessOut(runner, () => measure(runner));
    }
    for (const runner of runners) await unlessOut(runner, () => read(runner));
  } finally {
    for (const { contestant } of runners) contestant?.stop();
  }
  return runners.map((runner) => entryOf(runner, contest.expected));
}

/** The milliseconds of the one call of a task that a process can do only once. */
export async function firstCall({ program, task, subject }: Omit<Contest, 'expected'>): Promise<number> {
  const contestant = await Contestant.start(program, [task, 'TapeLab', subject.name]);
  try {
    return await contestant.round();
  } finally {
    contestant.stop();
  }
}

async function unlessOut(runner: Runner, step: () => Promise<void>): Promise<void> {
  if (runner.dropout !== null) return;
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Dropout)) throw error;
    runner.dropout = error;
  }
}

async function enter(runner: Runner, { program, task, subject }: Contest): Promise<void> {
  runner.contestant = await Contestant.start(program, [task, runner.candidate, subject.name]);
  const slow = await runner.contestant.warmUp(EFFORT.warmUp);
  if (slow === null) return;
  runner.rounds.push(slow);
  runner.spent = slow;
}

async function measure(runner: Runner): Promise<void> {
  if (runner.contestant === null || runner.spent > EFFORT.budget) return;
  const begin = performance.now();
  runner.rounds.push(await runner.contestant.round());
  runner.spent += performance.now() - begin;
}

async function read(runner: Runner): Promise<void> {
  runner.answer = (await runner.contestant?.answer()) ?? null;
}

function entryOf({ candidate, rounds, answer, dropout }: Runner, expected: readonly number[]): Entry {
  const time = rounds.length === 0 ? null : median(rounds);
  if (answer === null) return { candidate, time, size: null, outcome: dropout?.reason ?? 'failed' };
  return { candidate, time, size: answer.size, outcome: isRight(answer.values, expected) ? 'right' : 'wrong' };
}

function isRight(values: readonly number[], expected: readonly number[]): boolean {
  const scale = Math.max(...expected.map(Math.abs));
  return values.length === expected.length && expected.every((value, i) => close(values[i], value, TOLERANCE * scale));
}

const close = (value: number | undefined, expected: number, margin: number): boolean =>
  value !== undefined && Math.abs(value - expected) <= margin;

/** What the closed form of a subject fills at the point where results are checked. */
export function handValues({ hand, variables }: Subject, size: number): number[] {
  const out = new Float64Array(size);
  hand(checkedAt(variables), out);
  return [...out];
}
