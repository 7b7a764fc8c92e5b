/** Kills the real app, again and again, while it is writing files, and looks at what is left. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { profile } from './fixtures.ts';
import { launchApp, type LaunchedApp } from './launch.ts';

/** Something that the app keeps. Its states are numbered, from 1 on; 0 is nothing at all. */
export interface FaultScenario {
  /** What is being written, in the plural. */
  readonly name: string;
  /** The folder of its files in the app's own, where they have one. */
  readonly folder?: string;
  /** Has one state after the other kept, and never ends; `ask` is awaited before each, when those before are confirmed. */
  write(page: Page, first: number, ask: (state: number) => void): Promise<void>;
  /**
   * The state on file.
   * @throws where it is none, or cannot be opened
   */
  stateIn(userData: string): number;
}

export interface FaultRun {
  readonly scenario: FaultScenario;
  readonly kills: number;
  /** Decides the moments. */
  readonly seed: number;
  /** Told after every kill. */
  readonly onKill?: (done: number) => void;
}

/** What came of all the kills; none of them broke a promise, else there is none. */
export interface FaultReport {
  readonly kills: number;
  /** States that were kept in all. */
  readonly confirmed: number;
  /** Kills in the middle of a write, which left an unfinished file behind. */
  readonly inTheMiddle: number;
  /** The longest time for which something that was lost had been asked for, in milliseconds. */
  readonly longestLost: number;
}

/** A kill comes at most so many milliseconds after the first state is asked for. */
const LONGEST_LIFE = 1000;

/** Not more than the last second may be lost. */
const MOST_LOST = 1000;

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function promise(holds: boolean, text: string): void {
  if (!holds) throw new Error(text);
}

/** Ends the app with all its processes, as a power cut would; none of them can do anything about it. */
async function killHard({ app, close }: LaunchedApp): Promise<void> {
  const child = app.process();
  const ended = once(child, 'exit');
  const pid = child.pid ?? NaN;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
  else process.kill(-pid, 'SIGKILL');
  await ended;
  await close();
}

/** Files that were begun and not finished. */
function unfinished(userData: string, { folder = '' }: FaultScenario): string[] {
  const path = join(userData, folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.new')) : [];
}

/** One life of the app: when each state was asked for, and when the life ended. */
interface Life {
  readonly asked: readonly number[];
  readonly end: number;
}

/** Starts the app, lets it write for a while, states from `first` on, and kills it. */
async function live(scenario: FaultScenario, userData: string, first: number, duration: number): Promise<Life> {
  const launched = await launchApp({ userData });
  const asked: number[] = [];
  try {
    const left = unfinished(userData, scenario);
    promise(left.length === 0, `After a start there lie ${left.join(', ')}.`);
    await new Promise<void>((begun, failed) => {
      const ask = (): void => {
        asked.push(performance.now());
        begun();
      };
      scenario.write(launched.page, first, ask).catch(failed);
    });
    await sleep(duration);
    return { asked, end: performance.now() };
  } finally {
    await killHard(launched);
  }
}

/** What is on file, and the last state that was asked for. */
interface Progress {
  readonly state: number;
  readonly last: number;
}

/** Compares the state on file with those asked for in a life that began after `before`; for how long the lost ones had been. */
function lostTime({ asked, end }: Life, found: number, before: Progress): number {
  const last = before.last + asked.length;
  const confirmed = asked.length > 1 ? last - 1 : before.state;
  promise(found >= confirmed, `State ${found} is on file, but ${confirmed} was confirmed.`);
  promise(found <= last, `State ${found} is on file, but ${last} was the last that was asked for.`);
  const firstLost = asked[Math.max(found - before.last, 0)];
  return firstLost === undefined ? 0 : end - firstLost;
}

/** Starts the app and kills it once; what that adds to the report. */
async function killOnce(scenario: FaultScenario, userData: string, before: Progress, duration: number) {
  const life = await live(scenario, userData, before.last + 1, duration);
  const state = scenario.stateIn(userData);
  const lost = lostTime(life, state, before);
  promise(lost <= MOST_LOST, `What was asked for ${lost} ms before is lost.`);
  const strays = unfinished(userData, scenario).length;
  promise(strays <= 1, `${strays} unfinished files are left.`);
  return { state, asked: life.asked.length, lost, strays };
}

/**
 * Starts and kills the app so many times.
 * @throws as soon as what is found afterwards is not what the app promises; its files are left to be looked at
 */
export async function killAgainAndAgain({ scenario, kills, seed, onKill }: FaultRun): Promise<FaultReport> {
  const userData = profile({ language: 'en', theme: 'light' });
  const random = randomNumbers(seed);
  let progress: Progress = { state: 0, last: 0 };
  const report = { kills, confirmed: 0, inTheMiddle: 0, longestLost: 0 };
  for (let done = 1; done <= kills; done++) {
    const found = await killOnce(scenario, userData, progress, random() * LONGEST_LIFE).catch((thrown: unknown) => {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      throw new Error(`${reason} (kill ${done}, seed ${seed}, files in ${userData})`, { cause: thrown });
    });
    progress = { state: found.state, last: progress.last + found.asked };
    report.confirmed += found.asked - 1;
    report.inTheMiddle += found.strays;
    report.longestLost = Math.max(report.longestLost, found.lost);
    onKill?.(done);
  }
  rmSync(userData, { recursive: true });
  return report;
}
