import { type Expr, ONE, ZERO, apply, select } from '../expr.ts';
import { type Family, Precedence, call, closed, latexCall, slot, always } from './define.ts';

const { choice } = Precedence;

/** An operation of two numbers on any number of them, from the left; one is left as it is. */
const folded =
  (op: string) =>
  ([first, ...rest]: readonly Expr[]): Expr | null =>
    first === undefined ? null : rest.reduce((a, b) => apply(op, a, b), first);

/** Operations with a corner or a jump at 0 or where two numbers meet; the derivative there is a convention. */
export const piecewise = {
  abs: {
    arity: 1,
    calledBy: ['abs'],
    value: Math.abs,
    domain: always,
    range: 'not-negative',
    zeros: [0],
    symmetry: 'even',
    partials: [(a) => apply('sign', a)],
    text: [call('abs')],
    latex: [closed('\\left|', slot(0, choice), '\\right|')],
    tensorflow: [call('tf.abs')],
    numpy: [call('np.abs')],
    javascript: [call('Math.abs')],
    teaching: {
      rule: 'Absolute value',
      reason: 'Right of 0 it is the number itself, left of 0 its negative, so the slope is the sign.',
      caveat: 'At the corner 0 there is no derivative; 0 is taken, as TensorFlow does.',
    },
    samples: [[1.5], [-0.3]],
  },
  sign: {
    arity: 1,
    calledBy: ['sign', 'sgn'],
    value: Math.sign,
    domain: always,
    range: null,
    zeros: [0],
    symmetry: 'odd',
    partials: [() => ZERO()],
    text: [call('sign')],
    latex: latexCall('\\operatorname{sgn}'),
    tensorflow: [call('tf.sign')],
    numpy: [call('np.sign')],
    javascript: [call('Math.sign')],
    teaching: {
      rule: 'Sign',
      reason: 'It is level on either side of 0, so a small change changes nothing.',
      caveat: 'At 0 it jumps and has no derivative; 0 is taken, as TensorFlow does.',
    },
    samples: [[1.5], [-0.3]],
  },
  max: {
    arity: 2,
    calledBy: ['max', 'maximum'],
    calledWith: folded('max'),
    value: Math.max,
    domain: always,
    range: null,
    zeros: [],
    swapped: 'max',
    partials: [(a, b) => select(apply('ge', a, b), ONE(), ZERO()), (a, b) => select(apply('ge', a, b), ZERO(), ONE())],
    text: [call('max', 2)],
    latex: [closed('\\max\\left(', slot(0, choice), ', ', slot(1, choice), '\\right)')],
    tensorflow: [call('tf.maximum', 2)],
    numpy: [call('np.maximum', 2)],
    javascript: [call('Math.max', 2)],
    teaching: {
      rule: 'Maximum',
      reason: 'It is the larger of the two numbers, so only that one moves it.',
      caveat: 'Where both are equal there is a corner; the whole slope goes to the first, as TensorFlow does.',
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  min: {
    arity: 2,
    calledBy: ['min', 'minimum'],
    calledWith: folded('min'),
    value: Math.min,
    domain: always,
    range: null,
    zeros: [],
    swapped: 'min',
    partials: [(a, b) => select(apply('le', a, b), ONE(), ZERO()), (a, b) => select(apply('le', a, b), ZERO(), ONE())],
    text: [call('min', 2)],
    latex: [closed('\\min\\left(', slot(0, choice), ', ', slot(1, choice), '\\right)')],
    tensorflow: [call('tf.minimum', 2)],
    numpy: [call('np.minimum', 2)],
    javascript: [call('Math.min', 2)],
    teaching: {
      rule: 'Minimum',
      reason: 'It is the smaller of the two numbers, so only that one moves it.',
      caveat: 'Where both are equal there is a corner; the whole slope goes to the first, as TensorFlow does.',
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  relu: {
    arity: 1,
    calledBy: ['relu'],
    value: (a) => Math.max(a, 0),
    domain: always,
    range: 'not-negative',
    zeros: [],
    symmetry: null,
    partials: [(a) => select(apply('gt', a, ZERO()), ONE(), ZERO())],
    text: [call('relu')],
    latex: latexCall('\\operatorname{ReLU}'),
    tensorflow: [call('tf.nn.relu')],
    numpy: [closed('np.maximum(', slot(0, choice), ', 0)')],
    javascript: [closed('Math.max(', slot(0, choice), ', 0)')],
    teaching: {
      rule: 'Rectifier',
      reason: 'Right of 0 it is the number itself, left of 0 it is level.',
      caveat: 'At the corner 0 there is no derivative; 0 is taken, as TensorFlow does.',
    },
    samples: [[1.5], [-0.3]],
  },
} satisfies Family;
