import { ZERO, apply } from '../expr.ts';
import { type Family, Precedence, call, closed, latexCall, slot } from './define.ts';

/** Operations with a corner or a jump, where the derivative is a convention. */
export const piecewise = {
  abs: {
    arity: 1,
    calledBy: ['abs'],
    value: Math.abs,
    partials: [(a) => apply('sign', a)],
    text: [call('abs')],
    latex: () => [closed('\\left|', slot(0, Precedence.sum), '\\right|')],
    tensorflow: [call('tf.abs')],
    teaching: {
      rule: 'Absolute value',
      reason: 'Right of 0 it is the number itself, left of 0 its negative, so the slope is the sign.',
      caveat: 'At the corner 0 there is no derivative; 0 is taken, as TensorFlow does.',
    },
    samples: [[1.5], [-0.3]],
  },
  sign: {
    arity: 1,
    calledBy: ['sign'],
    value: Math.sign,
    partials: [() => ZERO()],
    text: [call('sign')],
    latex: latexCall('\\operatorname{sgn}'),
    tensorflow: [call('tf.sign')],
    teaching: {
      rule: 'Sign',
      reason: 'It is level on either side of 0, so a small change changes nothing.',
      caveat: 'At 0 it jumps and has no derivative; 0 is taken, as TensorFlow does.',
    },
    samples: [[1.5], [-0.3]],
  },
} satisfies Family;
