import { appended } from './appended.ts';
import type { Source } from './tensor.ts';

/** Since when a source is watched, and why. */
export interface Watch {
  readonly source: Source;
  readonly time: number;
  readonly line: number | null;
  /** By the program's `watch`, or by reading a trainable variable. */
  readonly by: 'watch' | 'access';
}

/** Among so few a search takes less time than a table. */
const FEW = 8;

/** What a tape watches, in the order in which that began. */
export class Watches {
  #all: Watch[] = [];
  /** By their sources; null while there are few. */
  #table: Map<Source, Watch> | null = null;

  add(watch: Watch): void {
    this.#all = appended(this.#all, watch);
    if (this.#table !== null) this.#table.set(watch.source, watch);
    else if (this.#all.length > FEW) this.#table = new Map(this.#all.map((each) => [each.source, each]));
  }

  /** The watch of a source; undefined where it is not watched. */
  get(source: Source): Watch | undefined {
    if (this.#table !== null) return this.#table.get(source);
    for (let k = 0; k < this.#all.length; k++) if (this.#all[k]?.source === source) return this.#all[k];
    return undefined;
  }

  has(source: Source): boolean {
    return this.get(source) !== undefined;
  }

  values(): readonly Watch[] {
    return this.#all;
  }
}
