import { type Expr, ONE, add, apply, constant, div, mul, pow, sub, topological } from '../expr.ts';
import { type Family, Precedence, type Spelling, type Spellings, call, closed, latexCall, slot } from './define.ts';

const squared = (a: Expr): Expr => pow(a, constant(2));

const logTo = (base: string): Spelling => ({
  precedence: Precedence.product,
  pieces: ['tf.math.log(', slot(0, Precedence.sum), `) / tf.math.log(${base})`],
});

/** An exponent of more nodes than this is too small to read when it is raised. */
const RAISED_NODES = 8;

const raised: Spelling = { precedence: Precedence.power, pieces: ['e^{', slot(0, Precedence.sum), '}'] };
const enclosed = closed('\\exp\\left(', slot(0, Precedence.sum), '\\right)');

function powerOfE(exponent: Expr): Spellings {
  return topological([exponent]).length > RAISED_NODES ? [enclosed] : [raised];
}

/** Exponentials, logarithms and hyperbolic functions: a derivative wherever they are defined. */
export const smooth = {
  sinh: {
    arity: 1,
    calledBy: ['sinh'],
    value: Math.sinh,
    partials: [(a) => apply('cosh', a)],
    text: [call('sinh')],
    latex: latexCall('\\sinh'),
    tensorflow: [call('tf.sinh')],
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
    teaching: {
      rule: 'Hyperbolic tangent',
      reason: 'The quotient rule on sinh over cosh leaves one minus the result squared.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  asinh: {
    arity: 1,
    calledBy: ['asinh', 'arsinh'],
    value: Math.asinh,
    partials: [(a) => div(ONE(), apply('sqrt', add(squared(a), ONE())))],
    text: [call('asinh')],
    latex: latexCall('\\operatorname{arsinh}'),
    tensorflow: [call('tf.asinh')],
    teaching: {
      rule: 'Inverse hyperbolic sine',
      reason: 'It undoes the hyperbolic sine, so its slope is one over the hyperbolic cosine.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  acosh: {
    arity: 1,
    calledBy: ['acosh', 'arcosh'],
    value: Math.acosh,
    partials: [(a) => div(ONE(), mul(apply('sqrt', sub(a, ONE())), apply('sqrt', add(a, ONE()))))],
    text: [call('acosh')],
    latex: latexCall('\\operatorname{arcosh}'),
    tensorflow: [call('tf.acosh')],
    teaching: {
      rule: 'Inverse hyperbolic cosine',
      reason: 'It undoes the hyperbolic cosine, so its slope is one over the hyperbolic sine.',
      caveat: 'Real only from 1 on, with an infinite slope at 1.',
    },
    samples: [[1.5], [3]],
  },
  atanh: {
    arity: 1,
    calledBy: ['atanh', 'artanh'],
    value: Math.atanh,
    partials: [(a) => div(ONE(), sub(ONE(), squared(a)))],
    text: [call('atanh')],
    latex: latexCall('\\operatorname{artanh}'),
    tensorflow: [call('tf.atanh')],
    teaching: {
      rule: 'Inverse hyperbolic tangent',
      reason: 'It undoes the hyperbolic tangent, so its slope is one over one minus the square.',
      caveat: 'Real only between -1 and 1.',
    },
    samples: [[0.3], [-0.75]],
  },
  exp: {
    arity: 1,
    calledBy: ['exp'],
    value: Math.exp,
    partials: [(_a, out) => out],
    text: [call('exp')],
    latex: powerOfE,
    tensorflow: [call('tf.exp')],
    teaching: {
      rule: 'Exponential',
      reason: 'The exponential grows at a rate equal to its own value.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  expm1: {
    arity: 1,
    calledBy: ['expm1'],
    value: Math.expm1,
    partials: [(a) => apply('exp', a)],
    text: [call('expm1')],
    latex: (a) => [{ precedence: Precedence.sum, pieces: [...powerOfE(a)[0].pieces, ' - 1'] }],
    tensorflow: [call('tf.math.expm1')],
    teaching: {
      rule: 'Exponential minus one',
      reason: 'Taking 1 away moves the exponential without changing its slope.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  log: {
    arity: 1,
    calledBy: ['log', 'ln'],
    value: Math.log,
    partials: [(a) => div(ONE(), a)],
    text: [call('log')],
    latex: latexCall('\\ln'),
    tensorflow: [call('tf.math.log')],
    teaching: {
      rule: 'Natural logarithm',
      reason: 'It undoes the exponential, so its slope is one over the number.',
      caveat: 'Real only for positive numbers.',
    },
    samples: [[0.3], [1.5]],
  },
  log1p: {
    arity: 1,
    calledBy: ['log1p'],
    value: Math.log1p,
    partials: [(a) => div(ONE(), add(ONE(), a))],
    text: [call('log1p')],
    latex: () => [closed('\\ln\\left(1 + ', slot(0, Precedence.product), '\\right)')],
    tensorflow: [call('tf.math.log1p')],
    teaching: {
      rule: 'Logarithm of one plus',
      reason: 'It is the logarithm of one plus the number, so its slope is one over that sum.',
      caveat: 'Real only above -1.',
    },
    samples: [[0.3], [-0.5]],
  },
  log2: {
    arity: 1,
    calledBy: ['log2', 'lb'],
    value: Math.log2,
    partials: [(a) => div(ONE(), mul(a, apply('log', constant(2))))],
    text: [call('log2')],
    latex: latexCall('\\log_{2}'),
    tensorflow: [logTo('2.0')],
    teaching: {
      rule: 'Logarithm to base 2',
      reason: 'It is the natural logarithm over log(2), and that factor stays.',
      caveat: 'Real only for positive numbers.',
    },
    samples: [[0.3], [1.5]],
  },
  log10: {
    arity: 1,
    calledBy: ['log10', 'lg'],
    value: Math.log10,
    partials: [(a) => div(ONE(), mul(a, apply('log', constant(10))))],
    text: [call('log10')],
    latex: latexCall('\\log_{10}'),
    tensorflow: [logTo('10.0')],
    teaching: {
      rule: 'Logarithm to base 10',
      reason: 'It is the natural logarithm over log(10), and that factor stays.',
      caveat: 'Real only for positive numbers.',
    },
    samples: [[0.3], [1.5]],
  },
} satisfies Family;
