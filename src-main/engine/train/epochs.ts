import type { RandomStream } from '../tensor/random.ts';

/** Where a run was in its random stream: the stream as it stood before the order of an epoch was drawn. */
export interface StreamPlace {
  readonly epoch: number;
  readonly stream: RandomStream;
}

/** So many rows are put in order again rather than that the stream before them is kept. */
const SOON_DRAWN = 5000;

/**
 * Which rows each update sees: every epoch goes once through all of them, in an order that NumPy's `permutation` draws,
 * batch by batch; the last batch of an epoch has what is left.
 */
export class Epochs {
  readonly #rows: number;
  readonly #batch: number;
  /** Where this or an earlier epoch began. */
  #place: StreamPlace;
  #next: RandomStream;
  #epoch = 0;
  #order: Int32Array;

  /** @param stream as it stands before the order of the first epoch; it is left as it is */
  constructor(stream: RandomStream, rows: number, batch: number) {
    this.#rows = rows;
    this.#batch = batch;
    this.#place = { epoch: 0, stream };
    this.#next = stream.copy();
    this.#order = this.#next.order(rows);
  }

  /** The epoch of an update. */
  epochOf(iteration: number): number {
    return Math.floor(iteration / Math.ceil(this.#rows / this.#batch));
  }

  /** The rows that an update sees, of this epoch or a later one. */
  rowsOf(iteration: number): Int32Array {
    const epoch = this.epochOf(iteration);
    while (this.#epoch < epoch) this.#draw();
    const begin = (iteration - epoch * Math.ceil(this.#rows / this.#batch)) * this.#batch;
    return this.#order.subarray(begin, begin + this.#batch);
  }

  /** From where this epoch is reached again. */
  get place(): StreamPlace {
    return this.#place;
  }

  /** Goes to where `rowsOf` an update can be told, from a place that is not after it. */
  goTo(place: StreamPlace, iteration: number): void {
    const isNear = this.#epoch >= place.epoch && this.#epoch <= this.epochOf(iteration);
    if (isNear) return;
    this.#place = place;
    this.#next = place.stream.copy();
    this.#epoch = place.epoch;
    this.#order = this.#next.order(this.#rows);
  }

  #draw(): void {
    this.#epoch += 1;
    if ((this.#epoch - this.#place.epoch) * this.#rows >= SOON_DRAWN) {
      this.#place = { epoch: this.#epoch, stream: this.#next.copy() };
    }
    this.#order = this.#next.order(this.#rows);
  }
}
