import { type Expr, ONE, ZERO, apply, constant, div, integerOf, isLiteral, mul, neg, pow, sub } from '../expr.ts';
import { type Family, JUXTAPOSED, Precedence, type Spelling, call, closed, infix, slot } from './define.ts';

const { sum, product, sign, power, atom } = Precedence;

const difference = infix(' - ', sum, product);
const negation: Spelling = { precedence: sign, pieces: ['-', slot(0, power)] };
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
    ? { precedence: sign, pieces: ['-\\frac{', { arg: 0, min: sum, unsigned: true }, '}{', slot(1, sum), '}'] }
    : { precedence: power, pieces: ['\\frac{', slot(0, sum), '}{', slot(1, sum), '}'] };

/** x ^ n by n: exact for the literals 0, 1 and 2, so that no `x ^ 0` or `0 * x ^ -1` is left to be evaluated at 0. */
function powerByBase(base: Expr, exponent: Expr): Expr {
  if (isLiteral(exponent, 0)) return ZERO();
  return mul(exponent, pow(base, sub(exponent, ONE())));
}

/** a ^ x by x: `out * log(a)`; log is left out for e, and a literal 0 has derivative 0 wherever the power is finite. */
function powerByExponent(base: Expr, _exponent: Expr, out: Expr): Expr {
  if (base.kind === 'constant' && base.literal === 'e') return out;
  if (integerOf(base) === 0) return ZERO();
  return mul(out, apply('log', base));
}

/** The four operations, negation, powers and squares: what needs no function name. */
export const arithmetic = {
  add: {
    arity: 2,
    calledBy: [],
    value: (a, b) => a + b,
    partials: [() => ONE(), () => ONE()],
    text: [infix(' + ', sum, product)],
    latex: () => [infix(' + ', sum, product)],
    tensorflow: [infix(' + ', sum, product)],
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
    partials: [() => ONE(), () => constant(-1)],
    text: [difference],
    latex: () => [difference],
    tensorflow: [difference],
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
    partials: [(_a, b) => b, (a) => a],
    text: [infix('*', product, sign)],
    latex: () => [{ precedence: product, pieces: [slot(0, product), JUXTAPOSED, slot(1, product)] }],
    tensorflow: [infix(' * ', product, sign)],
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
    partials: [(_a, b) => div(ONE(), b), (_a, b, out) => neg(div(out, b))],
    text: [infix('/', product, sign)],
    latex: (a) => [fraction(a)],
    tensorflow: [infix(' / ', product, sign)],
    teaching: {
      rule: 'Quotient rule',
      reason: 'A larger denominator shrinks the quotient in proportion to its own size.',
      caveat: 'There is no derivative where the denominator is 0.',
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
    partials: [() => constant(-1)],
    text: [negation],
    latex: () => [{ precedence: sign, pieces: ['-', slot(0, product)] }],
    tensorflow: [negation],
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
    value: (a, b) => a ** b,
    partials: [powerByBase, powerByExponent],
    text: [{ precedence: power, pieces: [slot(0, atom), '^', slot(1, atom)] }],
    latex: () => [raised(0, slot(1, sum))],
    tensorflow: [{ precedence: power, pieces: [slot(0, atom), '**', slot(1, atom)] }],
    teaching: {
      rule: 'Power rule',
      reason:
        'The exponent comes down as a factor and goes down by one; an exponent that varies brings log of the base.',
      caveat: 'An exponent that varies has a derivative only where the base is positive.',
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
    partials: [(a) => mul(constant(2), a)],
    text: [call('square')],
    latex: () => [raised(0, '2')],
    tensorflow: [call('tf.square')],
    teaching: {
      rule: 'Power rule',
      reason: 'The exponent 2 comes down as a factor and leaves the first power.',
      caveat: null,
    },
    samples: [[1.5], [-0.3]],
  },
  sqrt: {
    arity: 1,
    calledBy: ['sqrt'],
    value: Math.sqrt,
    partials: [(_a, out) => div(ONE(), mul(constant(2), out))],
    text: [call('sqrt')],
    latex: () => [closed('\\sqrt{', slot(0, sum), '}')],
    tensorflow: [call('tf.sqrt')],
    teaching: {
      rule: 'Square root rule',
      reason: 'Squaring undoes the root, so their slopes are reciprocal: one over twice the root.',
      caveat: 'At 0 the slope is infinite; there is no root of a negative number.',
    },
    samples: [[1.5], [0.3]],
  },
  cbrt: {
    arity: 1,
    calledBy: ['cbrt'],
    value: Math.cbrt,
    partials: [(_a, out) => div(ONE(), mul(constant(3), pow(out, constant(2))))],
    text: [call('cbrt')],
    latex: () => [closed('\\sqrt[3]{', slot(0, sum), '}')],
    tensorflow: [
      {
        precedence: product,
        pieces: ['tf.sign(', slot(0, sum), ') * tf.abs(', slot(0, sum), ')**(1 / 3)'],
      },
    ],
    teaching: {
      rule: 'Cube root rule',
      reason: 'Cubing undoes the root, so their slopes are reciprocal: one over three times the root squared.',
      caveat: 'At 0 the slope is infinite.',
    },
    samples: [[1.5], [-0.3], [8]],
  },
} satisfies Family;
