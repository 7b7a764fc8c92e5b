import { type Expr, ONE, add, apply, constant, div, mul, sub, topological, ZERO } from '../expr.ts';
import {
  type Family,
  Precedence,
  type Spelling,
  type Spellings,
  call,
  closed,
  latexCall,
  slot,
  always,
} from './define.ts';

const { choice, sum, product, power } = Precedence;

const logTo = (base: string): Spelling => ({
  precedence: product,
  pieces: ['tf.math.log(', slot(0, choice), `) / tf.math.log(${base})`],
});

/** An exponent of more nodes than this is too small to read when it is raised. */
const RAISED_NODES = 8;

const raised: Spelling = { precedence: power, pieces: ['e^{', slot(0, choice), '}'] };
const enclosed = closed('\\exp\\left(', slot(0, choice), '\\right)');

function powerOfE(exponent: Expr): Spellings {
  return topological([exponent]).length > RAISED_NODES ? [enclosed] : [raised];
}

const logistic = (library: string): Spelling => ({
  precedence: product,
  pieces: [`1 / (1 + ${library}.exp(-`, slot(0, power), '))'],
});

/** The exponential is never of a positive number, so it does not overflow. */
const stableSoftplus: Spelling = {
  precedence: sum,
  pieces: ['Math.max(', slot(0, choice), ', 0) + Math.log1p(Math.exp(-Math.abs(', slot(0, choice), ')))'],
};

/** Exponentials and logarithms, and the smooth steps and bends that are made of them. */
export const exponential = {
  exp: {
    arity: 1,
    calledBy: ['exp'],
    value: Math.exp,
    domain: always,
    range: 'positive',
    zeros: [],
    symmetry: null,
    partials: [(_a, out) => out],
    text: [call('exp')],
    latex: powerOfE,
    tensorflow: [call('tf.exp')],
    numpy: [call('np.exp')],
    javascript: [call('Math.exp')],
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
    domain: always,
    range: null,
    zeros: [0],
    symmetry: null,
    partials: [(a) => apply('exp', a)],
    text: [call('expm1')],
    latex: (a) => [{ precedence: sum, pieces: [...powerOfE(a)[0].pieces, ' - 1'] }],
    tensorflow: [call('tf.math.expm1')],
    numpy: [call('np.expm1')],
    javascript: [call('Math.expm1')],
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
    calledWith: ([a, base, ...more]) =>
      a === undefined || base === undefined || more.length > 0
        ? null
        : apply('div', apply('log', a), apply('log', base)),
    value: Math.log,
    domain: (a) => [apply('gt', a, ZERO())],
    range: null,
    zeros: [],
    symmetry: null,
    partials: [(a) => div(ONE(), a)],
    text: [call('log')],
    latex: latexCall('\\ln'),
    tensorflow: [call('tf.math.log')],
    numpy: [call('np.log')],
    javascript: [call('Math.log')],
    teaching: {
      rule: 'Natural logarithm',
      reason: 'It undoes the exponential, so its slope is one over the number.',
      caveat: 'Real only for positive numbers; at 0 it is minus infinity, with an infinite slope.',
    },
    samples: [[0.3], [1.5]],
  },
  log1p: {
    arity: 1,
    calledBy: ['log1p'],
    value: Math.log1p,
    domain: (a) => [apply('gt', a, constant(-1))],
    range: null,
    zeros: [0],
    symmetry: null,
    partials: [(a) => div(ONE(), add(ONE(), a))],
    text: [call('log1p')],
    latex: [closed('\\ln\\left(1 + ', slot(0, product), '\\right)')],
    tensorflow: [call('tf.math.log1p')],
    numpy: [call('np.log1p')],
    javascript: [call('Math.log1p')],
    teaching: {
      rule: 'Logarithm of one plus',
      reason: 'It is the logarithm of one plus the number, so its slope is one over that sum.',
      caveat: 'Real only above -1; at -1 it is minus infinity, with an infinite slope.',
    },
    samples: [[0.3], [-0.5]],
  },
  log2: {
    arity: 1,
    calledBy: ['log2', 'lb'],
    value: Math.log2,
    domain: (a) => [apply('gt', a, ZERO())],
    range: null,
    zeros: [],
    symmetry: null,
    partials: [(a) => div(ONE(), mul(a, apply('log', constant(2))))],
    text: [call('log2')],
    latex: latexCall('\\log_{2}'),
    tensorflow: [logTo('2.0')],
    numpy: [call('np.log2')],
    javascript: [call('Math.log2')],
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
    domain: (a) => [apply('gt', a, ZERO())],
    range: null,
    zeros: [],
    symmetry: null,
    partials: [(a) => div(ONE(), mul(a, apply('log', constant(10))))],
    text: [call('log10')],
    latex: latexCall('\\log_{10}'),
    tensorflow: [logTo('10.0')],
    numpy: [call('np.log10')],
    javascript: [call('Math.log10')],
    teaching: {
      rule: 'Logarithm to base 10',
      reason: 'It is the natural logarithm over log(10), and that factor stays.',
      caveat: 'Real only for positive numbers.',
    },
    samples: [[0.3], [1.5]],
  },
  sigmoid: {
    arity: 1,
    calledBy: ['sigmoid'],
    value: (a) => 1 / (1 + Math.exp(-a)),
    domain: always,
    range: 'positive',
    zeros: [],
    symmetry: null,
    partials: [(_a, out) => mul(out, sub(ONE(), out))],
    text: [call('sigmoid')],
    latex: [closed('\\sigma\\left(', slot(0, choice), '\\right)')],
    tensorflow: [call('tf.sigmoid')],
    numpy: [logistic('np')],
    javascript: [logistic('Math')],
    teaching: {
      rule: 'Logistic function',
      reason: 'The quotient rule on one over 1 + exp(-x) leaves the result times what it lacks of 1.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  softplus: {
    arity: 1,
    calledBy: ['softplus'],
    value: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
    domain: always,
    range: 'positive',
    zeros: [],
    symmetry: null,
    partials: [(a) => apply('sigmoid', a)],
    text: [call('softplus')],
    latex: latexCall('\\operatorname{softplus}'),
    tensorflow: [call('tf.math.softplus')],
    numpy: [closed('np.logaddexp(0, ', slot(0, choice), ')')],
    javascript: [stableSoftplus],
    teaching: {
      rule: 'Softplus',
      reason: 'It is log(1 + exp(x)), and the chain rule leaves the logistic function.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
} satisfies Family;
