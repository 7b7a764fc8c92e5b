import { type Expr, ONE, add, apply, constant, div, mul, neg, pow, sub } from '../expr.ts';
import { type Family, Precedence, call, closed, latexCall, ofReciprocal, slot } from './define.ts';

const squared = (a: Expr): Expr => pow(a, constant(2));
/** The sine of the angle whose cosine is one over the number. */
const slant = (a: Expr): Expr => apply('sqrt', sub(ONE(), div(ONE(), squared(a))));

/** A coordinate over the squared distance; at the origin that is not a number, even where the coordinate is literally 0. */
const overSquares = (coordinate: Expr, y: Expr, x: Expr): Expr => apply('div', coordinate, add(squared(y), squared(x)));

/** The angles that have a given sine, cosine and so on. */
export const inverseTrigonometric = {
  asin: {
    arity: 1,
    calledBy: ['asin', 'arcsin'],
    value: Math.asin,
    partials: [(a) => div(ONE(), apply('sqrt', sub(ONE(), squared(a))))],
    text: [call('asin')],
    latex: latexCall('\\arcsin'),
    tensorflow: [call('tf.asin')],
    numpy: [call('np.arcsin')],
    javascript: [call('Math.asin')],
    teaching: {
      rule: 'Inverse sine',
      reason: 'It undoes the sine, so its slope is one over the cosine of the angle.',
      caveat: 'Real only from -1 to 1, with an infinite slope at both ends.',
    },
    samples: [[0.3], [-0.75]],
  },
  acos: {
    arity: 1,
    calledBy: ['acos', 'arccos'],
    value: Math.acos,
    partials: [(a) => neg(div(ONE(), apply('sqrt', sub(ONE(), squared(a)))))],
    text: [call('acos')],
    latex: latexCall('\\arccos'),
    tensorflow: [call('tf.acos')],
    numpy: [call('np.arccos')],
    javascript: [call('Math.acos')],
    teaching: {
      rule: 'Inverse cosine',
      reason:
        'It undoes the cosine; together with the inverse sine it makes a right angle, so the slopes are opposite.',
      caveat: 'Real only from -1 to 1, with an infinite slope at both ends.',
    },
    samples: [[0.3], [-0.75]],
  },
  atan: {
    arity: 1,
    calledBy: ['atan', 'arctan'],
    value: Math.atan,
    partials: [(a) => div(ONE(), add(ONE(), squared(a)))],
    text: [call('atan')],
    latex: latexCall('\\arctan'),
    tensorflow: [call('tf.atan')],
    numpy: [call('np.arctan')],
    javascript: [call('Math.atan')],
    teaching: {
      rule: 'Inverse tangent',
      reason: 'It undoes the tangent, so its slope is one over one plus the square.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  asec: {
    arity: 1,
    calledBy: ['asec', 'arcsec'],
    value: (a) => Math.acos(1 / a),
    partials: [(a) => div(ONE(), mul(squared(a), slant(a)))],
    text: [call('asec')],
    latex: latexCall('\\operatorname{arcsec}'),
    tensorflow: [ofReciprocal('tf.acos')],
    numpy: [ofReciprocal('np.arccos')],
    javascript: [ofReciprocal('Math.acos')],
    teaching: {
      rule: 'Inverse secant',
      reason: 'It is the inverse cosine of one over the number, so the chain rule brings the square of the number.',
      caveat: 'Real only from 1 on and up to -1, with an infinite slope at both ends.',
    },
    samples: [[1.5], [-3]],
  },
  acsc: {
    arity: 1,
    calledBy: ['acsc', 'arccsc'],
    value: (a) => Math.asin(1 / a),
    partials: [(a) => neg(div(ONE(), mul(squared(a), slant(a))))],
    text: [call('acsc')],
    latex: latexCall('\\operatorname{arccsc}'),
    tensorflow: [ofReciprocal('tf.asin')],
    numpy: [ofReciprocal('np.arcsin')],
    javascript: [ofReciprocal('Math.asin')],
    teaching: {
      rule: 'Inverse cosecant',
      reason: 'It is the inverse sine of one over the number, so the chain rule brings minus the square of the number.',
      caveat: 'Real only from 1 on and up to -1, with an infinite slope at both ends.',
    },
    samples: [[1.5], [-3]],
  },
  acot: {
    arity: 1,
    calledBy: ['acot', 'arccot', 'arcctg'],
    value: (a) => Math.atan(1 / a),
    partials: [(a) => neg(div(ONE(), add(ONE(), squared(a))))],
    text: [call('acot')],
    latex: latexCall('\\operatorname{arccot}'),
    tensorflow: [ofReciprocal('tf.atan')],
    numpy: [ofReciprocal('np.arctan')],
    javascript: [ofReciprocal('Math.atan')],
    teaching: {
      rule: 'Inverse cotangent',
      reason: 'It is the inverse tangent of one over the number, so it falls where that rises.',
      caveat: 'At 0 it jumps from minus to plus a right angle; the slope on both sides is taken there.',
    },
    samples: [[1.5], [-0.3]],
  },
  atan2: {
    arity: 2,
    calledBy: ['atan2', 'arctan2'],
    value: Math.atan2,
    partials: [(y, x) => overSquares(x, y, x), (y, x) => neg(overSquares(y, y, x))],
    text: [call('atan2', 2)],
    latex: [
      closed('\\operatorname{atan2}\\left(', slot(0, Precedence.choice), ', ', slot(1, Precedence.choice), '\\right)'),
    ],
    tensorflow: [call('tf.atan2', 2)],
    numpy: [call('np.arctan2', 2)],
    javascript: [call('Math.atan2', 2)],
    teaching: {
      rule: 'Angle of a point',
      reason: 'A step across the line of sight turns it by the step over the distance.',
      caveat: 'At the origin there is no angle: the value is 0 and the slopes are NaN, as in TensorFlow.',
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
} satisfies Family;
