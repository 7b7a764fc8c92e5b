import { describe, expect, it } from 'vitest';
import { traceProgram } from './trace-program.ts';
import { program, shows } from './traced.test-support.ts';

describe('a tape that is asked twice', () => {
  const source = program(
    'x = tf.Variable(3.)',
    'with tf.GradientTape() as g:',
    '    y = x * x',
    'a = g.gradient(y, x)',
    'print(g.gradient(y, x))',
  );

  it('says so at the second question, and where the first was', () => {
    const { stop } = traceProgram({ source });
    expect(stop).toMatchObject({ line: 6, details: { type: 'RuntimeError', cause: 'used-up', made: 3, asked: 5 } });
  });

  it('is fixed by a persistent tape', () => {
    const { stop } = traceProgram({ source });
    expect(stop?.fix).toMatchObject({ line: 3, code: 'with tf.GradientTape(persistent=True) as g:' });
    shows(traceProgram({ source: stop?.fix?.program ?? '' }), '6.0');
  });

  it.each([
    ['persistent=False', 'persistent=True'],
    ['persistent = 1 > 2', 'persistent = True'],
    ['watch_accessed_variables=True, persistent=False', 'watch_accessed_variables=True, persistent=True'],
    ['False', 'True'],
  ])('is fixed in valid Python where it was made with %s', (written, fixed) => {
    const { stop } = traceProgram({ source: source.replace('GradientTape()', `GradientTape(${written})`) });
    expect(stop?.fix?.code).toBe(`with tf.GradientTape(${fixed}) as g:`);
    shows(traceProgram({ source: stop?.fix?.program ?? '' }), '6.0');
  });
});
