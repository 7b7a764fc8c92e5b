import { untrack } from 'svelte';
import type { Calls, EngineChannel, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** How long, in milliseconds, an answer that is no longer asked for may stay while the next one is under way. */
const patience = 150;

/** Cancellations that were meant for something else than a question. */
let spared = 0;

/** Carries out a cancellation of something that is no question: those that it takes along are asked once more. */
export function sparingQuestions<T>(cancel: () => Promise<T>): Promise<T> {
  spared += 1;
  return cancel();
}

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
  #asked: Calls[C]['request'] | null = $state.raw(null);
  #value: Calls[C]['response'] | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  #busy = false;
  /** Counts the questions, so that an answer that comes too late is known. */
  #newest = 0;
  #waiting: Calls[C]['request'] | null = null;
  /** The newest question. */
  #wanted: Calls[C]['request'] | null = null;
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly channel: C) {}

  /** The answer to the newest question, or for a moment to one before it; `null` where there is none. */
  get value(): Calls[C]['response'] | null {
    return this.#value;
  }

  /** The very question that `value` answers, so that answers are joined only where they belong together; null without one. */
  get asked(): Calls[C]['request'] | null {
    return this.#asked;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /**
   * Asks; without a question there is no answer either, once the last one has faded. The very question that is answered
   * already, or is under way, is not asked again: a view that is opened once more shows what is known.
   */
  ask(request: Calls[C]['request'] | null): void {
    clearTimeout(this.#fading);
    const known = this.#busy ? this.#wanted : untrack(() => this.#asked);
    this.#wanted = request;
    if (request !== null && request === known) return;
    this.#waiting = request;
    this.#newest += 1;
    if (request === null) this.#fading = setTimeout(() => this.#settle(null, null, null), patience);
    else if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    /** A question that lost its engine through no fault of its own is asked once more, of the next one. */
    let retried: Calls[C]['request'] | null = null;
    while (this.#waiting !== null) {
      const request = this.#waiting;
      this.#waiting = null;
      const asked = this.#newest;
      const sparedBefore = spared;
      const outcome = await this.#awaited(request);
      const isNewest = asked === this.#newest;
      const isLost = !outcome.ok && hasLostEngine(outcome.problem, sparedBefore);
      if (isNewest && isLost && request !== retried) {
        retried = this.#waiting = request;
      } else if (!outcome.ok && !isLost && outcome.problem.kind === 'cancelled' && this.#waiting !== null) {
        // Who cancels means the newest question as well, which waited for this one.
        this.#waiting = null;
        this.#settle(null, outcome.problem, null);
      } else if (outcome.ok) {
        if (isNewest || this.#waiting !== null) this.#settle(outcome.value, null, request);
      } else if (isNewest) this.#settle(null, outcome.problem, null);
    }
    this.#busy = false;
  }

  async #awaited(request: Calls[C]['request']): ReturnType<typeof ask<C>> {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      slow += 1;
      this.#settle(null, null, null);
    }, patience);
    const outcome = await ask(this.channel, request);
    clearTimeout(timer);
    if (isSlow) slow -= 1;
    return outcome;
  }

  #settle(value: Calls[C]['response'] | null, problem: Problem | null, asked: Calls[C]['request'] | null): void {
    this.#value = value;
    this.#problem = problem;
    this.#asked = asked;
  }
}

/** Whether a question ended because its engine died, or was ended for the sake of something else. */
function hasLostEngine({ kind }: Problem, sparedBefore: number): boolean {
  return kind === 'engine-stopped' || (kind === 'cancelled' && spared !== sparedBefore);
}
