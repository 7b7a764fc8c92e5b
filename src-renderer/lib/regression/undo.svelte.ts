/** So many states are remembered. */
const most = 500;

/** Changes of one kind that follow each other within so many milliseconds are one: a slider that is dragged. */
const pause = 1000;

/** A value with its past and future. Values are never changed in place, so that going back restores exactly. */
export class Undo<T> {
  #present: T = $state.raw() as T;
  #past: readonly T[] = $state.raw([]);
  #future: readonly T[] = $state.raw([]);
  #last: { readonly kind: string; readonly time: number } | null = null;

  constructor(present: T) {
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
    if (!goesOn) this.#past = [...this.#past, this.#present].slice(-most);
    this.#last = { kind, time };
    this.#future = [];
    this.#present = next;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#present, ...this.#future];
    this.#present = before;
    this.#last = null;
  }

  redo(): void {
    const [after, ...later] = this.#future;
    if (after === undefined) return;
    this.#past = [...this.#past, this.#present];
    this.#future = later;
    this.#present = after;
    this.#last = null;
  }

  /** Begins anew: what was before is forgotten. */
  restart(present: T): void {
    this.#present = present;
    this.#past = [];
    this.#future = [];
    this.#last = null;
  }
}
