import type { Mistake } from './errors.ts';
import type { Written } from './answer.ts';

/** A guess of what a part of a line becomes. */
export interface GuessQuestion {
  readonly guess: string;
  /** The part as it stands, and what the rule makes of it, in plain text. */
  readonly before: string;
  readonly after: string;
  readonly variables: readonly string[];
}

/**
 * `same`: it is what the rule makes of it; `equal`: written otherwise, but of the same value; `restated`: the question
 * itself; `different`: another value.
 */
export type Verdict = 'same' | 'equal' | 'restated' | 'different';

export interface GuessAnswer {
  readonly verdict: Verdict;
  readonly guess: Written;
  /** For `different`: a point at which it shows, with both values. */
  readonly counterexample: {
    readonly point: Readonly<Record<string, number>>;
    readonly guess: number;
    readonly right: number;
  } | null;
}

/**
 * Checks a guess against what a rule gives: by structure, then simplified, then in numbers.
 * @throws Mistake those of `parse`, with their place in the guess
 */
export function checkGuess(_question: GuessQuestion): GuessAnswer {
  throw new Error('Not written yet') satisfies Error | Mistake;
}
