import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunQuestion } from '../ipc/contract.ts';
import { EngineHost } from './engine-host.ts';

/**
 * A worker that does what the model's name in the request says, in place of the engine: `echo` answers, `hang` never
 * does, `die` ends its thread, `throw` fails outside of any request handler, `slow` tells ten times in half a second how far
 * it has come, for another request too, and `creep` tells so for ever.
 */
const script = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, request }) => {
    if (request.model === 'hang') for (;;);
    if (request.model === 'die') process.exit(3);
    const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    for (let k = 1; request.model === 'creep' || (request.model === 'slow' && k <= 10); k++) {
      wait();
      parentPort.postMessage({ id: id - 1, share: -1 });
      parentPort.postMessage({ id, share: k / 10 });
    }
    if (request.model === 'throw') throw new Error('out of order');
    parentPort.postMessage({ id, outcome: { ok: true, value: request } });
  });
`;

const open: EngineHost[] = [];

function host(deadline = 10_000, longest?: number) {
  const restarts: string[] = [];
  const shares: number[] = [];
  let started = 0;
  const engine = new EngineHost({
    spawn: () => {
      started += 1;
      return new Worker(script, { eval: true });
    },
    deadline,
    ...(longest !== undefined && { longest }),
    onProgress: (share) => shares.push(share),
    onRestart: (reason) => restarts.push(reason),
  });
  open.push(engine);
  const ask = (model: string) => engine.run('regression:run', { model } as unknown as RunQuestion);
  return { engine, ask, restarts, shares, started: () => started };
}

const answered = (model: string) => ({ ok: true, value: { model } });
const ended = (kind: string) => ({ ok: false, problem: expect.objectContaining({ kind }) as unknown });

afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

describe('EngineHost', () => {
  it('answers requests in order, from one worker', async () => {
    const { ask, started } = host();
    expect(await Promise.all([ask('a'), ask('b'), ask('c')])).toEqual(['a', 'b', 'c'].map(answered));
    expect(started()).toBe(1);
  });

  it('stops a computation at its deadline, says so, and goes on with those that wait', async () => {
    const { ask, restarts } = host(200);
    const [hung, next] = await Promise.all([ask('hang'), ask('next')]);
    expect(hung).toEqual(ended('deadline'));
    expect(next).toEqual(answered('next'));
    expect(restarts).toEqual(['deadline']);
  });

  it('gives a computation that comes further more time, and tells how far it has come', async () => {
    const { ask, shares, restarts } = host(250);
    expect(await Promise.all([ask('a'), ask('slow'), ask('b')])).toEqual(['a', 'slow', 'b'].map(answered));
    expect(shares).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(restarts).toEqual([]);
  });

  it('stops even that at last', async () => {
    const { ask, shares, restarts } = host(250, 600);
    const begin = Date.now();
    expect(await ask('creep')).toEqual(ended('deadline'));
    expect(Date.now() - begin).toBeGreaterThanOrEqual(590);
    expect(shares.length).toBeGreaterThan(2);
    expect(await ask('next')).toEqual(answered('next'));
    expect(restarts).toEqual(['deadline']);
  });

  it('cancels what runs and what waits, and is ready again', async () => {
    const { engine, ask, restarts } = host();
    const both = Promise.all([ask('hang'), ask('waiting')]);
    setTimeout(() => engine.cancel(), 50);
    expect(await both).toEqual([ended('cancelled'), ended('cancelled')]);
    expect(await ask('later')).toEqual(answered('later'));
    expect(restarts).toEqual(['cancelled']);
  });

  it('has nothing to cancel when nothing runs: the worker stays', async () => {
    const { engine, ask, started, restarts } = host();
    await ask('a');
    engine.cancel();
    expect(await ask('b')).toEqual(answered('b'));
    expect(started()).toBe(1);
    expect(restarts).toEqual([]);
  });

  it.each(['die', 'throw'])('comes back by itself after a worker that did %s', async (end) => {
    const { ask, restarts } = host();
    const [lost, next] = await Promise.all([ask(end), ask('next')]);
    expect(lost).toEqual(ended('engine-stopped'));
    expect(next).toEqual(answered('next'));
    expect(restarts).toEqual(['engine-stopped']);
  });

  it('restarts on request in the middle of a computation', async () => {
    const { engine, ask } = host();
    const hung = ask('hang');
    setTimeout(() => engine.restart(), 50);
    expect(await hung).toEqual(ended('engine-stopped'));
    expect(await ask('later')).toEqual(answered('later'));
  });

  it('answers every request when no worker can live', async () => {
    const engine = new EngineHost({ spawn: () => new Worker('process.exit(1)', { eval: true }), deadline: 10_000 });
    open.push(engine);
    const question = { expression: 'x' };
    const all = await Promise.all([1, 2].map(() => engine.run('derivative:analyse', question)));
    expect(all).toEqual([ended('engine-stopped'), ended('engine-stopped')]);
  });
});
