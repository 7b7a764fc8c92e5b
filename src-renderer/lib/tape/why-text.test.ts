import { describe, expect, it } from 'vitest';
import { traceProgram } from '../../../src-main/engine/index.ts';
import type { ProgramTrace } from '../../../src-main/ipc/contract.ts';
import { targetOf } from './naming.ts';
import { programs } from './programs.ts';
import { stopMeaning, whyText } from './why-text.ts';

/** The words for everything that is wrong with a program. */
function wordsFor({ tapes, stop }: ProgramTrace): string[] {
  const questions = tapes.flatMap(({ gradients }) => gradients);
  const whys = questions.flatMap((gradient) =>
    gradient.results.map((result) => result.why && whyText(result.why, result, targetOf(gradient))),
  );
  return [...whys, stop && stopMeaning(stop)].filter((words) => words !== null);
}

const nones = programs[1]?.programs ?? [];

describe('the words for a None', () => {
  it.each(nones.map(({ title, source }): [string, string] => [title(), source]))('%s', (_title, source) => {
    const trace = traceProgram({ source });
    const [words = '', ...others] = wordsFor(trace);
    const why = trace.tapes.flatMap(({ gradients }) => gradients.flatMap(({ results }) => results))[0]?.why;
    expect(others).toEqual([]);
    expect(words).not.toMatch(/–|undefined|null|\{|``/);
    if (why && why.cause !== 'no-path') expect(words).toMatch(new RegExp(`line ${why.line}\\b`, 'i'));
  });

  it('name what the program names', () => {
    const words = wordsFor(traceProgram({ source: nones[0]?.source ?? '' }));
    expect(words[0]).toContain('`tape` did not follow `x`: `x` is a constant');
    expect(words[0]).toContain('Line 3 makes it.');
  });

  it('tell a variable on a tape that watches none from a constant', () => {
    const source = [
      'import tensorflow as tf',
      'x = tf.Variable(3.)',
      'with tf.GradientTape(watch_accessed_variables=False) as tape:',
      '    y = x * x',
      'print(tape.gradient(y, x))',
    ].join('\n');
    expect(wordsFor(traceProgram({ source }))[0]).toContain('this tape (line 3) does not watch variables by itself');
  });

  it('several targets are written as the sum that the tape takes', () => {
    const second = programs[0]?.programs[4];
    const { tapes } = traceProgram({ source: second?.source ?? '' });
    const [outer, inner] = tapes.map(({ gradients }) => gradients.map(targetOf));
    expect([outer, inner]).toEqual([['(df_dx + df_dy)'], ['f']]);
  });
});
