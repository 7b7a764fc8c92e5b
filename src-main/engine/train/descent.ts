import { RandomStream } from '../tensor/random.ts';
import { at } from '../tensor/read.ts';
import { Epochs } from './epochs.ts';
import { type Update, optimizers } from './optimizer.ts';
import { Pass, joinSums, middleOf, shareSums } from './pass.ts';
import { type Problem, problemOf, roundedTo } from './problem.ts';
import { updateThroughChanges } from './rate-changes.ts';
import type { FitSettings } from './record.ts';
import type { Rows } from './rows.ts';
import { lossOf, parameterCount, shareOf, sumCount } from './row.ts';

/** Somebody who sums the second half of the rows, while the first half is summed here. */
export interface Partner {
  /** Begins, with parameters that do not change until `finish`. */
  begin(parameters: Float64Array, share: number): void;
  /** Waits for the sums, and writes them. */
  finish(sums: Float64Array): void;
}

/** A run of gradient descent, update by update; nothing is allocated while it goes on. */
export class Descent {
  readonly problem: Problem;
  /** Before the update that comes next. */
  readonly parameters: Float64Array;
  /** What the optimizer remembers, one line for each thing. */
  readonly memory: readonly Float64Array[];
  /** Of the last update: the sum of the loss's terms, then the gradient. */
  readonly sums: Float64Array;
  readonly #epochs: Epochs | null;
  readonly #batch: Rows;
  readonly #pass: Pass;
  readonly #update: Update;
  readonly #second: Float64Array;
  #partner: Partner | null = null;
  #iteration = 0;

  /** @param settings checked */
  constructor(settings: FitSettings, problem = problemOf(settings)) {
    const { form, rows, count } = problem;
    const stream = new RandomStream(settings.seed);
    const { remembers, updateWith } = optimizers[settings.optimizer];
    this.problem = problem;
    this.parameters = initialParameters(settings, parameterCount(form), stream);
    this.memory = Array.from({ length: remembers }, () => new Float64Array(this.parameters.length));
    this.sums = new Float64Array(sumCount(form));
    this.#second = new Float64Array(this.sums.length);
    this.#epochs = settings.batch === null ? null : new Epochs(stream, count, settings.batch);
    this.#batch = settings.batch === null ? rows : roomFor(rows, settings.batch);
    this.#pass = new Pass(form, this.#batch);
    this.#update = updateThroughChanges(settings, updateWith);
  }

  /** The update that comes next, counted from 0. */
  get iteration(): number {
    return this.#iteration;
  }

  /** The rows that the update which comes next sees; null for all of them. */
  get batchRows(): Int32Array | null {
    return this.#epochs?.rowsOf(this.#iteration) ?? null;
  }

  get epoch(): number {
    return this.#epochs?.epochOf(this.#iteration) ?? this.#iteration;
  }

  /** Has the second half of all rows summed by somebody else, where they are many enough to be halved; no batch is. */
  shareWith(partner: Partner | null): void {
    this.#partner = partner;
  }

  /** Makes one update, and returns the loss before it. */
  advance(): number {
    const loss = this.measure();
    this.#update(this.parameters, this.sums, this.memory, this.#iteration);
    this.#iteration += 1;
    return loss;
  }

  /** The loss of the update that comes next; its gradient is left in `sums`. */
  measure(): number {
    const { form } = this.problem;
    const count = this.#epochs === null ? this.problem.count : this.#gather(this.#epochs);
    const share = shareOf(form, count);
    this.#addUp(count, share);
    shareSums(form, this.sums, share);
    return lossOf(form, at(this.sums, 0), count);
  }

  /** How many numbers a state is. */
  get stateSize(): number {
    return this.parameters.length * (1 + this.memory.length);
  }

  /** Writes where the run stands between two updates, from which `goTo` gives the same numbers again, to the last bit. */
  writeState(state: Float64Array): void {
    [this.parameters, ...this.memory].forEach((line, k) => state.set(line, k * line.length));
  }

  /** @param state as it was written before that update */
  goTo(iteration: number, state: Float64Array): void {
    this.#iteration = iteration;
    [this.parameters, ...this.memory].forEach((line, k) =>
      line.set(state.subarray(k * line.length, (k + 1) * line.length)),
    );
  }

  #addUp(count: number, share: number): void {
    const { form } = this.problem;
    const middle = this.#epochs === null ? middleOf(form.dtype, 0, count) : null;
    if (this.#partner === null || middle === null) {
      return this.#pass.add(this.parameters, share, 0, count, this.sums);
    }
    this.#partner.begin(this.parameters, share);
    this.#pass.add(this.parameters, share, 0, middle, this.sums);
    this.#partner.finish(this.#second);
    joinSums(form, this.sums, this.#second);
  }

  /** Brings the rows of the next batch side by side, and tells how many they are. */
  #gather(epochs: Epochs): number {
    const rows = epochs.rowsOf(this.#iteration);
    const { columns, targets } = this.problem.rows;
    columns.forEach((column, j) => gather(column, rows, this.#batch.columns[j] as Float64Array));
    gather(targets, rows, this.#batch.targets);
    return rows.length;
  }
}

function initialParameters({ initial, dtype }: FitSettings, count: number, stream: RandomStream): Float64Array {
  return roundedTo(dtype, initial ?? stream.randn(count));
}

const roomFor = ({ columns }: Rows, batch: number): Rows => ({
  columns: columns.map(() => new Float64Array(batch)),
  targets: new Float64Array(batch),
});

function gather(from: Float64Array, rows: Int32Array, to: Float64Array): void {
  for (let i = 0; i < rows.length; i++) to[i] = at(from, rows[i] as number);
}
