import type { DerivationPart, DerivationStep, MarkedLine, Written } from '../../src-main/ipc/contract.ts';

/** A derivative that can be chosen to be explained. */
export interface DerivativeChoice {
  /** The variables joined by spaces, which no name contains. */
  readonly id: string;
  readonly title: string;
}

/** With more variables than this, second derivatives are too many to choose from. */
const mostPaired = 12;

/** With more variables than this, only so many can be chosen. */
const mostListed = 100;

const squared = '²';

/**
 * What a derivative is called.
 *
 * @param only whether the expression has one variable
 * @example derivativeTitle(['x', 'y'], false) // '∂²f/∂x∂y'
 */
export function derivativeTitle(by: readonly string[], only: boolean): string {
  const del = only ? 'd' : '∂';
  const [first, second] = by;
  if (second === undefined) return `${del}f/${del}${first ?? ''}`;
  const below = first === second ? `${del}${first}${squared}` : `${del}${first ?? ''}${del}${second}`;
  return `${del}${squared}f/${below}`;
}

/**
 * Every first partial derivative and, of not too many variables, every second one.
 *
 * @example derivativeChoices(['x', 'y']).map(({ title }) => title) // ['∂f/∂x', '∂f/∂y', '∂²f/∂x²', '∂²f/∂x∂y', '∂²f/∂y²']
 */
export function derivativeChoices(variables: readonly string[]): readonly DerivativeChoice[] {
  const first = variables.slice(0, mostListed).map((name) => [name]);
  const paired = variables.length <= mostPaired ? variables : [];
  const second = paired.flatMap((name, position) => paired.slice(position).map((other) => [name, other]));
  return [...first, ...second].map((by) => ({ id: by.join(' '), title: derivativeTitle(by, variables.length === 1) }));
}

/** How many steps a line takes: all of one kind, an operation with its constants and variables, or one. */
export type Detail = 'outline' | 'operations' | 'everything';

/** A line of a derivation as it is shown: the start of a part, or what some steps have made of the line before. */
export interface Frame {
  readonly part: DerivationPart;
  /** Steps that the line takes; none for the start of a part, nor for a result before which steps are left out. */
  readonly steps: readonly DerivationStep[];
  /** The number of its first step in the part, counted from 1; 0 for the start. */
  readonly first: number;
  /** How many steps before it are left out because there are too many. */
  readonly hidden: number;
  /** Where it stands among all starts and steps of the derivation. */
  readonly position: number;
  readonly line: Written;
  readonly marked: MarkedLine;
  /** Whether it is what the part has found. */
  readonly isResult: boolean;
}

/** Whether a line takes a step along with the one before it. */
const joins: Readonly<Record<Detail, (step: DerivationStep, before: DerivationStep) => boolean>> = {
  outline: ({ phase }, before) => phase === before.phase,
  operations: ({ folds }) => folds,
  everything: () => false,
};

/** The lines of a derivation, part after part; the last of each is its result, also where steps are left out. */
export function framesOf(parts: readonly DerivationPart[], detail: Detail): readonly Frame[] {
  let position = 0;
  return parts.flatMap((part) => {
    const frames = [...steppedFrames(part, position, detail), ...resultAfterHidden(part, position)];
    position += part.steps.length + Math.sign(part.hidden) + 1;
    return frames;
  });
}

/** The start of a part and what its steps make of it. */
function steppedFrames(part: DerivationPart, position: number, detail: Detail): readonly Frame[] {
  const { start, marked, steps, hidden } = part;
  const frames: Frame[] = [
    {
      part,
      steps: [],
      first: 0,
      hidden: 0,
      position,
      line: start,
      marked,
      isResult: steps.length === 0 && hidden === 0,
    },
  ];
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    const joined = before && joins[detail](step, before) ? frames.pop() : undefined;
    frames.push({
      part,
      steps: [...(joined?.steps ?? []), step],
      first: joined?.first ?? index + 1,
      hidden: 0,
      position: joined?.position ?? position + index + 1,
      line: step.line,
      marked: step.marked,
      isResult: index === steps.length - 1 && hidden === 0,
    });
  });
  return frames;
}

/** The result of a part whose last steps are left out. */
function resultAfterHidden(part: DerivationPart, position: number): readonly Frame[] {
  const { steps, hidden, result } = part;
  const first = steps.length + 1;
  const frame = { part, steps: [], first, hidden, position: position + first, line: result, marked: result.latex };
  return hidden === 0 ? [] : [{ ...frame, isResult: true }];
}

/** Where the last step that a line takes stands among all starts and steps. */
export function endOf({ position, steps }: Frame): number {
  return position + Math.max(0, steps.length - 1);
}

/**
 * Where a cursor goes when lines take more steps or fewer: to the line that shows as much as before, or that the last
 * step shown is part of.
 */
export function sameMoment(from: readonly Frame[], index: number, to: readonly Frame[]): number {
  const frame = from[index];
  const taken = frame ? endOf(frame) : 0;
  return Math.max(
    0,
    to.findLastIndex(({ position }) => position <= taken),
  );
}

/** What a line does; null for the start of a part, where nothing is done yet. */
export function phaseOf(frame: Frame | undefined): DerivationStep['phase'] | null {
  if (frame && frame.hidden > 0) return 'simplify';
  return frame?.steps[0]?.phase ?? null;
}

/** What is asked about a line before it is shown: the part that is rewritten, and what it becomes. */
export function askedOf(frame: Frame, before: Frame, detail: Detail): { before: Written; after: Written } | null {
  const [step] = frame.steps;
  if (!step) return null;
  const asked = detail === 'outline' ? { before: before.line, after: frame.line } : step;
  return asked.before.elided || asked.after.elided ? null : { before: asked.before, after: asked.after };
}

/**
 * The first line of which something is to be predicted, when all steps as far as `revealed` have been shown; Infinity
 * where there is none. A line that takes a step more than those is not shown, however many steps lines take.
 */
export function nextToPredict(frames: readonly Frame[], revealed: number, detail: Detail): number {
  const next = frames.findIndex((frame, index) => {
    const before = frames[index - 1];
    return before !== undefined && endOf(frame) > revealed && askedOf(frame, before, detail) !== null;
  });
  return next === -1 ? Infinity : next;
}
