import type { FitSettings, Frame, Phase, ProgramTrace, RunQuestion } from '../../../src-main/ipc/contract.ts';
import type { Row } from '../tape/scene.ts';
import { phases } from './moment.ts';

/** The data of more rows do not stand in a program. */
const MOST_ROWS = 200;

/**
 * The update as a program of its own, which the eager tape can run: it begins with the parameters before the update and
 * makes one. Null for batches and for long tables, whose program cannot be run by itself.
 */
export function updateProgram(settings: FitSettings, { before, batchSize }: Frame): RunQuestion | null {
  if (settings.batch !== null || batchSize > MOST_ROWS || !before.every(Number.isFinite)) return null;
  const once = { ...settings, optimizer: 'sgd', rateChanges: [], iterations: 1, initial: before } as const;
  return { settings: once, displayStep: 1 };
}

/**
 * What the program's tape has on record in a phase: operations of the forward pass and of the loss, and from the gradient
 * on the adjoint of each.
 * @param phaseOf the phase that a line of the program, counted from 1, carries out
 */
export function tapeRows(
  { tapes: [tape] }: ProgramTrace,
  phaseOf: (line: number) => Phase | null,
  reached: number,
): readonly Row[] {
  if (tape === undefined) return [];
  const adjoints = new Map((tape.gradients[0]?.steps ?? []).map(({ output, upstream }) => [output.id, upstream]));
  return tape.records.flatMap((record): Row[] => {
    const place = phases.indexOf(phaseOf(record.line ?? 0) ?? 'loss');
    const adjoint = adjoints.get(record.output.id);
    if (place > reached) return [];
    return [
      { record, lit: place === reached, adjoint: reached < 2 ? 'pending' : adjoint ? { value: adjoint } : 'none' },
    ];
  });
}
