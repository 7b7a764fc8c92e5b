import { describe, expect, it } from 'vitest';
import type { ProgramTrace, WhyView } from './trace.ts';
import { traceProgram } from './trace-program.ts';
import { printed, program, shows } from './traced.test-support.ts';
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

interface Case {
  readonly cause: Cause;
  /** A program as a course has it, after its imports, and the line that is to blame. */
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

const cases: readonly Case[] = [
  {
    cause: 'not-watched',
    program: 'x = tf.constant(3.)\nwith tf.GradientTape() as tape:\n    y = x * x\nprint(tape.gradient(y, x))',
    line: 2,
    subject: 'x',
    fixed: '6.0',
    inside:
      'def slope(at):\n    with tf.GradientTape() as t:\n        out = tf.sin(at)\n    return t.gradient(out, at)\nrate = tf.constant(0.)\nprint(slope(rate))',
    insideLine: 6,
    insideFixed: '1.0',
  },
  {
    cause: 'not-watched',
    program:
      'x = tf.constant(3.)\nwith tf.GradientTape() as tape:\n    y = x * x\n    tape.watch(x)\nprint(tape.gradient(y, x))',
    line: 4,
    subject: 'x',
    fixed: '6.0',
    inside:
      'def slope(at):\n    with tf.GradientTape() as t:\n        out = at * at * at\n        t.watch(at)\n    return t.gradient(out, at)\npoint = tf.constant(2.)\nprint(slope(point))',
    insideLine: 4,
    insideFixed: '12.0',
  },
  {
    cause: 'not-watched',
    program:
      'w = tf.Variable(3.)\nwith tf.GradientTape(watch_accessed_variables=False) as tape:\n    y = w * w\nprint(tape.gradient(y, w))',
    line: 2,
    subject: 'w',
    fixed: '6.0',
    inside:
      'b = tf.Variable(5.)\ndef f():\n    with tf.GradientTape(persistent=True, watch_accessed_variables=False) as t:\n        z = 2 * b\n    return t.gradient(z, b)\nprint(f())',
    insideLine: 2,
    insideFixed: '2.0',
  },
  {
    cause: 'not-trainable',
    program:
      'x = tf.Variable(3., trainable=False)\nwith tf.GradientTape() as tape:\n    y = x * x\nprint(tape.gradient(y, x))',
    line: 2,
    subject: 'x',
    fixed: '6.0',
    inside:
      "def f(k):\n    with tf.GradientTape() as tp:\n        q = k ** 3\n    return tp.gradient(q, k)\nfrozen = tf.Variable(2., trainable=False, name='frozen')\nprint(f(frozen))",
    insideLine: 6,
    insideFixed: '12.0',
  },
  {
    cause: 'integer',
    program: 'x = tf.Variable(3)\nwith tf.GradientTape() as tape:\n    y = x * x\nprint(tape.gradient(y, x))',
    line: 2,
    subject: 'x',
    fixed: '6.0',
    inside:
      'def f(v):\n    with tf.GradientTape() as g:\n        s = v * v * v\n    return g.gradient(s, v)\nn = tf.Variable(2)\nprint(f(n))',
    insideLine: 6,
    insideFixed: '12.0',
  },
  {
    cause: 'integer',
    program:
      'x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = tf.cast(x * x, tf.int32)\nprint(tape.gradient(y, x))',
    line: 4,
    subject: 'y',
    fixed: '6.0',
    inside:
      'def whole(v):\n    return tf.cast(v, tf.int64)\nu = tf.Variable(2.)\nwith tf.GradientTape() as g:\n    s = tf.cast(whole(u), tf.float32) * 3.\nprint(g.gradient(s, u))',
    insideLine: 3,
    insideFixed: '3.0',
  },
  {
    cause: 'rebound',
    program:
      'x = tf.Variable(3.)\nx = x + 1\nwith tf.GradientTape() as tape:\n    y = x * x\nprint(tape.gradient(y, x))',
    line: 3,
    subject: 'x',
    fixed: '8.0',
    inside:
      'def train(w):\n    w = w - 0.5\n    with tf.GradientTape() as t:\n        loss = w * w\n    return t.gradient(loss, w)\nprint(train(tf.Variable(2.)))',
    insideLine: 3,
    insideFixed: '3.0',
  },
  {
    cause: 'through-numpy',
    program:
      'x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    a = np.square(x.numpy())\n    y = a * tf.constant(1.)\nprint(tape.gradient(y, x))',
    line: 4,
    subject: 'x',
    fixed: '6.0',
    inside:
      'def halved(v):\n    return float(v) / 2\nw = tf.Variable(3.)\nwith tf.GradientTape() as t:\n    out = tf.constant(1.) * halved(w)\nprint(t.gradient(out, w))',
    insideLine: 3,
    insideFixed: '0.5',
  },
  {
    cause: 'before-tape',
    program:
      'x = tf.Variable(3.)\ny = x * x\nwith tf.GradientTape() as tape:\n    z = y * 2\nprint(tape.gradient(z, x))',
    line: 3,
    subject: 'y',
    fixed: '12.0',
    inside:
      'def f(v):\n    inner = tf.square(v)\n    with tf.GradientTape() as g:\n        outer = inner + 1\n    return g.gradient(outer, v)\nk = tf.Variable(4.)\nprint(f(k))',
    insideLine: 3,
    insideFixed: '8.0',
  },
  {
    cause: 'after-tape',
    program:
      'x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = x * x\nz = y * 2\nprint(tape.gradient(z, x))',
    line: 5,
    subject: 'z',
    fixed: '12.0',
    inside:
      'v = tf.Variable(2.)\ndef second():\n    with tf.GradientTape() as outer:\n        with tf.GradientTape() as inner:\n            q = v ** 3\n    slope = inner.gradient(q, v)\n    return outer.gradient(slope, v)\nprint(second())',
    insideLine: 7,
    insideFixed: '12.0',
  },
  {
    cause: 'paused',
    program:
      'x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = x * x\n    with tape.stop_recording():\n        z = y * y\nprint(tape.gradient(z, x))',
    line: 6,
    subject: 'z',
    fixed: '108.0',
    inside:
      'def f(v):\n    with tf.GradientTape() as t:\n        with t.stop_recording():\n            q = 5 * v\n        r = q * 1.\n    return t.gradient(r, v)\nc = tf.Variable(1.)\nprint(f(c))',
    insideLine: 5,
    insideFixed: '5.0',
  },
  {
    cause: 'assigned',
    program:
      'x = tf.Variable(3.)\ns = tf.Variable(0.)\nwith tf.GradientTape() as tape:\n    s.assign_add(x)\n    y = s ** 2\nprint(tape.gradient(y, x))',
    line: 5,
    subject: 's',
    fixed: '6.0',
    inside:
      'state = tf.Variable(1.)\ndef f(v):\n    here = state\n    here.assign(v * 2)\n    return here * 3\nu = tf.Variable(4.)\nwith tf.GradientTape() as g:\n    out = f(u)\nprint(g.gradient(out, u))',
    insideLine: 5,
    insideFixed: '6.0',
  },
  {
    cause: 'no-gradient',
    program:
      'x = tf.Variable(3.5)\nwith tf.GradientTape() as tape:\n    y = tf.floor(x) * 2\nprint(tape.gradient(y, x))',
    line: 4,
    subject: null,
    fixed: '2.0',
    inside:
      'def f(v):\n    return (v // 2.) * 4\nu = tf.Variable(7.)\nwith tf.GradientTape() as t:\n    out = f(u)\nprint(t.gradient(out, u))',
    insideLine: 3,
    insideFixed: '2.0',
  },
  {
    cause: 'stopped',
    program:
      'x = tf.Variable(3.)\nwith tf.GradientTape() as tape:\n    y = tf.stop_gradient(x * x)\nprint(tape.gradient(y, x))',
    line: 4,
    subject: 'y',
    fixed: '6.0',
    inside:
      'def f(v):\n    held = tf.stop_gradient(v)\n    return 3 * held\nu = tf.Variable(7.)\nwith tf.GradientTape() as t:\n    out = f(u)\nprint(t.gradient(out, u))',
    insideLine: 3,
    insideFixed: '3.0',
  },
  {
    cause: 'no-path',
    program:
      'x = tf.Variable(3.)\nw = tf.Variable(2.)\nwith tf.GradientTape() as tape:\n    y = w * w\nprint(tape.gradient(y, x))',
    line: 5,
    subject: 'y',
    fixed: '0.0',
    inside:
      'def f(p, q):\n    with tf.GradientTape() as t:\n        out = q ** 2\n    return t.gradient(out, p)\nprint(f(tf.Variable(1.), tf.Variable(2.)))',
    insideLine: 4,
    insideFixed: '0.0',
  },
];

describe.each(cases)('$cause: line $line', ({ cause, fixed, insideFixed, ...given }) => {
  const [plain, inside] = [program(given.program), program(given.inside)];
  it('names the cause, the line and the value', () => {
    const trace = traceProgram({ source: plain });
    expect(printed(trace)).toBe('None\n');
    expect(why(trace)).toMatchObject({ cause, line: given.line, subject: { name: given.subject } });
  });

  it('is fixed by one line', () => {
    const { fix } = why(traceProgram({ source: plain }));
    const lines = [plain, fix?.program ?? ''].map((text) => text.split('\n'));
    expect(Math.abs((lines[1]?.length ?? 0) - (lines[0]?.length ?? 0))).toBeLessThanOrEqual(1);
    shows(traceProgram({ source: fix?.program ?? '' }), fixed);
  });

  it('is found with other names and inside a function, and fixed there too', () => {
    const trace = traceProgram({ source: inside });
    expect(printed(trace)).toBe('None\n');
    expect(why(trace)).toMatchObject({ cause, line: given.insideLine });
    shows(traceProgram({ source: why(trace).fix?.program ?? '' }), insideFixed);
  });
});

it('asks for zeros in valid Python where None was asked for', () => {
  const lines = [
    'x = tf.Variable(3.)',
    'c = tf.Variable(2.)',
    'with tf.GradientTape() as t:',
    '    y = c * c',
    "print(t.gradient(y, x, unconnected_gradients='none'))",
  ];
  const { fix } = why(traceProgram({ source: program(...lines) }));
  expect(fix?.code).toBe("print(t.gradient(y, x, unconnected_gradients='zero'))");
  shows(traceProgram({ source: fix?.program ?? '' }), '0.0');
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
