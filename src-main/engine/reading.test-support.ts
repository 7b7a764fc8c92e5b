import { Mistake } from './errors.ts';
import { type Expr, topological, withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { toText } from './text.ts';

const BUDGET = 100_000;

/** A text as it was understood, in TapeLab's own spelling. */
export function read(text: string, variables?: readonly string[]): string {
  return withNodes(BUDGET, () => toText(parse(text, variables)));
}

/** Whether all of these texts are read as one and the same node. */
export function areSame(texts: readonly string[], variables?: readonly string[]): boolean {
  return withNodes(BUDGET, () => new Set(texts.map((text): Expr => parse(text, variables))).size === 1);
}

/** How many nodes a text has. */
export function nodesOf(text: string): number {
  return withNodes(BUDGET, () => topological([parse(text)]).length);
}

/** The mistake in a text; null when there is none. */
export function mistakeOf(text: string, variables?: readonly string[]): Mistake | null {
  try {
    withNodes(BUDGET, () => parse(text, variables));
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return error;
  }
  return null;
}

/** The mistake in a text, with its place marked by the underline that the learner sees. */
export function mistakeIn(text: string, variables?: readonly string[]) {
  const mistake = mistakeOf(text, variables);
  if (mistake === null) return null;
  const { kind, span, details } = mistake;
  const underline = span && ' '.repeat(span.start) + '~'.repeat(span.end - span.start);
  return { kind, underline, details };
}
