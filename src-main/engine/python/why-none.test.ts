import { describe, expect, it } from 'vitest';
import type { ProgramTrace, WhyView } from './trace.ts';
import { traceProgram } from './trace-program.ts';
import type { Cause } from '../tape/why-none.ts';

/** The first gradient that is None, and why. */
function why(trace: ProgramTrace): WhyView {
  const [first] = trace.tapes
    .flatMap(({ gradients }) => gradients)
    .flatMap(({ results }) => results)
    .flatMap((result) => (result.why === null ? [] : [result.why]));
  if (first === undefined) throw new Error('no gradient is None');
  return first;
}

const printed = (trace: ProgramTrace): string => trace.printed.map(({ text }) => text).join('');

interface Case {
  readonly cause: Cause;
  /** A program as a course has it, and the line that is to blame. */
  readonly program: string;
  readonly line: number;
  readonly subject: string | null;
  /** What the fixed program prints of the gradient. */
  readonly fixed: string;
  /** The same with other names, inside a function. */
  readonly inside: string;
  readonly insideLine: number;
  readonly insideFixed: string;
}

const program = (...lines: string[]): string => ['import tensorflow as tf, numpy as np', ...lines].join('\n');

const cases: readonly Case[] = [
  {
    cause: 'not-watched',
    program: program(
      'x = tf.constant(3.)',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      'print(tape.gradient(y, x))',
    ),
    line: 2,
    subject: 'x',
    fixed: '6.0',
    inside: program(
      'def slope(at):',
      '    with tf.GradientTape() as t:',
      '        out = tf.sin(at)',
      '    return t.gradient(out, at)',
      'rate = tf.constant(0.)',
      'print(slope(rate))',
    ),
    insideLine: 6,
    insideFixed: '1.0',
  },
  {
    cause: 'not-watched',
    program: program(
      'x = tf.constant(3.)',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      '    tape.watch(x)',
      'print(tape.gradient(y, x))',
    ),
    line: 4,
    subject: 'x',
    fixed: '6.0',
    inside: program(
      'def slope(at):',
      '    with tf.GradientTape() as t:',
      '        out = at * at * at',
      '        t.watch(at)',
      '    return t.gradient(out, at)',
      'point = tf.constant(2.)',
      'print(slope(point))',
    ),
    insideLine: 4,
    insideFixed: '12.0',
  },
  {
    cause: 'not-watched',
    program: program(
      'w = tf.Variable(3.)',
      'with tf.GradientTape(watch_accessed_variables=False) as tape:',
      '    y = w * w',
      'print(tape.gradient(y, w))',
    ),
    line: 2,
    subject: 'w',
    fixed: '6.0',
    inside: program(
      'b = tf.Variable(5.)',
      'def f():',
      '    with tf.GradientTape(persistent=True, watch_accessed_variables=False) as t:',
      '        z = 2 * b',
      '    return t.gradient(z, b)',
      'print(f())',
    ),
    insideLine: 2,
    insideFixed: '2.0',
  },
  {
    cause: 'not-trainable',
    program: program(
      'x = tf.Variable(3., trainable=False)',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      'print(tape.gradient(y, x))',
    ),
    line: 2,
    subject: 'x',
    fixed: '6.0',
    inside: program(
      'def f(k):',
      '    with tf.GradientTape() as tp:',
      '        q = k ** 3',
      '    return tp.gradient(q, k)',
      "frozen = tf.Variable(2., trainable=False, name='frozen')",
      'print(f(frozen))',
    ),
    insideLine: 6,
    insideFixed: '12.0',
  },
  {
    cause: 'integer',
    program: program(
      'x = tf.Variable(3)',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      'print(tape.gradient(y, x))',
    ),
    line: 2,
    subject: 'x',
    fixed: '6.0',
    inside: program(
      'def f(v):',
      '    with tf.GradientTape() as g:',
      '        s = v * v * v',
      '    return g.gradient(s, v)',
      'n = tf.Variable(2)',
      'print(f(n))',
    ),
    insideLine: 6,
    insideFixed: '12.0',
  },
  {
    cause: 'integer',
    program: program(
      'x = tf.Variable(3.)',
      'with tf.GradientTape() as tape:',
      '    y = tf.cast(x * x, tf.int32)',
      'print(tape.gradient(y, x))',
    ),
    line: 4,
    subject: 'y',
    fixed: '6.0',
    inside: program(
      'def whole(v):',
      '    return tf.cast(v, tf.int64)',
      'u = tf.Variable(2.)',
      'with tf.GradientTape() as g:',
      '    s = tf.cast(whole(u), tf.float32) * 3.',
      'print(g.gradient(s, u))',
    ),
    insideLine: 3,
    insideFixed: '3.0',
  },
  {
    cause: 'rebound',
    program: program(
      'x = tf.Variable(3.)',
      'x = x + 1',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      'print(tape.gradient(y, x))',
    ),
    line: 3,
    subject: 'x',
    fixed: '8.0',
    inside: program(
      'def train(w):',
      '    w = w - 0.5',
      '    with tf.GradientTape() as t:',
      '        loss = w * w',
      '    return t.gradient(loss, w)',
      'print(train(tf.Variable(2.)))',
    ),
    insideLine: 3,
    insideFixed: '3.0',
  },
  {
    cause: 'through-numpy',
    program: program(
      'x = tf.Variable(3.)',
      'with tf.GradientTape() as tape:',
      '    a = np.square(x.numpy())',
      '    y = a * tf.constant(1.)',
      'print(tape.gradient(y, x))',
    ),
    line: 4,
    subject: 'x',
    fixed: '6.0',
    inside: program(
      'def halved(v):',
      '    return float(v) / 2',
      'w = tf.Variable(3.)',
      'with tf.GradientTape() as t:',
      '    out = tf.constant(1.) * halved(w)',
      'print(t.gradient(out, w))',
    ),
    insideLine: 3,
    insideFixed: '0.5',
  },
  {
    cause: 'before-tape',
    program: program(
      'x = tf.Variable(3.)',
      'y = x * x',
      'with tf.GradientTape() as tape:',
      '    z = y * 2',
      'print(tape.gradient(z, x))',
    ),
    line: 3,
    subject: 'y',
    fixed: '12.0',
    inside: program(
      'def f(v):',
      '    inner = tf.square(v)',
      '    with tf.GradientTape() as g:',
      '        outer = inner + 1',
      '    return g.gradient(outer, v)',
      'k = tf.Variable(4.)',
      'print(f(k))',
    ),
    insideLine: 3,
    insideFixed: '8.0',
  },
  {
    cause: 'after-tape',
    program: program(
      'x = tf.Variable(3.)',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      'z = y * 2',
      'print(tape.gradient(z, x))',
    ),
    line: 5,
    subject: 'z',
    fixed: '12.0',
    inside: program(
      'v = tf.Variable(2.)',
      'def second():',
      '    with tf.GradientTape() as outer:',
      '        with tf.GradientTape() as inner:',
      '            q = v ** 3',
      '    slope = inner.gradient(q, v)',
      '    return outer.gradient(slope, v)',
      'print(second())',
    ),
    insideLine: 7,
    insideFixed: '12.0',
  },
  {
    cause: 'paused',
    program: program(
      'x = tf.Variable(3.)',
      'with tf.GradientTape() as tape:',
      '    y = x * x',
      '    with tape.stop_recording():',
      '        z = y * y',
      'print(tape.gradient(z, x))',
    ),
    line: 6,
    subject: 'z',
    fixed: '108.0',
    inside: program(
      'def f(v):',
      '    with tf.GradientTape() as t:',
      '        with t.stop_recording():',
      '            q = 5 * v',
      '        r = q * 1.',
      '    return t.gradient(r, v)',
      'c = tf.Variable(1.)',
      'print(f(c))',
    ),
    insideLine: 5,
    insideFixed: '5.0',
  },
  {
    cause: 'assigned',
    program: program(
      'x = tf.Variable(3.)',
      's = tf.Variable(0.)',
      'with tf.GradientTape() as tape:',
      '    s.assign_add(x)',
      '    y = s ** 2',
      'print(tape.gradient(y, x))',
    ),
    line: 5,
    subject: 's',
    fixed: '6.0',
    inside: program(
      'state = tf.Variable(1.)',
      'def f(v):',
      '    here = state',
      '    here.assign(v * 2)',
      '    return here * 3',
      'u = tf.Variable(4.)',
      'with tf.GradientTape() as g:',
      '    out = f(u)',
      'print(g.gradient(out, u))',
    ),
    insideLine: 5,
    insideFixed: '6.0',
  },
  {
    cause: 'no-gradient',
    program: program(
      'x = tf.Variable(3.5)',
      'with tf.GradientTape() as tape:',
      '    y = tf.floor(x) * 2',
      'print(tape.gradient(y, x))',
    ),
    line: 4,
    subject: null,
    fixed: '2.0',
    inside: program(
      'def f(v):',
      '    return (v // 2.) * 4',
      'u = tf.Variable(7.)',
      'with tf.GradientTape() as t:',
      '    out = f(u)',
      'print(t.gradient(out, u))',
    ),
    insideLine: 3,
    insideFixed: '2.0',
  },
  {
    cause: 'stopped',
    program: program(
      'x = tf.Variable(3.)',
      'with tf.GradientTape() as tape:',
      '    y = tf.stop_gradient(x * x)',
      'print(tape.gradient(y, x))',
    ),
    line: 4,
    subject: 'y',
    fixed: '6.0',
    inside: program(
      'def f(v):',
      '    held = tf.stop_gradient(v)',
      '    return 3 * held',
      'u = tf.Variable(7.)',
      'with tf.GradientTape() as t:',
      '    out = f(u)',
      'print(t.gradient(out, u))',
    ),
    insideLine: 3,
    insideFixed: '3.0',
  },
  {
    cause: 'no-path',
    program: program(
      'x = tf.Variable(3.)',
      'w = tf.Variable(2.)',
      'with tf.GradientTape() as tape:',
      '    y = w * w',
      'print(tape.gradient(y, x))',
    ),
    line: 5,
    subject: 'y',
    fixed: '0.0',
    inside: program(
      'def f(p, q):',
      '    with tf.GradientTape() as t:',
      '        out = q ** 2',
      '    return t.gradient(out, p)',
      'print(f(tf.Variable(1.), tf.Variable(2.)))',
    ),
    insideLine: 4,
    insideFixed: '0.0',
  },
];

const shows = (trace: ProgramTrace, number: string): void => {
  expect(trace.stop).toBeNull();
  expect(printed(trace)).toBe(`tf.Tensor(${number}, shape=(), dtype=float32)\n`);
};

describe.each(cases)('$cause: line $line', ({ cause, fixed, insideFixed, ...given }) => {
  it('names the cause, the line and the value', () => {
    const trace = traceProgram({ source: given.program });
    expect(printed(trace)).toBe('None\n');
    expect(why(trace)).toMatchObject({ cause, line: given.line, subject: { name: given.subject } });
  });

  it('is fixed by one line', () => {
    const { fix } = why(traceProgram({ source: given.program }));
    const lines = [given.program, fix?.program ?? ''].map((text) => text.split('\n'));
    expect(Math.abs((lines[1]?.length ?? 0) - (lines[0]?.length ?? 0))).toBeLessThanOrEqual(1);
    shows(traceProgram({ source: fix?.program ?? '' }), fixed);
  });

  it('is found with other names and inside a function, and fixed there too', () => {
    const trace = traceProgram({ source: given.inside });
    expect(printed(trace)).toBe('None\n');
    expect(why(trace)).toMatchObject({ cause, line: given.insideLine });
    shows(traceProgram({ source: why(trace).fix?.program ?? '' }), insideFixed);
  });
});

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
});

it('tells the second derivative that is 0 from one that is lost', () => {
  const lines = [
    'x = tf.Variable(3.)',
    'y = tf.Variable(4.)',
    'with tf.GradientTape(persistent=True) as t2:',
    '    with tf.GradientTape() as t1:',
    '        f = x * x + 2 * x * y',
    '    fx, fy = t1.gradient(f, [x, y])',
    'print(t2.gradient(fy, [x, y]))',
  ];
  const trace = traceProgram({ source: program(...lines) });
  expect(printed(trace)).toBe('[<tf.Tensor: shape=(), dtype=float32, numpy=2.0>, None]\n');
  expect(why(trace)).toMatchObject({ cause: 'no-path', line: 7, subject: { name: 'fy' } });
});
