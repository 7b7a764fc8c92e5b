import type { Outcome, Problem, ProblemKind } from './contract.ts';

/** A problem without a place in the text. */
export function problem(kind: ProblemKind, message: string): Problem {
  return { kind, message, span: null, details: {} };
}

export function refused(reason: Problem): Outcome<never> {
  return { ok: false, problem: reason };
}
