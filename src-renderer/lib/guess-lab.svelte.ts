import type { GuessAnswer, GuessQuestion, Problem } from '../../src-main/ipc/contract.ts';
import { ask } from './client.ts';

/** What the learner guesses of one hidden line, and what the engine says to it. */
export class GuessLab {
  text = $state('');
  #answer: GuessAnswer | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  /** Counts the lines and texts asked about, so that an answer to one that is no more there is known. */
  #asked = 0;
  /** The line that the guess is about. */
  #line = '';

  get answer(): GuessAnswer | null {
    return this.#answer;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Begins anew where the line is another one. */
  turnTo(line: string): void {
    if (line !== this.#line) this.clear();
    this.#line = line;
  }

  /** Forgets what was typed, and what was said to it. */
  clear(): void {
    this.#asked += 1;
    this.text = '';
    this.#answer = this.#problem = null;
  }

  /** Takes the text as it is being changed: what was said of the one before holds no more. */
  type(text: string): void {
    if (text === this.text) return;
    this.clear();
    this.text = text;
  }

  /** Has the guess judged; whether it is right. */
  async check(question: Omit<GuessQuestion, 'guess'>): Promise<boolean> {
    this.#asked += 1;
    const asked = this.#asked;
    const outcome = await ask('derivative:guess', { ...question, guess: this.text });
    if (asked !== this.#asked) return false;
    this.#answer = outcome.ok ? outcome.value : null;
    this.#problem = outcome.ok ? null : outcome.problem;
    return outcome.ok && (outcome.value.verdict === 'same' || outcome.value.verdict === 'equal');
  }
}
