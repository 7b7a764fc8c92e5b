import { type Expr, ONE, add, apply, constant, div, mul, neg, pow, sub } from '../expr.ts';
import { type Family, Precedence, type Spelling, call, latexCall, slot } from './define.ts';

const squared = (a: Expr): Expr => pow(a, constant(2));

/** Python has no function of its own for it: one over another function. */
const oneOver = (name: string): Spelling => ({
  precedence: Precedence.product,
  pieces: [`1 / ${name}(`, slot(0, Precedence.sum), ')'],
});

/** Functions of an angle, and their inverses. */
export const trigonometric = {
  sin: {
    arity: 1,
    calledBy: ['sin'],
    value: Math.sin,
    partials: [(a) => apply('cos', a)],
    text: [call('sin')],
    latex: latexCall('\\sin'),
    tensorflow: [call('tf.sin')],
    teaching: {
      rule: 'Sine',
      reason: 'The height of a point going round a circle changes by its horizontal position.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  cos: {
    arity: 1,
    calledBy: ['cos'],
    value: Math.cos,
    partials: [(a) => neg(apply('sin', a))],
    text: [call('cos')],
    latex: latexCall('\\cos'),
    tensorflow: [call('tf.cos')],
    teaching: {
      rule: 'Cosine',
      reason: 'The horizontal position of a point going round a circle shrinks by its height.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  tan: {
    arity: 1,
    calledBy: ['tan', 'tg'],
    value: Math.tan,
    partials: [(_a, out) => add(ONE(), squared(out))],
    text: [call('tan')],
    latex: latexCall('\\tan'),
    tensorflow: [call('tf.tan')],
    teaching: {
      rule: 'Tangent',
      reason: 'The quotient rule on sine over cosine leaves one plus the tangent squared.',
      caveat: 'There is no value where the cosine is 0.',
    },
    samples: [[0.75], [-0.3]],
  },
  sec: {
    arity: 1,
    calledBy: ['sec'],
    value: (a) => 1 / Math.cos(a),
    partials: [(a, out) => mul(out, apply('tan', a))],
    text: [call('sec')],
    latex: latexCall('\\sec'),
    tensorflow: [oneOver('tf.cos')],
    teaching: {
      rule: 'Secant',
      reason: 'It is one over the cosine, so the quotient rule gives itself times the tangent.',
      caveat: 'There is no value where the cosine is 0.',
    },
    samples: [[0.75], [-0.3]],
  },
  csc: {
    arity: 1,
    calledBy: ['csc'],
    value: (a) => 1 / Math.sin(a),
    partials: [(a, out) => neg(mul(out, apply('cot', a)))],
    text: [call('csc')],
    latex: latexCall('\\csc'),
    tensorflow: [oneOver('tf.sin')],
    teaching: {
      rule: 'Cosecant',
      reason: 'It is one over the sine, so the quotient rule gives minus itself times the cotangent.',
      caveat: 'There is no value where the sine is 0.',
    },
    samples: [[0.75], [-0.5]],
  },
  cot: {
    arity: 1,
    calledBy: ['cot'],
    value: (a) => 1 / Math.tan(a),
    partials: [(_a, out) => neg(add(ONE(), squared(out)))],
    text: [call('cot')],
    latex: latexCall('\\cot'),
    tensorflow: [oneOver('tf.tan')],
    teaching: {
      rule: 'Cotangent',
      reason: 'The quotient rule on cosine over sine leaves minus one minus the cotangent squared.',
      caveat: 'There is no value where the sine is 0.',
    },
    samples: [[0.75], [-0.5]],
  },
  asin: {
    arity: 1,
    calledBy: ['asin', 'arcsin'],
    value: Math.asin,
    partials: [(a) => div(ONE(), apply('sqrt', sub(ONE(), squared(a))))],
    text: [call('asin')],
    latex: latexCall('\\arcsin'),
    tensorflow: [call('tf.asin')],
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
    teaching: {
      rule: 'Inverse tangent',
      reason: 'It undoes the tangent, so its slope is one over one plus the square.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
} satisfies Family;
