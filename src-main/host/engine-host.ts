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

/** How far the worker has come with a request, from 0 to 1. */
export interface WorkerProgress {
  readonly id: number;
  readonly share: number;
}

/** A request that waits or is being worked on. */
interface Job extends WorkerRequest {
  readonly resolve: (outcome: AnyOutcome) => void;
}

export interface EngineHostOptions {
  /** Starts the worker thread in which the engine runs. */
  readonly spawn: () => Worker;
  /** How long one computation may take without telling that it has come further, in milliseconds. */
  readonly deadline: number;
  /** How long it may take altogether; a minute where it is left out. */
  readonly longest?: number;
  /** Is told how far the current computation has come. */
  readonly onProgress?: (share: number) => void;
  readonly onRestart?: (reason: Reason) => void;
}

/** The window asks one question a channel at a time; more than this many come from something gone wrong. */
const longestQueue = 100;

const ONE_MINUTE = 60_000;

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
  /** When the current computation began. */
  private began = 0;
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
    worker.on('message', (message: WorkerAnswer | WorkerProgress) => {
      if ('share' in message) this.goOn(message);
      else this.settle(message);
    });
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
    this.began = Date.now();
    this.startTimer();
    const message: WorkerRequest = { id: job.id, channel: job.channel, request: job.request };
    this.worker?.postMessage(message);
  }

  /** The deadline begins anew with everything that is told of, up to the longest that a computation may take. */
  private startTimer(): void {
    const { deadline, longest = ONE_MINUTE } = this.options;
    const left = Math.max(0, this.began + longest - Date.now());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.replaceWorker('deadline'), Math.min(deadline, left));
  }

  private goOn({ id, share }: WorkerProgress): void {
    if (this.current?.id !== id) return;
    this.startTimer();
    this.options.onProgress?.(share);
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
