import { type Expr, ONE, ZERO, apply, constant, div, isLiteral, mul, neg, pow, select, sub } from '../expr.ts';
import { type Family, JUXTAPOSED, Precedence, type Spelling, call, infix, slot, always } from './define.ts';
import { powerOf, whereDefined } from './power.ts';

const { choice, sum, product, sign, power, atom } = Precedence;

const plus = infix(' + ', sum, product);
const difference = infix(' - ', sum, product);
const times = infix(' * ', product, sign);
const over = infix(' / ', product, sign);
const negation: Spelling = { precedence: sign, pieces: ['-', slot(0, power)] };
/** Python's and JavaScript's power. */
const starred: Spelling = { precedence: power, pieces: [slot(0, atom), '**', slot(1, atom)] };
const raised = (base: number, ...exponent: Spelling['pieces']): Spelling => ({
  precedence: power,
  pieces: [slot(base, atom), '^{', ...exponent, '}'],
});

/** Whether the expression is written with a minus sign in front: `-2`, `-x`, `-x*y`. */
function leadsWithMinus(node: Expr): boolean {
  let first = node;
  while (first.kind === 'operation' && first.op === 'mul' && first.args[0]) first = first.args[0];
  return first.kind === 'constant' ? first.value < 0 : first.kind === 'operation' && first.op === 'neg';
}

const fraction = (numerator: Expr): Spelling =>
  leadsWithMinus(numerator)
    ? { precedence: sign, pieces: ['-\\frac{', { arg: 0, min: sum, unsigned: true }, '}{', slot(1, choice), '}'] }
    : { precedence: power, pieces: ['\\frac{', slot(0, choice), '}{', slot(1, choice), '}'] };

/**
 * x ^ n by x. The literal 1 leaves 1, so that no x ^ 0 remains to be derived; the literal 0 leaves 0 * x ^ -1, which is
 * not a number at 0, as in TensorFlow.
 */
function powerByBase(base: Expr, exponent: Expr): Expr {
  if (isLiteral(exponent, 1)) return ONE();
  if (isLiteral(exponent, 0)) return apply('mul', ZERO(), pow(base, constant(-1)));
  return mul(exponent, pow(base, sub(exponent, ONE())));
}

/** a ^ x by x: `out * log(a)` where the base is positive, else 0; log is left out for e. */
function powerByExponent(base: Expr, _exponent: Expr, out: Expr): Expr {
  const slope = apply('log', base);
  if (base.kind !== 'constant') return mul(out, select(apply('gt', base, ZERO()), slope, ZERO()));
  if (base.literal === 'e') return out;
  return base.value > 0 ? mul(out, slope) : ZERO();
}

/** The four operations, negation, powers and squares: what needs no function name. */
export const arithmetic = {
  add: {
    arity: 2,
    calledBy: [],
    value: (a, b) => a + b,
    domain: always,
    range: null,
    zeros: [],
    swapped: 'add',
    partials: [() => ONE(), () => ONE()],
    text: [plus],
    latex: [plus],
    tensorflow: [plus],
    numpy: [plus],
    javascript: [plus],
    teaching: {
      rule: 'Sum rule',
      reason: 'A change in either term changes the sum by just as much.',
      caveat: null,
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  sub: {
    arity: 2,
    calledBy: [],
    value: (a, b) => a - b,
    domain: always,
    range: null,
    zeros: [],
    swapped: null,
    partials: [() => ONE(), () => constant(-1)],
    text: [difference],
    latex: [difference],
    tensorflow: [difference],
    numpy: [difference],
    javascript: [difference],
    teaching: {
      rule: 'Difference rule',
      reason: 'The difference follows the first term and goes against the second.',
      caveat: null,
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  mul: {
    arity: 2,
    calledBy: [],
    value: (a, b) => a * b,
    domain: always,
    range: null,
    zeros: [0, 1],
    swapped: 'mul',
    partials: [(_a, b) => b, (a) => a],
    text: [infix('*', product, sign)],
    latex: [{ precedence: product, pieces: [slot(0, product), JUXTAPOSED, slot(1, product)] }],
    tensorflow: [times],
    numpy: [times],
    javascript: [times],
    teaching: {
      rule: 'Product rule',
      reason: 'A change in one factor is multiplied by the other factor.',
      caveat: null,
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  div: {
    arity: 2,
    calledBy: [],
    value: (a, b) => a / b,
    domain: (_a, b) => [apply('ne', b, ZERO())],
    range: null,
    zeros: [0],
    swapped: null,
    partials: [(_a, b) => div(ONE(), b), (_a, b, out) => neg(div(out, b))],
    text: [infix('/', product, sign)],
    latex: (a) => [fraction(a)],
    tensorflow: [over],
    numpy: [over],
    javascript: [over],
    teaching: {
      rule: 'Quotient rule',
      reason: 'A larger denominator shrinks the quotient in proportion to its own size.',
      caveat: 'There is no derivative where the denominator is 0; 0 / 0 is NaN.',
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  neg: {
    arity: 1,
    calledBy: [],
    value: (a) => -a,
    domain: always,
    range: null,
    zeros: [0],
    symmetry: 'odd',
    partials: [() => constant(-1)],
    text: [negation],
    latex: [{ precedence: sign, pieces: ['-', slot(0, product)] }],
    tensorflow: [negation],
    numpy: [negation],
    javascript: [{ precedence: sign, pieces: ['-', slot(0, atom)] }],
    teaching: {
      rule: 'Negation',
      reason: 'The negative moves as much as its argument, the other way.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  pow: {
    arity: 2,
    calledBy: ['pow'],
    value: powerOf,
    domain: whereDefined,
    range: null,
    zeros: [0],
    swapped: null,
    partials: [powerByBase, powerByExponent],
    text: [{ precedence: power, pieces: [slot(0, atom), '^', slot(1, atom)] }],
    latex: [raised(0, slot(1, choice))],
    tensorflow: [starred],
    numpy: [starred],
    javascript: [{ precedence: power, pieces: [slot(0, atom), ' ** ', slot(1, atom)] }],
    teaching: {
      rule: 'Power rule',
      reason:
        'The exponent comes down as a factor and goes down by one; an exponent that varies brings log of the base.',
      caveat:
        'By the exponent it is 0 where the base is not positive, and x^0 has NaN at 0, because 0 * 0^-1 is: as TensorFlow does.',
      concerns: (_base, exponent) => exponent?.kind !== 'constant' || exponent.value === 0,
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
      [2.5, 3],
    ],
  },
  square: {
    arity: 1,
    calledBy: ['square'],
    value: (a) => a * a,
    domain: always,
    range: 'not-negative',
    zeros: [0],
    symmetry: 'even',
    partials: [(a) => mul(constant(2), a)],
    text: [call('square')],
    latex: [raised(0, '2')],
    tensorflow: [call('tf.square')],
    numpy: [call('np.square')],
    javascript: [{ precedence: product, pieces: [slot(0, sign), ' * ', slot(0, sign)] }],
    teaching: {
      rule: 'Power rule',
      reason: 'The exponent 2 comes down as a factor and leaves the first power.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
} satisfies Family;
