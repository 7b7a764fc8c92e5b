import { type Expr, ONE, apply, constant, mul, neg, pow, sub } from '../expr.ts';
import { type Family, call, latexCall, oneOver } from './define.ts';

const squared = (a: Expr): Expr => pow(a, constant(2));

/** Hyperbolic functions: half sums and differences of exponentials, and their quotients. */
export const hyperbolic = {
  sinh: {
    arity: 1,
    calledBy: ['sinh'],
    value: Math.sinh,
    partials: [(a) => apply('cosh', a)],
    text: [call('sinh')],
    latex: latexCall('\\sinh'),
    tensorflow: [call('tf.sinh')],
    numpy: [call('np.sinh')],
    javascript: [call('Math.sinh')],
    teaching: {
      rule: 'Hyperbolic sine',
      reason: 'It is half of exp(x) - exp(-x), and the second term changes its sign.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  cosh: {
    arity: 1,
    calledBy: ['cosh'],
    value: Math.cosh,
    partials: [(a) => apply('sinh', a)],
    text: [call('cosh')],
    latex: latexCall('\\cosh'),
    tensorflow: [call('tf.cosh')],
    numpy: [call('np.cosh')],
    javascript: [call('Math.cosh')],
    teaching: {
      rule: 'Hyperbolic cosine',
      reason: 'It is half of exp(x) + exp(-x), and the second term changes its sign.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  tanh: {
    arity: 1,
    calledBy: ['tanh'],
    value: Math.tanh,
    partials: [(_a, out) => sub(ONE(), squared(out))],
    text: [call('tanh')],
    latex: latexCall('\\tanh'),
    tensorflow: [call('tf.tanh')],
    numpy: [call('np.tanh')],
    javascript: [call('Math.tanh')],
    teaching: {
      rule: 'Hyperbolic tangent',
      reason: 'The quotient rule on sinh over cosh leaves one minus the result squared.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  sech: {
    arity: 1,
    calledBy: ['sech'],
    value: (a) => 1 / Math.cosh(a),
    partials: [(a, out) => neg(mul(out, apply('tanh', a)))],
    text: [call('sech')],
    latex: latexCall('\\operatorname{sech}'),
    tensorflow: [oneOver('tf.cosh')],
    numpy: [oneOver('np.cosh')],
    javascript: [oneOver('Math.cosh')],
    teaching: {
      rule: 'Hyperbolic secant',
      reason:
        'It is one over the hyperbolic cosine, so the quotient rule gives minus itself times the hyperbolic tangent.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  csch: {
    arity: 1,
    calledBy: ['csch'],
    value: (a) => 1 / Math.sinh(a),
    partials: [(a, out) => neg(mul(out, apply('coth', a)))],
    text: [call('csch')],
    latex: latexCall('\\operatorname{csch}'),
    tensorflow: [oneOver('tf.sinh')],
    numpy: [oneOver('np.sinh')],
    javascript: [oneOver('Math.sinh')],
    teaching: {
      rule: 'Hyperbolic cosecant',
      reason:
        'It is one over the hyperbolic sine, so the quotient rule gives minus itself times the hyperbolic cotangent.',
      caveat: 'There is no value at 0.',
    },
    samples: [[1.5], [-0.75]],
  },
  coth: {
    arity: 1,
    calledBy: ['coth'],
    value: (a) => 1 / Math.tanh(a),
    partials: [(_a, out) => sub(ONE(), squared(out))],
    text: [call('coth')],
    latex: latexCall('\\coth'),
    tensorflow: [oneOver('tf.tanh')],
    numpy: [oneOver('np.tanh')],
    javascript: [oneOver('Math.tanh')],
    teaching: {
      rule: 'Hyperbolic cotangent',
      reason: 'The quotient rule on hyperbolic cosine over sine leaves one minus the result squared.',
      caveat: 'There is no value at 0.',
    },
    samples: [[1.5], [-0.75]],
  },
} satisfies Family;
