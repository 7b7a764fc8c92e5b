import { describe, expect, it } from 'vitest';
import type { TapeView } from './trace.ts';
import { traceProgram } from './trace-program.ts';

const trace = (...lines: string[]) => traceProgram({ source: ['import tensorflow as tf', ...lines].join('\n') });

function tapeNamed(tapes: readonly TapeView[], name: string): TapeView {
  const found = tapes.find((tape) => tape.name === name);
  if (found === undefined) throw new Error(`no tape ${name}`);
  return found;
}

describe('the tape as data', () => {
  const square = trace(
    'x = tf.Variable(3.)',
    'with tf.GradientTape() as tape:',
    '    y = x * x',
    'dy_dx = tape.gradient(y, x)',
  );
  const tape = tapeNamed(square.tapes, 'tape');

  it('has every operation with its line, inputs, shapes, types and values', () => {
    expect(tape.records.map(({ operation, line }) => [operation, line])).toEqual([
      ['ReadVariableOp', 4],
      ['ReadVariableOp', 4],
      ['Mul', 4],
    ]);
    expect(tape.records[2]?.inputs).toMatchObject([{ value: '3.0' }, { value: '3.0' }]);
    expect(tape.records[2]?.output).toMatchObject({ name: 'y', value: '9.0', shape: '()', dtype: 'float32' });
  });

  it('says what it follows, since which line and why', () => {
    expect(tape.watches).toMatchObject([{ by: 'access', line: 4, source: { name: 'x', kind: 'variable' } }]);
  });

  it('is recording in its block alone, and released when it has answered', () => {
    const [stretch] = tape.stretches;
    const times = tape.records.map(({ time }) => time);
    expect(Math.min(...times)).toBeGreaterThan(stretch?.start ?? Infinity);
    expect(Math.max(...times)).toBeLessThan(stretch?.end ?? 0);
    expect(tape.releasedAt).toBeGreaterThan(stretch?.end ?? Infinity);
  });

  it('has each adjoint with the incoming one and the local derivative that made it', () => {
    const [call] = tape.gradients;
    expect(call?.steps[0]).toMatchObject({ operation: 'Mul', rule: 'mul', upstream: '1.0' });
    expect(call?.steps[0]?.parts).toMatchObject([
      { local: '3.0', contribution: '3.0' },
      { local: '3.0', contribution: '3.0' },
    ]);
    expect(call?.results).toMatchObject([{ source: { name: 'x' }, value: '6.0', why: null }]);
  });

  it('gives every step of the program a time at which its records are there', () => {
    expect(square.steps.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
    const after = square.steps[3]?.time ?? 0;
    expect(tape.records.every(({ time }) => time <= after)).toBe(true);
  });
});

describe('nested tapes', () => {
  const nested = trace(
    'x = tf.Variable(3.)',
    'with tf.GradientTape() as outer:',
    '    with tf.GradientTape() as inner:',
    '        y = x ** 3',
    '    slope = inner.gradient(y, x)',
    'bend = outer.gradient(slope, x)',
    'print(slope, bend)',
  );

  it("put the inner tape's gradient operations on the outer one", () => {
    const names = (name: string) =>
      tapeNamed(nested.tapes, name).records.map(({ operation, line }) => `${operation}:${line}`);
    expect(names('inner')).toEqual(['ReadVariableOp:5', 'Pow:5']);
    expect(names('outer').filter((name) => name.endsWith(':6')).length).toBeGreaterThan(1);
    expect(names('outer').slice(0, 2)).toEqual(['ReadVariableOp:5', 'Pow:5']);
  });

  it('know how many are around them', () => {
    expect(tapeNamed(nested.tapes, 'outer').level).toBe(0);
    expect(tapeNamed(nested.tapes, 'inner').level).toBe(1);
  });

  it('answer the second derivative', () => {
    expect(nested.printed.map(({ text }) => text)).toEqual([
      'tf.Tensor(27.0, shape=(), dtype=float32) tf.Tensor(18.0, shape=(), dtype=float32)\n',
    ]);
  });
});

describe('a tape that is deleted', () => {
  const persistent = [
    'x = tf.Variable(3.)',
    'with tf.GradientTape(persistent=True) as tape:',
    '    y = x * x',
    'a = tape.gradient(y, x)',
  ];
  const released = ({ tapes }: ReturnType<typeof trace>) => tapes.map(({ releasedAt }) => releasedAt);

  it('is released on that line', () => {
    const { tapes, steps } = trace(...persistent, 'del tape', 'print(a)');
    const [before, deleted] = [5, 6].map((line) => steps.find((step) => step.line === line)?.time ?? NaN);
    const at = tapes[0]?.releasedAt ?? NaN;
    expect(at).toBeGreaterThan(before ?? NaN);
    expect(at).toBeLessThanOrEqual(deleted ?? NaN);
  });

  it('was released before if it has answered its only question', () => {
    const [once] = released(
      trace('x = tf.Variable(3.)', 'with tf.GradientTape() as t:', '    y = x * x', 'g = t.gradient(y, x)', 'del t'),
    );
    const [kept] = released(
      trace('x = tf.Variable(3.)', 'with tf.GradientTape() as t:', '    y = x * x', 'g = t.gradient(y, x)'),
    );
    expect(once).toBe(kept);
  });

  it('is released without a question, with others, and in a function', () => {
    expect(released(trace(...persistent.slice(0, 3), 'del y, tape'))).toEqual([expect.any(Number)]);
    const inside = [
      'def slope():',
      ...persistent.map((line) => `    ${line}`),
      '    del tape',
      '    return a',
      'slope()',
    ];
    expect(released(trace(...inside))).toEqual([expect.any(Number)]);
  });

  it.each([
    ['another name', ['other = tape', 'del tape']],
    ['a list', ['kept = [1, [tape]]', 'del tape']],
    ['a dictionary', ["kept = {'t': tape}", 'del tape']],
    ['the program around a function', ['def f(t):', '    del t', 'f(tape)']],
  ])('is not released while it is held by %s', (_holder, lines) => {
    const { tapes, stop } = trace(...persistent, ...lines);
    expect(stop).toBeNull();
    expect(tapes[0]?.releasedAt).toBeNull();
  });

  it('is released when the last name is gone', () => {
    expect(released(trace(...persistent, 'other = tape', 'del tape', 'del other'))).toEqual([expect.any(Number)]);
  });

  it('is not released when it can be asked still', () => {
    const asked = trace(...persistent, 'ask = tape.gradient', 'del tape', 'print(ask(y, x))');
    expect(asked.printed[0]?.text).toContain('6.0');
    expect(released(asked)).toEqual([null]);
  });

  it('in its own block goes on recording, and is released at its end', () => {
    const { tapes } = trace(
      'x = tf.Variable(3.)',
      'with tf.GradientTape(persistent=True) as t:',
      '    del t',
      '    y = x * x',
    );
    expect(tapes[0]?.records.length).toBe(3);
    expect(tapes[0]?.releasedAt).toBeGreaterThan(tapes[0]?.stretches[0]?.end ?? Infinity);
  });
});

describe('watching what is no tensor is refused in the words of TensorFlow', () => {
  const refusal = (value: string): string | undefined =>
    trace('import numpy as np', 'x = tf.constant([1., 2.])', 'with tf.GradientTape() as t:', `    t.watch(${value})`)
      .stop?.message;

  it.each([
    ['3.0', '3.0', 'float'],
    ['[x, 2]', '2', 'int'],
    ["'a'", 'a', 'str'],
    ['None', 'None', 'NoneType'],
    ['np.array([1., 2.])', '[1. 2.]', 'ndarray'],
    ['np.ones((2, 2))', '[[1. 1.]\n [1. 1.]]', 'ndarray'],
    ["{'a': x, 'b': [np.float32(2.)]}", '2.0', 'float32'],
    ['np.int64(2)', '2', 'int64'],
    ['np.bool_(True)', 'True', 'bool'],
    ['x.numpy()', '[1. 2.]', 'ndarray'],
    ['tf.float32', "<dtype: 'float32'>", 'DType'],
    ['x.shape', '(2,)', 'TensorShape'],
    ['[x, x.shape]', '(2,)', 'TensorShape'],
    ['...', 'Ellipsis', 'ellipsis'],
    ['range(3)', '0', 'int'],
  ])('%s', (value, text, type) => {
    expect(refusal(value)).toBe(
      `Passed in object ${text} of type '${type}', not tf.Tensor or tf.Variable or ExtensionType.`,
    );
  });

  it.each(['lambda a: a', 't', 'np', 'tf.sin'])('and named for what it is: %s', (value) => {
    expect(refusal(value)).toMatch(
      /^Passed in object <.*> of type '(?:function|GradientTape|module)', not tf\.Tensor or tf\.Variable or ExtensionType\.$/,
    );
  });
});

it('counts what it does not show', () => {
  const long = trace(
    'x = tf.Variable(1.)',
    'with tf.GradientTape() as t:',
    '    y = x * 1.',
    '    for i in range(900):',
    '        y = y * 1.',
  );
  const [tape] = long.tapes;
  expect(tape?.records.length).toBe(500);
  expect(tape?.hidden).toBe(402);
});

it('stops a program without an end, and shows what there was', () => {
  const endless = trace('x = tf.Variable(1.)', 'while True:', '    x.assign_add(1.)');
  expect(endless.stop?.kind).toBe('too-large');
  expect(endless.stop?.line).toBe(3);
  expect(endless.steps.length).toBe(10_000);
}, 20_000);

it('shows zeros where they were asked for, and has nothing to explain then', () => {
  const zero = trace(
    'x = tf.Variable(3.)',
    'w = tf.Variable(2.)',
    'with tf.GradientTape(persistent=True) as t:',
    '    y = w * w',
    "g = t.gradient(y, x, unconnected_gradients='zero')",
  );
  const [tape] = zero.tapes;
  expect(tape?.gradients[0]?.results).toMatchObject([{ value: '0.0', why: null }]);
  expect(tape?.releasedAt).toBeNull();
});

it('knows when each line was printed', () => {
  const { printed, steps } = trace('for i in range(3):', '    print(i)');
  const times = printed.map(({ time }) => time);
  expect(new Set(times).size).toBe(3);
  expect(times.every((time) => steps.some((step) => step.line === 3 && step.time > time))).toBe(true);
});
