import { pythonError, tooLarge } from '../errors.ts';

/** Statements, calls, and items of lists together; a program of a lesson needs a few thousand. */
const MOST_STEPS = 5_000_000;
const PATIENCE = 4000;
const DEEPEST = 200;
/** How often the clock is read. */
const WATCHED = 1024;

interface Budget {
  readonly deadline: number;
  steps: number;
  depth: number;
}

let budget: Budget | null = null;

/** Runs `work` with so much time and room as a program may take. */
export function withBudget<T>(work: () => T): T {
  const outer = budget;
  budget = { deadline: Date.now() + PATIENCE, steps: 0, depth: 0 };
  try {
    return work();
  } finally {
    budget = outer;
  }
}

/**
 * A program does so many small things.
 * @throws Mistake `too-large` where it has done too many, or for too long
 */
export function spend(count = 1): void {
  if (budget === null) return;
  const before = budget.steps;
  budget.steps += count;
  if (budget.steps > MOST_STEPS) throw tooLarge(MOST_STEPS, 'statements');
  if (Math.floor(before / WATCHED) !== Math.floor(budget.steps / WATCHED) && Date.now() > budget.deadline) {
    throw tooLarge(PATIENCE / 1000, 'seconds');
  }
}

/** So many items are copied in the time of one statement. */
const COPIED = 100;
/** Items of a list, or characters of a text. */
const LONGEST = 1_000_000;

/**
 * A text or a list of this length is made, which takes time for each item of it.
 * @throws Mistake `python` where it is longer than any program of a lesson needs
 */
export function roomFor(length: number): void {
  if (length > LONGEST) throw pythonError('OverflowError', `more than ${LONGEST} elements`);
  spend(Math.ceil(length / COPIED));
}

/**
 * A function of the program is called.
 * @throws Mistake `python` where functions call each other without an end
 */
export function descend<T>(work: () => T): T {
  if (budget === null) return work();
  spend();
  if (budget.depth >= DEEPEST) throw pythonError('RecursionError', 'maximum recursion depth exceeded');
  budget.depth++;
  try {
    return work();
  } finally {
    if (budget !== null) budget.depth--;
  }
}
