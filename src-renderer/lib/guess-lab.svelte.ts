import type { GuessAnswer, GuessQuestion, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** What the learner guesses of one hidden line, and what the engine says to it. */
export class GuessLab {
  text = $state('');
  #answer: GuessAnswer | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  /** Counts the lines asked about, so that an answer that comes too late is known. */
  #asked = 0;

  get answer(): GuessAnswer | null {
    return this.#answer;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Begins anew, for another line. */
  clear(): void {
    this.#asked += 1;
    this.text = '';
    this.#answer = this.#problem = null;
  }

  /** Takes the text as it is being changed: what was said of the one before holds no more. */
  type(text: string): void {
    if (text !== this.text) this.#answer = this.#problem = null;
    this.text = text;
  }

  /** Has the guess judged; whether it is right. */
  async check(question: Omit<GuessQuestion, 'guess'>): Promise<boolean> {
    const asked = this.#asked;
    const outcome = await ask('derivative:guess', { ...question, guess: this.text });
    if (asked !== this.#asked) return false;
    this.#answer = outcome.ok ? outcome.value : null;
    this.#problem = outcome.ok ? null : outcome.problem;
    return outcome.ok && (outcome.value.verdict === 'same' || outcome.value.verdict === 'equal');
  }
}
