import type { Phase, Run } from '../../../src-main/ipc/contract.ts';

/** A moment of a run. */
export interface Moment {
  readonly iteration: number;
  readonly phase: Phase;
}

/** The phases of an update, in order. */
export const phases: readonly Phase[] = ['forward', 'loss', 'backward', 'update'];

/** What the transport bar moves by. */
export type Unit = 'update' | 'phase';

/**
 * The moment at a position of the bar.
 * @example momentAt(5, 'phase') // { iteration: 1, phase: 'loss' }
 * @example momentAt(5, 'update') // { iteration: 5, phase: 'update' }
 */
export function momentAt(position: number, by: Unit): Moment {
  if (by === 'update') return { iteration: position, phase: 'update' };
  return { iteration: Math.floor(position / 4), phase: phases[position % 4] ?? 'update' };
}

/**
 * The position of the bar at a moment.
 * @example positionOf({ iteration: 1, phase: 'loss' }, 'phase') // 5
 */
export function positionOf({ iteration, phase }: Moment, by: Unit): number {
  return by === 'update' ? iteration : 4 * iteration + phases.indexOf(phase);
}

/** The parameters before an update; null where they have not been kept. */
function parametersBefore(run: Run, iteration: number): readonly number[] | null {
  return iteration === 0 ? run.initial : parametersAfter(run, iteration - 1);
}

/** The parameters after an update; null where they have not been kept. */
export function parametersAfter({ history, initial, loss, learnt }: Run, iteration: number): readonly number[] | null {
  if (iteration === loss.length - 1) return learnt.parameters;
  if (iteration % history.stride !== 0) return null;
  const [row, count] = [iteration / history.stride, initial.length];
  return Array.from(history.parameters.subarray(row * count, (row + 1) * count));
}

/** The parameters at a moment: those that the update is worked out with, and from its last phase on those that it gives. */
export function parametersAt(run: Run, { iteration, phase }: Moment): readonly number[] | null {
  return phase === 'update' ? parametersAfter(run, iteration) : parametersBefore(run, iteration);
}
