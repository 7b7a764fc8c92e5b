import type { Worker } from 'node:worker_threads';
import { Pass, middleOf, sumCount } from '../engine/index.ts';
import type { Partner } from '../engine/train/descent.ts';
import type { Problem } from '../engine/train/problem.ts';
import type { Rows } from '../engine/train/row-loop.ts';
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

/** Milliseconds after which a thread that does not answer has died. */
const PATIENCE = 30_000;

/**
 * A thread that sums the second half of the rows of every update. It starts with the first run that is worth it, and
 * sleeps between runs. Who takes which rows is fixed, so that the sums are those of one thread, to the last bit.
 */
export class SecondThread {
  readonly #spawn: (turns: Int32Array) => Worker;
  readonly #turns = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  #worker: Worker | null = null;

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
    this.#worker ??= this.#start();
    this.#worker.postMessage(half);
    takeTurn(this.#turns, ASKED);
    return new OtherHalf(half, this.#turns);
  }

  /** Ends the thread; the next run that is worth it starts another. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    this.#turns.fill(0);
    const worker = this.#spawn(this.#turns);
    const forget = () => {
      if (this.#worker === worker) this.#worker = null;
    };
    worker.on('error', forget).on('exit', forget);
    worker.unref();
    return worker;
  }
}

/** While the thread is not ready yet, its half is summed here: nobody waits for a thread to start. */
class OtherHalf implements Partner {
  readonly #half: Half;
  readonly #turns: Int32Array;
  readonly #pass: Pass;
  #asked: number | null = null;

  constructor(half: Half, turns: Int32Array) {
    this.#half = half;
    this.#turns = turns;
    this.#pass = new Pass(half.form, half.rows);
  }

  /** Whether the thread was asked to do the last half; else it was done here. */
  get wasShared(): boolean {
    return this.#asked !== null;
  }

  begin(parameters: Float64Array, share: number): void {
    this.#half.parameters.set(parameters);
    this.#half.share[0] = share;
    const isReady = Atomics.load(this.#turns, DONE) === Atomics.load(this.#turns, ASKED);
    this.#asked = isReady ? takeTurn(this.#turns, ASKED) : null;
  }

  finish(sums: Float64Array): void {
    if (this.#asked === null) return sumHalf(this.#half, this.#pass, sums);
    if (!awaitTurn(this.#turns, DONE, this.#asked - 1, PATIENCE)) throw new Error('The second thread does not answer');
    sums.set(this.#half.sums);
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
