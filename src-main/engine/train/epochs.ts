import type { RandomStream } from '../tensor/random.ts';

/** So many rows are put in order again rather than that the stream before them is kept. */
const SOON_DRAWN = 5000;

/** Rows in the orders that are kept: some 16 MB. */
const MOST_ORDERED = 4_000_000;

/** Streams that are kept, of 2.5 kB each: 20 MB. */
const MOST_PLACES = 8000;

/**
 * Which rows each update sees: every epoch goes once through all of them, in an order that NumPy's `permutation` draws,
 * batch by batch; the last batch of an epoch has what is left. Updates may be asked for in any sequence: the last orders
 * are kept, and the stream as it stood before every so many epochs, from which other orders are drawn again.
 */
export class Epochs {
  readonly #rows: number;
  readonly #batch: number;
  readonly #perEpoch: number;
  /** The stream before epochs 0, `#between`, 2 `#between` and so on, as far as epochs have been drawn. */
  #places: RandomStream[];
  #between: number;
  /** Stands before `#nextEpoch`. */
  #next: RandomStream;
  #nextEpoch = 0;
  /** By epoch, the last drawn at the end. */
  readonly #orders = new Map<number, Int32Array>();

  /** @param stream as it stands before the order of the first epoch; it is left as it is */
  constructor(stream: RandomStream, rows: number, batch: number) {
    this.#rows = rows;
    this.#batch = batch;
    this.#perEpoch = Math.ceil(rows / batch);
    this.#between = Math.ceil(SOON_DRAWN / rows);
    this.#places = [stream.copy()];
    this.#next = stream.copy();
  }

  /** The epoch of an update. */
  epochOf(iteration: number): number {
    return Math.floor(iteration / this.#perEpoch);
  }

  /** The rows that an update sees. */
  rowsOf(iteration: number): Int32Array {
    const epoch = this.epochOf(iteration);
    const begin = (iteration - epoch * this.#perEpoch) * this.#batch;
    return (this.#orders.get(epoch) ?? this.#drawnAgain(epoch)).subarray(begin, begin + this.#batch);
  }

  #drawnAgain(epoch: number): Int32Array {
    const place = Math.min(Math.floor(epoch / this.#between), this.#places.length - 1);
    if (this.#nextEpoch > epoch || this.#nextEpoch < place * this.#between) {
      this.#next = (this.#places[place] as RandomStream).copy();
      this.#nextEpoch = place * this.#between;
    }
    let order = this.#draw();
    while (this.#nextEpoch <= epoch) order = this.#draw();
    return order;
  }

  #draw(): Int32Array {
    if (this.#nextEpoch === this.#places.length * this.#between) this.#keepPlace();
    const order = this.#next.order(this.#rows);
    this.#orders.delete(this.#nextEpoch);
    this.#orders.set(this.#nextEpoch, order);
    this.#nextEpoch += 1;
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > 2 && this.#orders.size * this.#rows > MOST_ORDERED) this.#orders.delete(oldest as number);
    return order;
  }

  /** Where there are too many, an even number, every other one is forgotten first. */
  #keepPlace(): void {
    if (this.#places.length === MOST_PLACES) {
      this.#places = this.#places.filter((_, k) => k % 2 === 0);
      this.#between *= 2;
    }
    this.#places.push(this.#next.copy());
  }
}
