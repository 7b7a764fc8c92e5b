import type { Block, NumberQuestion, Problem } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';

/** What was said to an answer. */
interface Reply {
  readonly verdict: 'same' | 'equal' | 'near' | 'wrong';
  /** Why it is wrong, where that is known. */
  readonly reason: readonly Block[];
}

/** What a learner types as the answer to one question, and what the engine says to it. */
export class Attempt {
  #text = $state('');
  #reply: Reply | null = $state.raw(null);
  #problem: Problem | null = $state.raw(null);
  /** Counts the answers, so that a reply to one that is no more there is known. */
  #asked = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** What was said of the text before holds no more. */
  set text(text: string) {
    if (text === this.#text) return;
    this.#asked += 1;
    this.#text = text;
    this.#reply = this.#problem = null;
  }

  get reply(): Reply | null {
    return this.#reply;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Has the answer checked: whether it is right; null where it could not be read, or has changed since. */
  async check({ answer, variables, tolerance, misconceptions }: NumberQuestion): Promise<boolean | null> {
    this.#asked += 1;
    const asked = this.#asked;
    const known = misconceptions.map((each) => each.answer);
    const outcome = await ask('answer:check', {
      given: this.#text,
      answer,
      variables,
      tolerance,
      misconceptions: known,
    });
    if (asked !== this.#asked) return null;
    this.#problem = outcome.ok ? null : outcome.problem;
    if (!outcome.ok) return null;
    const { verdict, misconception } = outcome.value;
    this.#reply = { verdict, reason: misconception === null ? [] : (misconceptions[misconception]?.reason ?? []) };
    return verdict !== 'wrong';
  }
}
