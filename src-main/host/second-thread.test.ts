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

/** Updates until the thread has taken its half at least once, and 20 more. */
async function runShared(question: FitQuestion, second: SecondThread): Promise<{ loss: number[]; taken: number }> {
  const settings = fitSettings(question);
  const descent = new Descent(settings);
  const partner = second.share(descent.problem);
  if (partner === null) throw new Error('Nothing is shared');
  descent.shareWith(partner);
  const loss: number[] = [];
  let taken = 0;
  while (taken < 20) {
    loss.push(descent.advance());
    if (partner.wasShared) taken += 1;
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { loss, taken };
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

  it('leaves a small run, and one in batches, to one thread', () => {
    const second = newThread();
    const problemOf = (question: FitQuestion) => new Descent(fitSettings(question)).problem;
    expect(second.share(problemOf({ ...large, columns: madeUpColumns(1000, 3) }))).toBeNull();
    expect(started).toHaveLength(0);
  });

  it('is waited for by nobody: a run goes on while the thread starts', () => {
    const second = newThread();
    const shared = fit(large, (problem) => second.share(problem));
    expect(shared.loss).toEqual(fit(large).loss);
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
