import type { Calls, EngineChannel, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** How long a computation may run, in milliseconds, before the window says so and offers to cancel it. */
const patience = 400;

/**
 * The answer to the newest question on one channel. While an answer is under way, newer questions replace the one that
 * waits, so typing never builds a queue; and an answer to an older question is never shown beside a newer one.
 */
export class LatestAnswer<C extends EngineChannel> {
  #value: Calls[C]['response'] | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  #slow = $state(false);
  #busy = false;
  /** Counts the questions, so that an answer that comes too late is known. */
  #newest = 0;
  #waiting: Calls[C]['request'] | null = null;

  constructor(private readonly channel: C) {}

  /** `null` while there is no answer to the newest question. */
  get value(): Calls[C]['response'] | null {
    return this.#value;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Whether the computation takes long enough to be worth a word. */
  get slow(): boolean {
    return this.#slow;
  }

  /**
   * Asks; without a question there is no answer either. `keep` leaves the old answer in place until the new one is there,
   * for a step within the same timeline.
   */
  ask(request: Calls[C]['request'] | null, { keep = false }: { keep?: boolean } = {}): void {
    if (!keep || request === null) this.#value = null;
    // A problem stays until the next answer, so that the page does not jump with every character typed.
    if (request === null) this.#problem = null;
    this.#waiting = request;
    this.#newest += 1;
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    /** A question whose engine died under it is asked once more, of its successor. */
    let retried: Calls[C]['request'] | null = null;
    const timer = setTimeout(() => (this.#slow = true), patience);
    while (this.#waiting !== null) {
      const request = this.#waiting;
      this.#waiting = null;
      const asked = this.#newest;
      const outcome = await ask(this.channel, request);
      if (asked !== this.#newest) continue;
      if (!outcome.ok && outcome.problem.kind === 'engine-stopped' && request !== retried) {
        retried = this.#waiting = request;
        continue;
      }
      this.#value = outcome.ok ? outcome.value : null;
      this.#problem = outcome.ok ? null : outcome.problem;
    }
    clearTimeout(timer);
    this.#slow = false;
    this.#busy = false;
  }
}
