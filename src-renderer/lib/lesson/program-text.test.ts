import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { gapLine, programAt, runnable } from './program-text.ts';

const square =
  'import tensorflow as tf\n\nx = tf.Variable(3.0)  # here\nfor n in range(2):\n    y = tf.constant(-4.)\nz = tf.Variable([1.])';

describe('a program that follows the point', () => {
  test('gets its numbers where it gives one to a name of the point, and nowhere else', () => {
    expect(programAt(square, { x: 2, y: -1.5, z: 7, tf: 1 })).toBe(
      'import tensorflow as tf\n\nx = tf.Variable(2.0)  # here\nfor n in range(2):\n    y = tf.constant(-1.5)\nz = tf.Variable([1.])',
    );
  });

  test('has the same number of lines at any point, and stays as it is without one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(programAt(square, { x }).split('\n')).toHaveLength(square.split('\n').length);
      }),
    );
    expect(programAt(square, {})).toBe(square);
  });
});

describe('a program with a gap', () => {
  const block = 'with tf.GradientTape() as tape:\n    ____\n    y = 1';

  test('knows its line', () => {
    expect(gapLine(block)).toBe(2);
    expect(gapLine('a = 1')).toBeNull();
  });

  test('runs up to the gap; a block that begins with the gap does nothing', () => {
    expect(runnable(block, '')).toBe('with tf.GradientTape() as tape:\n    pass');
    expect(runnable('a = 1\nb = ____\nc = 2', '')).toBe('a = 1');
  });

  test('runs whole with what is filled in, taken as it is', () => {
    expect(runnable('a = 1\nb = ____', '$& + $1')).toBe('a = 1\nb = $& + $1');
    expect(runnable('a = 1', 'anything')).toBe('a = 1');
  });
});
