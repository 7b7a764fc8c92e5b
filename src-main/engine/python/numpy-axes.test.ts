import { describe, expect, it } from 'vitest';
import { traceProgram } from './trace-program.ts';

const HEADER = [
  'import numpy as np',
  'import tensorflow as tf',
  'v = np.array([1., 2.])',
  'm = np.arange(6).reshape(2, 3)',
  's = np.float64(3.)',
];

const traced = (expression: string) => traceProgram({ source: [...HEADER, `print(${expression})`].join('\n') });

/** What a program that prints the expression is stopped by, in the words of Python. */
function stopOf(expression: string): string {
  const { stop } = traced(expression);
  return `${stop?.details['type']}: ${stop?.message}`;
}

const printedBy = (expression: string): string =>
  traced(expression)
    .printed.map(({ text }) => text)
    .join('')
    .trim();

const outside = (axis: number, rank: number): string =>
  `AxisError: axis ${axis} is out of bounds for array of dimension ${rank}`;

describe('an axis that is not there is refused in the words of NumPy', () => {
  it.each([
    ['np.stack([v, v], axis=2)', outside(2, 2)],
    ['np.stack([v, v], axis=-3)', outside(-3, 2)],
    ['np.stack([s, s], axis=1)', outside(1, 1)],
    ['np.stack([m, m], 3)', outside(3, 3)],
    ['np.concatenate([v, v], axis=1)', outside(1, 1)],
    ['np.concatenate([v, m], axis=7)', outside(7, 1)],
    ['np.concatenate([[1.], 3.], axis=1)', outside(1, 1)],
    ['np.expand_dims(v, 2)', outside(2, 2)],
    ['np.expand_dims(v, -3)', outside(-3, 2)],
    ['np.expand_dims(v, (0, 5))', outside(5, 3)],
    ['np.expand_dims(v, (1, -4))', outside(-4, 3)],
    ['np.transpose(m, (0, 2))', outside(2, 2)],
    ['np.transpose(m, (-3, 0))', outside(-3, 2)],
    ['np.transpose(m, (5, 5))', outside(5, 2)],
    ['np.transpose(v, 1)', outside(1, 1)],
    ['m.transpose(0, 2)', outside(2, 2)],
    ['m.transpose((1, 4))', outside(4, 2)],
    ['np.sum(v, axis=1)', outside(1, 1)],
    ['np.sum(m, axis=(0, 2))', outside(2, 2)],
    ['np.sum(s, axis=1)', outside(1, 0)],
    ['np.sum(s, axis=(0,))', outside(0, 0)],
    ['np.mean(s, axis=0)', outside(0, 0)],
    ['np.std(s, axis=-1)', outside(-1, 0)],
    ['m.mean(2)', outside(2, 2)],
    ['np.max(v, axis=-2)', outside(-2, 1)],
    ['np.argmax(v, axis=1)', outside(1, 1)],
    ['np.argmax(s, axis=1)', outside(1, 1)],
    ['np.cumsum(s, axis=-2)', outside(-2, 1)],
    ['np.sort(s)', outside(-1, 0)],
  ])('%s', (expression, message) => {
    expect(stopOf(expression)).toBe(message);
  });

  it('with the place', () => {
    const { stop } = traced('np.stack([v, v], axis=2)');
    expect(stop?.line).toBe(HEADER.length + 1);
    expect(stop?.span).not.toBeNull();
  });
});

describe('axes that do not go together are refused in the words of NumPy', () => {
  it.each([
    ['np.transpose(m, (0, 0))', 'ValueError: repeated axis in transpose'],
    ['np.transpose(m, (0, -2))', 'ValueError: repeated axis in transpose'],
    ['m.transpose(0, 0)', 'ValueError: repeated axis in transpose'],
    ['np.transpose(m, (0,))', "ValueError: axes don't match array"],
    ['np.transpose(m, (0, 0, 5))', "ValueError: axes don't match array"],
    ['np.transpose(m, ())', "ValueError: axes don't match array"],
    ['m.transpose(0)', "ValueError: axes don't match array"],
    ['np.expand_dims(v, (0, 0))', 'ValueError: repeated axis'],
    ['np.expand_dims(v, (2, -1))', 'ValueError: repeated axis'],
    ['np.expand_dims(v, None)', "TypeError: 'NoneType' object cannot be interpreted as an integer"],
    ['np.stack([v, v], axis=None)', "TypeError: 'NoneType' object cannot be interpreted as an integer"],
    ['np.sum(m, axis=[0, 1])', "TypeError: 'list' object cannot be interpreted as an integer"],
    ['np.stack([], axis=5)', 'ValueError: need at least one array to stack'],
    ['np.concatenate([], axis=4)', 'ValueError: need at least one array to concatenate'],
  ])('%s', (expression, message) => {
    expect(stopOf(expression)).toBe(message);
  });
});

describe('axes that NumPy takes are taken', () => {
  it.each([
    ['np.stack([v, v], axis=-2).tolist()', '[[1.0, 2.0], [1.0, 2.0]]'],
    ['np.stack([v, 2 * v], axis=1).tolist()', '[[1.0, 2.0], [2.0, 4.0]]'],
    ['np.concatenate([v, m], axis=None).tolist()', '[1.0, 2.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]'],
    ['np.concatenate([s, s], axis=None).tolist()', '[3.0, 3.0]'],
    ['np.expand_dims(v, (0, 1)).shape', '(1, 1, 2)'],
    ['np.expand_dims(v, (-1, 0)).shape', '(1, 2, 1)'],
    ['np.expand_dims(v, (2, 1)).shape', '(2, 1, 1)'],
    ['np.expand_dims(v, ()).shape', '(2,)'],
    ['np.transpose(m, (-1, 0)).tolist()', '[[0, 3], [1, 4], [2, 5]]'],
    ['m.transpose(None).shape', '(3, 2)'],
    ['m.reshape(1, 2, 3).transpose(2, 0, 1).shape', '(3, 1, 2)'],
    ['np.sum(s, axis=0)', '3.0'],
    ['np.max(s, axis=-1)', '3.0'],
    ['s.sum(axis=0)', '3.0'],
    ['np.argmax(s, axis=0)', '0'],
    ['np.cumsum(s, axis=-1)', '[3.]'],
    ['tf.reduce_sum(m, axis=[0, 1]).numpy()', '15'],
  ])('%s', (expression, text) => {
    expect(printedBy(expression)).toBe(text);
  });
});

it('has an axis of tf.one_hot that is not there refused in the words of TensorFlow', () => {
  const refusal = 'InvalidArgumentError: Expected axis to be -1 or between [0,';
  expect(stopOf('tf.one_hot([1], 3, axis=2)')).toBe(`${refusal} 2).  But received: 2 [Op:OneHot]`);
  expect(stopOf('tf.one_hot([1], 3, axis=-2)')).toBe(`${refusal} 2).  But received: -2 [Op:OneHot]`);
  expect(stopOf('tf.one_hot(1, 3, axis=1)')).toBe(`${refusal} 1).  But received: 1 [Op:OneHot] name: `);
});
