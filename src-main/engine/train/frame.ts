import { invalidSetting } from '../errors.ts';
import type { Descent } from './descent.ts';
import { openRows } from './opened-rows.ts';
import type { Frame, Phase } from './record.ts';

/** Of more rows only a window is opened. */
const WINDOW = 100;

/** The phases of an update, in order. */
export const PHASES: readonly Phase[] = ['forward', 'loss', 'backward', 'update'];

/**
 * Opens the update that comes next, up to and with a phase; the phase `update` makes it.
 * @param from the first row of the batch that is opened
 * @param loss of the update, where the run has been there already; NaN where it has not
 * @throws Mistake `invalid-setting` for a row that the batch does not have
 */
export function frameOf(descent: Descent, phase: Phase, from: number, loss = NaN): Frame {
  const { iteration, epoch, batchRows, problem } = descent;
  const batchSize = batchRows?.length ?? problem.count;
  if (!Number.isInteger(from) || from < 0 || from >= batchSize) {
    throw invalidSetting('from', from, `an integer from 0 to ${batchSize - 1}`);
  }
  const rows = Array.from({ length: Math.min(WINDOW, batchSize - from) }, (_, i) => batchRows?.[from + i] ?? from + i);
  const before = [...descent.parameters];
  const { inputs, targets, scores, predictions, ...later } = openRows(problem, before, rows, batchSize);
  const memoryBefore = linesOf(descent.memory);
  return {
    ...{ iteration, phase, epoch, batchSize, from, rows, inputs, targets, scores, predictions, before, memoryBefore },
    ...notComputed,
    ...numbersOf(descent, later, PHASES.indexOf(phase), loss),
    ...(phase === 'update' && { fitted: openRows(problem, [...descent.parameters], rows, batchSize).predictions }),
  };
}

type Later = Pick<
  Frame,
  'terms' | 'loss' | 'adjoints' | 'contributions' | 'gradient' | 'memoryAfter' | 'after' | 'fitted'
>;

const notComputed: Later = {
  terms: null,
  loss: null,
  adjoints: null,
  contributions: null,
  gradient: null,
  memoryAfter: null,
  after: null,
  fitted: null,
};

/** What the phases after the forward one have computed, by how many of them there were. */
function numbersOf(
  descent: Descent,
  { terms, adjoints, contributions }: Pick<Later, 'terms' | 'adjoints' | 'contributions'>,
  phases: number,
  known: number,
): Partial<Later> {
  if (phases === 0) return {};
  if (phases === 1 && !Number.isNaN(known)) return { terms, loss: known };
  const loss = phases === 3 ? descent.advance() : descent.measure();
  return {
    ...{ terms, loss },
    ...(phases >= 2 && { adjoints, contributions, gradient: [...descent.sums.subarray(1)] }),
    ...(phases >= 3 && { memoryAfter: linesOf(descent.memory), after: [...descent.parameters] }),
  };
}

const linesOf = (memory: readonly Float64Array[]): number[][] => memory.map((line) => [...line]);
