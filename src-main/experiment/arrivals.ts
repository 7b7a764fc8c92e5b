import { resolve } from 'node:path';
import { EXTENSION } from './experiment-file.ts';

/** The files that systems ask the app to open, by a double click: one waits, the last, until it is taken. */
export class Arrivals {
  private waiting: string | null = null;

  /**
   * Looks through the arguments of a start for files of the app's own kind; switches and anything else are left alone.
   * @param folder where relative paths begin
   * @returns whether there was one
   */
  arrive(paths: readonly string[], folder: string): boolean {
    const last = paths.findLast((path) => !path.startsWith('-') && path.toLowerCase().endsWith(EXTENSION));
    if (last !== undefined) this.waiting = resolve(folder, last);
    return last !== undefined;
  }

  /** The path of the one that waits, once. */
  take(): string | null {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }
}
