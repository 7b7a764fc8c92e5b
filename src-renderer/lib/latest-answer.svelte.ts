import type { Calls, EngineChannel, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** How long, in milliseconds, an answer that is no longer asked for may stay while the next one is under way. */
const patience = 150;

/** Questions that take long enough to be worth a word. */
let slow = $state(0);

/** Whether any computation takes so long that the window should say that it is at work. */
export const isAtWork = (): boolean => slow > 0;

/**
 * The answer to the newest question on one channel. While an answer is under way, newer questions replace the one that
 * waits, so typing never builds a queue; each answer that comes is shown, so results follow a slider that does not rest.
 * The answer before stays until then, so that nothing flickers, but not longer than `patience`: then the window says
 * that it is at work.
 */
export class LatestAnswer<C extends EngineChannel> {
  #value: Calls[C]['response'] | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  #busy = false;
  /** Counts the questions, so that an answer that comes too late is known. */
  #newest = 0;
  #waiting: Calls[C]['request'] | null = null;
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly channel: C) {}

  /** The answer to the newest question, or for a moment to one before it; `null` where there is none. */
  get value(): Calls[C]['response'] | null {
    return this.#value;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Asks; without a question there is no answer either, once the last one has faded. */
  ask(request: Calls[C]['request'] | null): void {
    this.#waiting = request;
    this.#newest += 1;
    clearTimeout(this.#fading);
    if (request === null) this.#fading = setTimeout(() => this.#settle(null, null), patience);
    else if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    /** A question whose engine died under it is asked once more, of its successor. */
    let retried: Calls[C]['request'] | null = null;
    while (this.#waiting !== null) {
      const request = this.#waiting;
      this.#waiting = null;
      const asked = this.#newest;
      const outcome = await this.#awaited(request);
      const isNewest = asked === this.#newest;
      if (isNewest && !outcome.ok && outcome.problem.kind === 'engine-stopped' && request !== retried) {
        retried = this.#waiting = request;
      } else if (outcome.ok) {
        if (isNewest || this.#waiting !== null) this.#settle(outcome.value, null);
      } else if (isNewest) this.#settle(null, outcome.problem);
    }
    this.#busy = false;
  }

  async #awaited(request: Calls[C]['request']): ReturnType<typeof ask<C>> {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      slow += 1;
      this.#settle(null, null);
    }, patience);
    const outcome = await ask(this.channel, request);
    clearTimeout(timer);
    if (isSlow) slow -= 1;
    return outcome;
  }

  #settle(value: Calls[C]['response'] | null, problem: Problem | null): void {
    this.#value = value;
    this.#problem = problem;
  }
}
