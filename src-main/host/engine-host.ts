import type { Worker } from 'node:worker_threads';
import type { Calls, EngineChannel, Notices, Outcome } from '../ipc/contract.ts';
import { problem, refused } from '../ipc/problem.ts';

type AnyRequest = Calls[EngineChannel]['request'];
type AnyOutcome = Outcome<Calls[EngineChannel]['response']>;
type Reason = Notices['engine:restarted']['reason'];

export interface WorkerRequest {
  readonly id: number;
  readonly channel: EngineChannel;
  readonly request: AnyRequest;
}

export interface WorkerAnswer {
  readonly id: number;
  readonly outcome: AnyOutcome;
}

/** A request that waits or is being worked on. */
interface Job extends WorkerRequest {
  readonly resolve: (outcome: AnyOutcome) => void;
}

export interface EngineHostOptions {
  /** Starts the worker thread in which the engine runs. */
  readonly spawn: () => Worker;
  /** How long one computation may take, in milliseconds. */
  readonly deadline: number;
  readonly onRestart?: (reason: Reason) => void;
}

/** The window asks one question a channel at a time; more than this many come from something gone wrong. */
const longestQueue = 100;

const endings: Record<Reason, string> = {
  deadline: 'The calculation took too long and was stopped.',
  cancelled: 'The calculation was cancelled.',
  'engine-stopped': 'The engine stopped in the middle of the calculation and has been started again.',
};

/**
 * Owns the worker thread in which the engine runs. One request is with the worker at a time, the others wait here; so a
 * worker that is stopped takes exactly one computation with it, and the requests that wait go to its successor.
 *
 * A computation cannot be interrupted from inside (it is synchronous), hence ending the thread is the one way to cancel.
 */
export class EngineHost {
  private readonly waiting: Job[] = [];
  private current: Job | null = null;
  private timer: NodeJS.Timeout | undefined;
  private worker: Worker | null = null;
  private lastId = 0;

  constructor(private readonly options: EngineHostOptions) {}

  /** Starts the worker ahead of the first request. */
  warmUp(): void {
    this.worker ??= this.start();
  }

  /** Resolves with the worker's answer, or with the reason why there is none; never rejects. */
  run<C extends EngineChannel>(channel: C, request: Calls[C]['request']): Promise<Outcome<Calls[C]['response']>> {
    if (this.waiting.length >= longestQueue) {
      return Promise.resolve(refused(problem('bad-request', 'Too many requests wait for the engine.')));
    }
    return new Promise((resolve) => {
      this.lastId += 1;
      // The worker answers a request with the response type of its own channel, so the cast holds.
      this.waiting.push({ id: this.lastId, channel, request, resolve: resolve as Job['resolve'] });
      this.next();
    });
  }

  /** Ends the current computation and forgets those that wait; all of them are answered `cancelled`. */
  cancel(): void {
    const forgotten = this.waiting.splice(0);
    if (this.current) this.replaceWorker('cancelled');
    for (const job of forgotten) job.resolve(refused(problem('cancelled', endings.cancelled)));
  }

  /** Ends the worker, whatever it is doing; another takes its place. */
  restart(): void {
    this.replaceWorker('engine-stopped');
  }

  /** Ends the worker for good. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = null;
    worker?.removeAllListeners();
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = this.options.spawn();
    worker.on('message', (answer: WorkerAnswer) => this.settle(answer));
    worker.on('error', () => this.replaceWorker('engine-stopped'));
    worker.on('exit', () => this.replaceWorker('engine-stopped'));
    return worker;
  }

  private next(): void {
    if (this.current) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.current = job;
    this.warmUp();
    this.timer = setTimeout(() => this.replaceWorker('deadline'), this.options.deadline);
    const message: WorkerRequest = { id: job.id, channel: job.channel, request: job.request };
    this.worker?.postMessage(message);
  }

  private settle({ id, outcome }: WorkerAnswer): void {
    if (this.current?.id !== id) return;
    this.finish(outcome);
  }

  private finish(outcome: AnyOutcome): void {
    clearTimeout(this.timer);
    const job = this.current;
    this.current = null;
    job?.resolve(outcome);
    this.next();
  }

  /** The successor starts with the next request, so that a worker which cannot start at all does not start for ever. */
  private replaceWorker(reason: Reason): void {
    const { worker } = this;
    this.worker = null;
    worker?.removeAllListeners();
    void worker?.terminate();
    this.options.onRestart?.(reason);
    if (this.current) this.finish(refused(problem(reason, endings[reason])));
  }
}
