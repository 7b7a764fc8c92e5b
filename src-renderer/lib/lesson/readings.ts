import type { DerivativeAnswer, ProgramTrace, Run } from '../../../src-main/ipc/contract.ts';

/** What of the live state readings and tasks are about; null where it is not known at the moment. */
export interface Facts {
  readonly point: Readonly<Record<string, number>>;
  readonly answer: DerivativeAnswer | null;
  readonly trace: ProgramTrace | null;
  readonly run: Run | null;
  /** The learning rate at the cursor, and the update that is looked at. */
  readonly rate: number;
  readonly iteration: number;
}

/**
 * A number of the live state by its name: a variable, `value`, `slope x`, `second x y`, `rate`, `iteration`, `loss`; null
 * where it is not known.
 */
export function reading(name: string, facts: Facts): number | null {
  const [first = '', ...by] = name.split(' ');
  const { answer, run } = facts;
  const known: Readonly<Record<string, () => number | null | undefined>> = {
    value: () => answer?.numeric?.value,
    slope: () => answer?.numeric?.gradient[answer.variables.indexOf(by[0] ?? '')],
    second: () => answer && secondOf(answer, by),
    rate: () => facts.rate,
    iteration: () => facts.iteration,
    loss: () => run?.loss[facts.iteration],
  };
  const read = Object.hasOwn(known, first)
    ? known[first]
    : () => (Object.hasOwn(facts.point, name) ? facts.point[name] : undefined);
  return read?.() ?? null;
}

function secondOf(answer: DerivativeAnswer, [row = '', column = row]: readonly string[]): number | null | undefined {
  return answer.numeric?.hessian[answer.variables.indexOf(row)]?.[answer.variables.indexOf(column)];
}
