/** So many states are remembered. */
const most = 500;

/** What they hold beside the present one may weigh so much: of cells, half a gigabyte at most. */
const heaviest = 50_000_000;

/** Changes of one kind that follow each other within so many milliseconds are one: a slider that is dragged. */
const pause = 1000;

interface Past<T> {
  readonly state: T;
  readonly weight: number;
}

/** A value with its past and future. Values are never changed in place, so that going back restores exactly. */
export class Undo<T> {
  #present: T = $state.raw() as T;
  #past: readonly Past<T>[] = $state.raw([]);
  #future: readonly T[] = $state.raw([]);
  #last: { readonly kind: string; readonly time: number } | null = null;

  /** @param weigh what a state holds that the one after it does not share */
  constructor(
    present: T,
    private readonly weigh: (state: T, after: T) => number = () => 0,
  ) {
    this.#present = present;
  }

  get present(): T {
    return this.#present;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** @param kind changes of the same kind in a row are undone together; each alone where it is left out */
  change(next: T, kind = ''): void {
    const time = performance.now();
    const goesOn = kind !== '' && this.#last?.kind === kind && time - this.#last.time < pause;
    if (!goesOn) this.#remember(next);
    this.#last = { kind, time };
    this.#future = [];
    this.#present = next;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#present, ...this.#future];
    this.#present = before.state;
    this.#last = null;
  }

  redo(): void {
    const [after, ...later] = this.#future;
    if (after === undefined) return;
    this.#remember(after);
    this.#future = later;
    this.#present = after;
    this.#last = null;
  }

  /** The present state becomes the past of another; the oldest are forgotten where there are too many, or too heavy ones. */
  #remember(after: T): void {
    const state = this.#present;
    const past = [...this.#past, { state, weight: this.weigh(state, after) }].slice(-most);
    let weight = past.reduce((sum, each) => sum + each.weight, 0);
    // What was changed last can always be undone.
    while (weight > heaviest && past.length > 1) weight -= past.shift()?.weight ?? 0;
    this.#past = past;
  }

  /** Begins anew: what was before is forgotten. */
  restart(present: T): void {
    this.#present = present;
    this.#past = [];
    this.#future = [];
    this.#last = null;
  }
}
