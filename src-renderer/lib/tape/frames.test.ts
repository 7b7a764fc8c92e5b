import { describe, expect, it } from 'vitest';
import { traceProgram } from '../../../src-main/engine/index.ts';
import { eventsOf } from './events.ts';
import { type Frame, framesOf } from './frames.ts';
import { listingOf } from './listing.ts';
import { answeredAt, tapesAt } from './scene.ts';

const trace = (...lines: string[]) => traceProgram({ source: ['import tensorflow as tf', ...lines].join('\n') });

const square = trace(
  'x = tf.Variable(3.)',
  'with tf.GradientTape() as tape:',
  '    y = tf.square(x)',
  'dy_dx = tape.gradient(y, x)',
  'print(dy_dx.numpy())',
);
const frames = framesOf(square);
const at = (position: number): Frame => {
  const frame = frames[position];
  if (frame === undefined) throw new Error(`no frame ${position}`);
  return frame;
};
const tapeAt = (position: number) => tapesAt(square, at(position))[0];

describe('the frames of a program', () => {
  it('are its statements, and before a gradient every step of the way back', () => {
    expect(frames.map(({ kind, line }) => [kind, line])).toEqual([
      ...[1, 2, 3, 4].map((line) => ['line', line]),
      ...['sweep', 'sweep', 'line'].map((kind) => [kind, 5]),
      ['line', 6],
    ]);
  });

  it('end with what stopped the program', () => {
    const stopped = framesOf(trace('x = tf.Variable(3.)', 'y = x + z', 'print(y)'));
    expect(stopped.map(({ kind, line }) => [kind, line])).toEqual([
      ['line', 1],
      ['line', 2],
      ['stop', 3],
    ]);
  });

  it('number the questions of one statement', () => {
    const both = framesOf(
      trace(
        'x = tf.Variable(3.)',
        'with tf.GradientTape(persistent=True) as tape:',
        '    y = x * 2',
        'print(tape.gradient(y, x), tape.gradient(y, x))',
      ),
    );
    const sweeps = both.filter((frame) => frame.kind === 'sweep');
    expect([...new Set(sweeps.map(({ question, questions }) => `${question}/${questions}`))]).toEqual(['1/2', '2/2']);
  });
});

describe('a tape in time', () => {
  it('is not there, records, closes, answers and is used up', () => {
    expect(tapeAt(1)).toBeUndefined();
    expect([2, 3, 4, 6].map((position) => tapeAt(position)?.state)).toEqual([
      'recording',
      'recording',
      'closed',
      'released',
    ]);
  });

  it('fills as lines run, and lights what is new', () => {
    expect(tapeAt(2)?.rows).toEqual([]);
    expect(tapeAt(3)?.rows.map(({ record, lit }) => [record.operation, lit])).toEqual([
      ['ReadVariableOp', true],
      ['Square', true],
    ]);
    expect(tapeAt(2)?.watches).toEqual([]);
    expect(tapeAt(3)?.watches).toHaveLength(1);
  });

  it('gets its adjoints one by one, from the last record to the first', () => {
    const adjoints = (position: number) => tapeAt(position)?.rows.map(({ adjoint }) => adjoint);
    expect(adjoints(3)).toEqual(['pending', 'pending']);
    expect(adjoints(4)).toEqual(['pending', { value: '1.0' }]);
    expect(adjoints(5)).toEqual([{ value: '6.0' }, { value: '1.0' }]);
    expect(tapeAt(4)?.rows.map(({ lit }) => lit)).toEqual([false, true]);
    expect(answeredAt(square, at(5))).toEqual([]);
    expect(answeredAt(square, at(6))).toHaveLength(1);
  });

  it('says what a line has done to it', () => {
    expect(eventsOf(square, at(1))).toEqual([]);
    expect(eventsOf(square, at(2))).toEqual(['`tape` begins to record.']);
    expect(eventsOf(square, at(3))).toEqual([
      '`tape` follows `x` from here on.',
      'New on `tape`: `ReadVariableOp, Square`.',
    ]);
    expect(eventsOf(square, at(6))).toEqual(['`tape` has stopped recording.', '`tape` has answered, and is used up.']);
  });

  it('pauses and goes on', () => {
    const paused = trace(
      'x = tf.Variable(3.)',
      'with tf.GradientTape() as tape:',
      '    with tape.stop_recording():',
      '        y = x * 2',
      '    z = y + x',
      'g = tape.gradient(z, x)',
    );
    const states = framesOf(paused).map((frame) => `${frame.line} ${tapesAt(paused, frame)[0]?.state}`);
    expect(states).toContain('5 paused');
    expect(states).toContain('6 recording');
  });
});

describe('nested tapes', () => {
  const nested = trace(
    'x = tf.Variable(3.)',
    'with tf.GradientTape() as outer:',
    '    with tf.GradientTape() as inner:',
    '        y = tf.square(x)',
    '    g = inner.gradient(y, x)',
    'h = outer.gradient(g, x)',
  );

  it('stand inside one another', () => {
    const [outer, inner] = tapesAt(nested, framesOf(nested)[4] as Frame);
    expect([outer?.tape.level, outer?.parent]).toEqual([0, null]);
    expect([inner?.tape.level, inner?.parent?.name]).toEqual([1, 'outer']);
  });

  it('what the outer one records of the way back along the inner one comes with its result', () => {
    const onOuter = (frame: Frame) => tapesAt(nested, frame)[0]?.rows.filter(({ record }) => record.line === 6).length;
    const line6 = framesOf(nested).filter(({ line }) => line === 6);
    expect(line6.filter(({ kind }) => kind === 'sweep').map(onOuter)).toEqual([0, 0]);
    expect(line6.filter(({ kind }) => kind === 'line').map(onOuter)).toEqual([2]);
  });
});

it('of the tapes that a line of a loop makes, the newest is shown', () => {
  const loop = trace(
    'x = tf.Variable(3.)',
    'for i in range(3):',
    '    with tf.GradientTape() as tape:',
    '        y = x * i',
  );
  const last = framesOf(loop).at(-1) as Frame;
  expect(tapesAt(loop, last)).toHaveLength(1);
  expect(tapesAt(loop, last)[0]?.rows.map(({ record }) => record.output.value)).toEqual(['3.0', '6.0']);
});

it('lines print when they have run, not before', () => {
  const printing = trace('print(1)', 'print(2)');
  const printed = (ran: number) => listingOf(printing.source, printing, ran).map((line) => line.printed);
  expect(printed(1)).toEqual([undefined, undefined, undefined]);
  expect(printed(2)).toEqual([undefined, '1', undefined]);
  expect(printed(3)).toEqual([undefined, '1', '2']);
});
