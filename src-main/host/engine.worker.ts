import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from './engine-host.ts';
import { perform } from './tasks.ts';

parentPort?.on('message', ({ id, channel, request }: WorkerRequest) => {
  const answer: WorkerAnswer = { id, outcome: perform(channel, request) };
  parentPort?.postMessage(answer);
});
