import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { fit } from '../engine/index.ts';
import { Descent } from '../engine/train/descent.ts';
import { fitSettings } from '../engine/train/fit-settings.ts';
import type { FitQuestion } from '../engine/train/record.ts';
import { madeUpColumns } from '../engine/train/training.test-support.ts';
import { SecondThread } from './second-thread.ts';

const started: Worker[] = [];

/** A worker does not inherit the loader of TypeScript that tests run with. */
function spawn(turns: Int32Array): Worker {
  const program = fileURLToPath(new URL('./second-thread.worker.ts', import.meta.url));
  const loading = `require('tsx/cjs/api').register(); require(${JSON.stringify(program)});`;
  const worker = new Worker(loading, { eval: true, workerData: turns });
  started.push(worker);
  return worker;
}

const large: FitQuestion = { columns: madeUpColumns(60_001, 3), target: 'y', learningRate: 0.05, iterations: 20 };

/** A thread that never answers. */
function spawnSilent(): Worker {
  const worker = new Worker('setInterval(() => undefined, 1000)', { eval: true });
  started.push(worker);
  return worker;
}

interface Shared {
  readonly descent: Descent;
  readonly partner: NonNullable<ReturnType<SecondThread['share']>>;
}

function sharedDescent(question: FitQuestion, second: SecondThread): Shared {
  const descent = new Descent(fitSettings(question));
  const partner = second.share(descent.problem);
  if (partner === null) throw new Error('Nothing is shared');
  descent.shareWith(partner);
  return { descent, partner };
}

/** Updates until the thread has taken its half at least once, and 20 more. */
async function runShared(question: FitQuestion, second: SecondThread): Promise<{ loss: number[] }> {
  const { descent, partner } = sharedDescent(question, second);
  const loss: number[] = [];
  let taken = 0;
  while (taken < 20) {
    loss.push(descent.advance());
    if (partner.wasShared) taken += 1;
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { loss };
}

const threads: SecondThread[] = [];
const newThread = () => threads[threads.push(new SecondThread(spawn)) - 1] as SecondThread;

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
  started.length = 0;
});

describe('SecondThread', () => {
  it.each(['float32', 'float64'] as const)('gives the numbers of one thread to the bit in %s', async (dtype) => {
    const question: FitQuestion = { ...large, dtype };
    const { loss } = await runShared(question, newThread());
    const alone = new Descent(fitSettings(question));
    expect(loss).toEqual(loss.map(() => alone.advance()));
  });

  it('takes one run after the other, of another form too', async () => {
    const second = newThread();
    for (const question of [large, { ...large, features: ['x0'] }, { ...large, intercept: 'none' as const }]) {
      const { loss } = await runShared(question, second);
      const alone = new Descent(fitSettings(question));
      expect(loss).toEqual(loss.map(() => alone.advance()));
    }
    expect(started).toHaveLength(1);
  });

  it('is not started for a small run', () => {
    const second = newThread();
    const { problem } = new Descent(fitSettings({ ...large, columns: madeUpColumns(1000, 3) }));
    expect(second.share(problem)).toBeNull();
    expect(started).toHaveLength(0);
  });

  it('is not asked for a run in batches', () => {
    const second = newThread();
    fit({ ...large, batch: 30_000, iterations: 3 }, (problem) => second.share(problem));
    expect(started).toHaveLength(0);
  });

  it('is waited for by nobody who has not seen it ready', () => {
    const silent = new SecondThread(spawnSilent);
    threads.push(silent);
    let partner: ReturnType<SecondThread['share']> = null;
    const begin = performance.now();
    const shared = fit(large, (problem) => (partner = silent.share(problem)));
    expect(performance.now() - begin).toBeLessThan(900);
    expect(partner).toMatchObject({ wasShared: false });
    expect(shared.loss).toEqual(fit(large).loss);
  });

  it('works for the run that was shared last, and no sum of an earlier one changes', async () => {
    const second = newThread();
    const other: FitQuestion = { ...large, columns: madeUpColumns(60_001, 3, 5) };
    const [first, last] = [large, other].map((question) => sharedDescent(question, second)) as [Shared, Shared];
    const losses: number[][] = [[], []];
    for (let taken = 0; taken < 5; taken += last.partner.wasShared ? 1 : 0) {
      [first, last].forEach(({ descent }, k) => losses[k]?.push(descent.advance()));
      expect(first.partner.wasShared).toBe(false);
      if (!last.partner.wasShared) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const [k, question] of [large, other].entries()) {
      const alone = new Descent(fitSettings(question));
      expect(losses[k]).toEqual(losses[k]?.map(() => alone.advance()));
    }
  });

  it('is waited for a second where it dies in the middle of a run, which goes on without it', async () => {
    const { descent, partner } = sharedDescent(large, newThread());
    const alone = new Descent(fitSettings(large));
    const advance = () => expect(descent.advance()).toBe(alone.advance());
    while (!partner.wasShared) {
      advance();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const dead = started[0]?.terminate();
    const begin = performance.now();
    // In one go, so that nobody is told of the end before.
    for (let update = 0; update < 3; update++) advance();
    expect(performance.now() - begin).toBeLessThan(2000);
    await dead;
    advance();
    expect(partner.wasShared).toBe(false);
  });

  it('ends when it is closed, and another takes its place', async () => {
    const second = newThread();
    await runShared(large, second);
    const [first] = started;
    await second.close();
    expect(first?.threadId).toBe(-1);
    await runShared(large, second);
    expect(started).toHaveLength(2);
  });
});
