import { TimeCursor } from './time-cursor.svelte.ts';

/** A time cursor that goes no further than a barrier, and stops playing there. */
export class GuardedCursor extends TimeCursor {
  /** @param barrier the last frame that may be gone to at the moment */
  constructor(private readonly barrier: () => number) {
    super();
  }

  override seek(index: number): void {
    const barrier = this.barrier();
    super.seek(Math.min(index, barrier));
    if (this.index >= barrier) this.pause();
  }
}
