import { parentPort } from 'node:worker_threads';
import { withProgress } from '../engine/index.ts';
import type { WorkerAnswer, WorkerProgress, WorkerRequest } from './engine-host.ts';
import { perform } from './tasks.ts';

parentPort?.on('message', ({ id, channel, request }: WorkerRequest) => {
  const tell = (share: number) => parentPort?.postMessage({ id, share } satisfies WorkerProgress);
  const answer: WorkerAnswer = { id, outcome: withProgress(tell, () => perform(channel, request)) };
  parentPort?.postMessage(answer);
});
