import type { DerivationStep, Written } from '../../src-main/ipc/contract.ts';

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

function title(by: readonly string[], only: boolean): string {
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
  return [...first, ...second].map((by) => ({ id: by.join(' '), title: title(by, variables.length === 1) }));
}

/** A step as a line of the list, with what the line has become by it and by those steps after it that are left out. */
export interface ShownStep {
  readonly step: DerivationStep;
  /** Position among all steps. */
  readonly position: number;
  readonly line: Written;
}

/** Steps that a practised reader takes along: the derivatives of a constant and of the variable inside another rule. */
function isFolded({ rule, within }: DerivationStep): boolean {
  return within !== null && (rule === 'constant' || rule === 'variable');
}

/** The lines that are shown; a line takes along the folded steps that follow it, so the last one is the result. */
export function shownSteps(steps: readonly DerivationStep[], folded: boolean): readonly ShownStep[] {
  const shown: ShownStep[] = [];
  steps.forEach((step, position) => {
    const before = shown.at(-1);
    if (folded && before && isFolded(step)) shown[shown.length - 1] = { ...before, line: step.line };
    else shown.push({ step, position, line: step.line });
  });
  return shown;
}

/**
 * Where a cursor goes when steps are folded or unfolded: to the frame that shows as much as before. Frame 0 is the
 * derivative that is to be found, frame n the nth line shown.
 */
export function sameMoment(from: readonly ShownStep[], index: number, to: readonly ShownStep[]): number {
  const taken = index >= from.length ? Infinity : (from[index]?.position ?? 0);
  return index === 0 ? 0 : to.filter(({ position }) => position < taken).length;
}

/** What the frame at `index` does; null for frame 0, where nothing is done yet. */
export function phaseAt(shown: readonly ShownStep[], index: number): DerivationStep['phase'] | null {
  return shown[index - 1]?.step.phase ?? null;
}
