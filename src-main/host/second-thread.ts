import type { Worker } from 'node:worker_threads';
import { Pass, middleOf, sumCount } from '../engine/index.ts';
import type { Partner } from '../engine/train/descent.ts';
import type { Problem } from '../engine/train/problem.ts';
import type { Rows } from '../engine/train/rows.ts';
import { ASKED, DONE, awaitTurn, takeTurn } from './turns.ts';

/** What the second thread has to know of a run: its half of the rows, and where parameters and sums are exchanged. */
export interface Half extends Pick<Problem, 'form' | 'rows' | 'count'> {
  readonly parameters: Float64Array;
  /** One number, by which the mean multiplies each row's derivative. */
  readonly share: Float64Array;
  readonly sums: Float64Array;
}

/** Below so many terms of sums, waiting for each other takes longer than half of the work. */
const LEAST_WORK = 100_000;

/** Milliseconds that a thread is waited for once the half here is summed: it has died, or has too much else to do. */
const PATIENCE = 1000;

/** A thread at work, and the turns that it and this one take. */
interface Started {
  readonly worker: Worker;
  readonly turns: Int32Array;
}

/**
 * A thread that sums the second half of the rows of every update, for the Regression lab when it trains large tables. It
 * starts with the first run that is worth it, and sleeps between runs. Who takes which rows is fixed, so that the sums are
 * those of one thread, to the last bit. It works for one run at a time, the last that was shared: earlier ones go on
 * without it, as does a run whose thread has died.
 */
export class SecondThread {
  readonly #spawn: (turns: Int32Array) => Worker;
  #started: Started | null = null;
  /** The half that the thread works on. */
  #current: Half | null = null;

  /** @param spawn starts `second-thread.worker.ts` with the turns as its data */
  constructor(spawn: (turns: Int32Array) => Worker) {
    this.#spawn = spawn;
  }

  /** Gives the second half of a run's rows to the thread; null where that is not worth it. */
  share({ form, rows, count }: Problem): OtherHalf | null {
    const middle = middleOf(form.dtype, 0, count);
    const sums = sumCount(form);
    if (middle === null || count * sums < LEAST_WORK) return null;
    const half: Half = {
      form,
      rows: sharedRows(rows, middle),
      count: count - middle,
      parameters: sharedNumbers(sums - 1),
      share: sharedNumbers(1),
      sums: sharedNumbers(sums),
    };
    const { worker, turns } = (this.#started ??= this.#start());
    this.#current = half;
    worker.postMessage(half);
    takeTurn(turns, ASKED);
    return new OtherHalf(half, turns, () => this.#current === half);
  }

  /** Ends the thread; the next run that is worth it starts another. */
  async close(): Promise<void> {
    const started = this.#started;
    if (started === null) return;
    this.#forget(started.worker);
    await started.worker.terminate();
  }

  #start(): Started {
    const turns = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
    const worker = this.#spawn(turns);
    const forget = () => this.#forget(worker);
    worker.on('error', forget).on('exit', forget);
    worker.unref();
    return { worker, turns };
  }

  #forget(worker: Worker): void {
    if (this.#started?.worker !== worker) return;
    this.#started = null;
    this.#current = null;
  }
}

/**
 * While the thread is not ready, or works for another run, its half is summed here: nobody waits for a thread to start. One
 * that has not answered in time is ready again once it has.
 */
class OtherHalf implements Partner {
  readonly #half: Half;
  readonly #turns: Int32Array;
  readonly #isCurrent: () => boolean;
  readonly #pass: Pass;
  #asked: number | null = null;

  /** @param isCurrent whether the thread still works on this half */
  constructor(half: Half, turns: Int32Array, isCurrent: () => boolean) {
    this.#half = half;
    this.#turns = turns;
    this.#isCurrent = isCurrent;
    this.#pass = new Pass(half.form, half.rows);
  }

  /** Whether the thread did the last half; else it was done here. */
  get wasShared(): boolean {
    return this.#asked !== null;
  }

  begin(parameters: Float64Array, share: number): void {
    this.#half.parameters.set(parameters);
    this.#half.share[0] = share;
    const isReady = Atomics.load(this.#turns, DONE) === Atomics.load(this.#turns, ASKED);
    this.#asked = isReady && this.#isCurrent() ? takeTurn(this.#turns, ASKED) : null;
  }

  finish(sums: Float64Array): void {
    if (this.#asked !== null && !awaitTurn(this.#turns, DONE, this.#asked - 1, PATIENCE)) this.#asked = null;
    if (this.#asked === null) sumHalf(this.#half, this.#pass, sums);
    else sums.set(this.#half.sums);
  }
}

/** Sums the rows of a half, whoever does it. */
export function sumHalf({ parameters, share, count }: Half, pass: Pass, sums: Float64Array): void {
  pass.add(parameters, share[0] ?? NaN, 0, count, sums);
}

const sharedRows = ({ columns, targets }: Rows, from: number): Rows => ({
  columns: columns.map((column) => sharedCopy(column.subarray(from))),
  targets: sharedCopy(targets.subarray(from)),
});

function sharedCopy(values: Float64Array): Float64Array {
  const copy = sharedNumbers(values.length);
  copy.set(values);
  return copy;
}

const sharedNumbers = (count: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
