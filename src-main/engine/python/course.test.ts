import { describe, expect, it } from 'vitest';
import houseSales from '../../../assets/house-sales.json';
import multivariate from '../goldens/regression-multivariate.json';
import univariate from '../goldens/regression-univariate.json';
import { train } from '../train/run.ts';
import { run } from './program.ts';

/** The course's two regressions by the eager tape, as its notebook has them, with every number of every update printed. */
const column = (name: 'area' | 'rooms' | 'price'): string =>
  `np.array([${houseSales.map((sale) => `${sale[name]}.`.replace(/(\.\d+)\.$/, '$1')).join(', ')}])`;

const opening = [
  'import tensorflow as tf',
  'import numpy as np',
  `area = ${column('area')}`,
  `price = ${column('price')}`,
];

const lineFit = [
  ...opening,
  'np.random.seed(612)',
  'w = tf.Variable(np.random.randn())',
  'b = tf.Variable(np.random.randn())',
  'for i in range(101):',
  '    with tf.GradientTape() as tape:',
  '        pred = w * area + b',
  '        loss = 0.5 * tf.reduce_mean(tf.square(price - pred))',
  '    dw, db = tape.gradient(loss, [w, b])',
  '    w.assign_sub(0.0001 * dw)',
  '    b.assign_sub(0.0001 * db)',
  '    print(loss.numpy(), dw.numpy(), db.numpy(), w.numpy(), b.numpy())',
  "    print('i:%i,Loss:%f,w:%f,b:%f' % (i, loss, w.numpy(), b.numpy()))",
];

const planeFit = [
  ...opening,
  `rooms = ${column('rooms')}`,
  'num = len(area)',
  'x0 = np.ones(num)',
  'x1 = (area - area.min()) / (area.max() - area.min())',
  'x2 = (rooms - rooms.min()) / (rooms.max() - rooms.min())',
  'X = np.stack((x0, x1, x2), axis=1)',
  'Y = price.reshape(-1, 1)',
  'np.random.seed(612)',
  'W = tf.Variable(np.random.randn(3, 1))',
  'for i in range(501):',
  '    with tf.GradientTape() as tape:',
  '        PRED = tf.matmul(X, W)',
  '        Loss = 0.5 * tf.reduce_mean(tf.square(Y - PRED))',
  '    dW = tape.gradient(Loss, W)',
  '    W.assign_sub(0.001 * dW)',
  '    print(Loss.numpy(), *dW.numpy().reshape(-1).tolist(), *W.numpy().reshape(-1).tolist())',
];

const numbersIn = (text: string): number[] => text.trim().split(' ').map(Number);

function lines(program: readonly string[]): string[] {
  const { printed, mistake } = run(program.join('\n'));
  if (mistake !== null) throw mistake;
  return printed.map(({ text }) => text.trimEnd());
}

describe('the line fit by the eager tape', () => {
  const printed = lines(lineFit);

  it('makes all 101 updates of TensorFlow to the bit of float32', () => {
    const found = printed.filter((_line, k) => k % 2 === 0).map((text) => numbersIn(text).map(Math.fround));
    const expected = univariate.tensorflow.map((row) => [row.loss, row.gradient_w, row.gradient_b, row.w, row.b]);
    expect(found).toEqual(expected);
  });

  it("prints all 101 lines of TensorFlow, which are the compiled loop's", () => {
    const { log } = train({ model: 'univariate', displayStep: 1 });
    expect(printed.filter((_line, k) => k % 2 === 1)).toEqual(log.map(({ line }) => line));
  });
});

describe('the plane fit by the eager tape', () => {
  const found = lines(planeFit).map(numbersIn);

  it('follows TensorFlow through all 501 updates of float64', () => {
    const expected = multivariate.tensorflow.map(({ loss, gradient, W }) => [loss, ...gradient, ...W]);
    expect(found).toHaveLength(501);
    expected.flat().forEach((value, k) => {
      expect(Math.abs((found.flat()[k] ?? NaN) - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value));
    });
  });

  it('agrees with the compiled loop within 1e-12', () => {
    const { loss, gradient, parameters } = train({ model: 'multivariate' });
    const rows = Array.from(loss, (value, i) => [
      value,
      ...gradient.subarray(3 * i, 3 * i + 3),
      ...parameters.subarray(3 * i, 3 * i + 3),
    ]);
    const flat = found.flat();
    rows.flat().forEach((value, k) => {
      expect(Math.abs((flat[k] ?? NaN) - value)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(value), 1e-6));
    });
  });
});
