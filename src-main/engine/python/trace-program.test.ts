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
