import type { RandomStream } from '../tensor/random.ts';

/** Where a run is in its random stream: the stream as it stood before the order of an epoch was drawn. */
export interface StreamPlace {
  readonly epoch: number;
  readonly stream: RandomStream;
}

/**
 * Which rows each update sees: every epoch goes once through all of them, in an order that NumPy's `permutation` draws,
 * batch by batch; the last batch of an epoch has what is left.
 */
export class Epochs {
  readonly #rows: number;
  readonly #batch: number;
  #place: StreamPlace;
  #next: RandomStream;
  #order: Int32Array | null = null;

  /** @param stream as it stands before the order of the first epoch; it is left as it is */
  constructor(stream: RandomStream, rows: number, batch: number) {
    this.#rows = rows;
    this.#batch = batch;
    this.#place = { epoch: 0, stream };
    this.#next = stream.copy();
  }

  /** The epoch of an update. */
  epochOf(iteration: number): number {
    return Math.floor(iteration / Math.ceil(this.#rows / this.#batch));
  }

  /** The rows that an update sees, of this epoch or a later one. */
  rowsOf(iteration: number): Int32Array {
    const epoch = this.epochOf(iteration);
    let order = this.#order ?? this.#draw();
    while (this.#place.epoch < epoch) {
      this.#place = { epoch: this.#place.epoch + 1, stream: this.#next.copy() };
      order = this.#draw();
    }
    const begin = (iteration - epoch * Math.ceil(this.#rows / this.#batch)) * this.#batch;
    return order.subarray(begin, begin + this.#batch);
  }

  /** Where the epoch of the last update began. */
  get place(): StreamPlace {
    return this.#place;
  }

  /** Goes back, or forward, to where an epoch began. */
  goTo(place: StreamPlace): void {
    if (place === this.#place) return;
    this.#place = place;
    this.#next = place.stream.copy();
    this.#order = null;
  }

  #draw(): Int32Array {
    this.#order = this.#next.order(this.#rows);
    return this.#order;
  }
}
