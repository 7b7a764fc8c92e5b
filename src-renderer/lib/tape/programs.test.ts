import { describe, expect, it } from 'vitest';
import { traceProgram } from '../../../src-main/engine/index.ts';
import type { FixView, ProgramTrace, ResultView } from '../../../src-main/ipc/contract.ts';
import { type Program, programs } from './programs.ts';

const [course, nones] = programs.map((group) => group.programs);
const titled = (list: readonly Program[] = []) => list.map((program): [string, Program] => [program.title(), program]);
const printedBy = (trace: ProgramTrace): string[] => trace.printed.map(({ text }) => text.trimEnd());
const resultsOf = ({ tapes }: ProgramTrace): ResultView[] =>
  tapes.flatMap(({ gradients }) => gradients.flatMap(({ results }) => results));

/** The fix for the first thing that is wrong with a program. */
function fixOf(trace: ProgramTrace): FixView {
  const fix = trace.stop ? trace.stop.fix : resultsOf(trace).find(({ why }) => why !== null)?.why?.fix;
  if (!fix) throw new Error('the program has no fix');
  return fix;
}

const tensor = (value: string) => `<tf.Tensor: shape=(), dtype=float32, numpy=${value}>`;

const printed: Readonly<Record<string, readonly string[]>> = {
  'Square at 3': ['9.0', '6.0'],
  'A constant, watched': ['9.0', '6.0'],
  'Several variables': ['42.0', '[np.float32(6.0), np.float32(16.0)]'],
  'Asked twice': ['6.0 16.0'],
  'Second order': ['6.0 16.0', '[np.float32(2.0), np.float32(4.0)]'],
  'Second order, row by row': [
    '14.0 6.0',
    `[${tensor('4.0')}, ${tensor('2.0')}]`,
    `[${tensor('2.0')}, ${tensor('2.0')}]`,
    `[${tensor('2.0')}, None]`,
  ],
  'Second order by jacobian': ['[2. 2.]', '[2. 0.]'],
  'House prices, one update': ['176.3344 1.16524 0.10217445'],
};

describe('the programs of the course', () => {
  it.each(titled(course))('%s prints what TensorFlow prints', (title, { source }) => {
    const trace = traceProgram({ source });
    expect(trace.stop).toBeNull();
    expect(printedBy(trace)).toEqual(printed[title]);
  });

  it.each(titled([...(course ?? []), ...(nones ?? [])]))('%s is short enough for a projector', (_title, { source }) => {
    expect(source.trimEnd().split('\n').length).toBeLessThan(12);
  });
});

/** What each of the repaired programs prints. */
const repaired: Readonly<Record<string, readonly number[]>> = {
  'A new value under the old name': [8],
  'By an assignment': [14],
  'No derivative': [7.4],
  'No path': [0],
  'Used up': [6, 16],
};

describe('the programs that end in None', () => {
  it('are one for each cause, one for a watch that comes too late, and one for a tape that is used up', () => {
    const traces = (nones ?? []).map(({ source }) => traceProgram({ source }));
    const causes = traces.map((trace) => trace.stop?.details['cause'] ?? resultsOf(trace)[0]?.why?.cause);
    expect(causes).toEqual([
      ...['not-watched', 'not-watched', 'not-trainable', 'integer', 'rebound', 'through-numpy', 'before-tape'],
      ...['after-tape', 'paused', 'assigned', 'no-gradient', 'stopped', 'no-path', 'used-up'],
    ]);
  });

  it.each(titled(nones))('%s: its fix makes it print a number', (title, { source }) => {
    const broken = traceProgram({ source });
    expect(broken.stop !== null || printedBy(broken).includes('None')).toBe(true);
    const fixed = traceProgram({ source: fixOf(broken).program });
    expect(fixed.stop).toBeNull();
    expect(printedBy(fixed)).toEqual(
      (repaired[title] ?? [6]).map((value) => `tf.Tensor(${value.toFixed(1)}, shape=(), dtype=float32)`),
    );
  });
});
