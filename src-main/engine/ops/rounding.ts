import { ONE, ZERO, apply, div, neg } from '../expr.ts';
import { type Family, Precedence, type Spelling, call, closed, latexCall, slot, always } from './define.ts';

const { choice, product, power, comparison } = Precedence;

function roundHalfToEven(a: number): number {
  return Math.abs(a % 1) === 0.5 ? 2 * Math.round(a / 2) : Math.round(a);
}

const roundInJavaScript: Spelling = {
  precedence: choice,
  pieces: [
    ...['Math.abs(', slot(0, product), ' % 1) === 0.5 ? '],
    ...['2 * Math.round(', slot(0, product), ' / 2) : Math.round(', slot(0, choice), ')'],
  ],
};

/** The remainder takes the sign of the divisor; JavaScript's takes that of the dividend. */
function flooredRemainder(a: number, b: number): number {
  const remainder = a % b;
  return Math.sign(remainder) === -Math.sign(b) ? remainder + b : remainder;
}

const remainder = [slot(0, product), ' % ', slot(1, power)];

const modInJavaScript: Spelling = {
  precedence: choice,
  pieces: [
    ...['Math.sign(', ...remainder, ') === -Math.sign(', slot(1, choice), ') ? '],
    ...['(', ...remainder, ') + ', slot(1, product), ' : ', ...remainder],
  ],
};

const level = 'Between its jumps it is level, so a small change changes nothing.';

/** Operations that throw away what is less than a step. */
export const rounding = {
  floor: {
    arity: 1,
    calledBy: ['floor'],
    value: Math.floor,
    domain: always,
    range: null,
    zeros: [],
    symmetry: null,
    partials: [() => ZERO()],
    text: [call('floor')],
    latex: [closed('\\left\\lfloor ', slot(0, choice), '\\right\\rfloor')],
    tensorflow: [call('tf.floor')],
    numpy: [call('np.floor')],
    javascript: [call('Math.floor')],
    teaching: {
      rule: 'Rounding down',
      reason: level,
      caveat: 'At whole numbers it jumps and has no derivative; 0 is taken everywhere, where TensorFlow answers None.',
    },
    samples: [[1.5], [-0.3]],
  },
  ceil: {
    arity: 1,
    calledBy: ['ceil', 'ceiling'],
    value: Math.ceil,
    domain: always,
    range: null,
    zeros: [],
    symmetry: null,
    partials: [() => ZERO()],
    text: [call('ceil')],
    latex: [closed('\\left\\lceil ', slot(0, choice), '\\right\\rceil')],
    tensorflow: [call('tf.math.ceil')],
    numpy: [call('np.ceil')],
    javascript: [call('Math.ceil')],
    teaching: {
      rule: 'Rounding up',
      reason: level,
      caveat: 'At whole numbers it jumps and has no derivative; 0 is taken everywhere, where TensorFlow answers None.',
    },
    samples: [[1.5], [-0.3]],
  },
  round: {
    arity: 1,
    calledBy: ['round'],
    value: roundHalfToEven,
    domain: always,
    range: null,
    zeros: [],
    symmetry: 'odd',
    partials: [() => ZERO()],
    text: [call('round')],
    latex: latexCall('\\operatorname{round}'),
    tensorflow: [call('tf.round')],
    numpy: [call('np.round')],
    javascript: [roundInJavaScript],
    teaching: {
      rule: 'Rounding',
      reason: level,
      caveat:
        'A half goes to the even neighbour. There it jumps and has no derivative; 0 is taken everywhere, where TensorFlow answers None.',
    },
    samples: [[1.3], [-0.3]],
  },
  mod: {
    arity: 2,
    calledBy: ['mod', 'floormod'],
    value: flooredRemainder,
    domain: (_a, b) => [apply('ne', b, ZERO())],
    range: null,
    zeros: [],
    swapped: null,
    partials: [() => ONE(), (a, b) => neg(apply('floor', div(a, b)))],
    text: [call('mod', 2)],
    latex: [{ precedence: comparison, pieces: [slot(0, power), ' \\bmod ', slot(1, power)] }],
    tensorflow: [call('tf.math.floormod', 2)],
    numpy: [call('np.mod', 2)],
    javascript: [modInJavaScript],
    teaching: {
      rule: 'Remainder',
      reason: 'It is the number less as many divisors as fit, so it moves with the number and against those divisors.',
      caveat:
        'It has the sign of the divisor. Where the division comes out even it jumps; the slopes beside are taken.',
    },
    samples: [
      [7.3, 3],
      [-1.2, 0.7],
      [1.5, -2],
    ],
  },
} satisfies Family;
