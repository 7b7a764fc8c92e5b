import {
  type Expr,
  ONE,
  ZERO,
  apply,
  constant,
  div,
  integerOf,
  isLiteral,
  mul,
  neg,
  pow,
  select,
  sub,
} from '../expr.ts';
import { type Family, Precedence, type Spelling, type Spellings, call, closed, slot, always } from './define.ts';
import { whereDefined } from './power.ts';

const { choice, product, power, atom } = Precedence;

const index = slot(1, power);

/** Whether n is odd; nothing else has real roots of negative numbers. */
const isOdd = (n: number): boolean => Math.abs(n % 2) === 1;

const nthRoot = (a: number, n: number): number => (a < 0 && isOdd(n) ? -((-a) ** (1 / n)) : a ** (1 / n));

const rootInJavaScript: Spelling = {
  precedence: choice,
  pieces: [
    ...[slot(0, Precedence.sum), ' < 0 && Math.abs(', index, ' % 2) === 1 ? '],
    ...['-((-', slot(0, atom), ') ** (1 / ', index, ')) : '],
    ...[slot(0, atom), ' ** (1 / ', index, ')'],
  ],
};

/** The root in Python: the sign apart where the index is odd, and a choice where that is not known. */
function rootInPython(library: string, n: Expr): Spelling {
  const plain: Spelling = { precedence: power, pieces: [slot(0, atom), '**(1 / ', index, ')'] };
  const signed: Spelling = {
    precedence: product,
    pieces: [`${library}.sign(`, slot(0, choice), `) * ${library}.abs(`, slot(0, choice), ')**(1 / ', index, ')'],
  };
  if (n.kind === 'constant') return isOdd(integerOf(n) ?? 0) ? signed : plain;
  return closed(`${library}.where(`, index, ' % 2 == 1, ', ...signed.pieces, ', ', ...plain.pieces, ')');
}

function rootInLatex(n: Expr): Spellings {
  const radicand = [slot(0, choice), '}'];
  if (isLiteral(n, 2)) return [closed('\\sqrt{', ...radicand)];
  const [left, right] = n.kind === 'constant' ? ['[', ']{'] : ['[{', '}]{'];
  return [closed(`\\sqrt${left}`, slot(1, choice), right, ...radicand)];
}

/** A root with an odd index is real everywhere, any other where the power is; the index is not 0. */
function whereRootIsReal(a: Expr, n: Expr): readonly Expr[] {
  const index = n.kind === 'constant' ? n.value : NaN;
  const radicand = isOdd(index) ? whereDefined(a, constant(Math.sign(index))) : whereDefined(a, apply('div', ONE(), n));
  return [...radicand, apply('ne', n, ZERO())];
}

/** By the index, where the radicand is positive, else 0. */
function rootByIndex(a: Expr, n: Expr, out: Expr): Expr {
  const slope = neg(div(mul(out, apply('log', a)), pow(n, constant(2))));
  return select(apply('gt', a, ZERO()), slope, ZERO());
}

const squares = (library: string): Spelling =>
  closed(`${library}.sqrt(${library}.square(`, slot(0, choice), `) + ${library}.square(`, slot(1, choice), '))');

/** Roots, and the length that is one. */
export const roots = {
  sqrt: {
    arity: 1,
    calledBy: ['sqrt'],
    value: Math.sqrt,
    domain: (a) => [apply('ge', a, ZERO())],
    range: 'not-negative',
    zeros: [0],
    symmetry: null,
    partials: [(_a, out) => div(ONE(), mul(constant(2), out))],
    text: [call('sqrt')],
    latex: [closed('\\sqrt{', slot(0, choice), '}')],
    tensorflow: [call('tf.sqrt')],
    numpy: [call('np.sqrt')],
    javascript: [call('Math.sqrt')],
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
    domain: always,
    range: null,
    zeros: [0],
    symmetry: 'odd',
    partials: [(_a, out) => div(ONE(), mul(constant(3), pow(out, constant(2))))],
    text: [call('cbrt')],
    latex: [closed('\\sqrt[3]{', slot(0, choice), '}')],
    tensorflow: [
      { precedence: product, pieces: ['tf.sign(', slot(0, choice), ') * tf.abs(', slot(0, choice), ')**(1 / 3)'] },
    ],
    numpy: [call('np.cbrt')],
    javascript: [call('Math.cbrt')],
    teaching: {
      rule: 'Cube root rule',
      reason: 'Cubing undoes the root, so their slopes are reciprocal: one over three times the root squared.',
      caveat: 'At 0 the slope is infinite.',
    },
    samples: [[1.5], [-0.3], [8]],
  },
  nthRoot: {
    arity: 2,
    calledBy: ['nthRoot'],
    calledWith: ([a, ...more]) => (a === undefined || more.length > 0 ? null : apply('nthRoot', a, constant(2))),
    value: nthRoot,
    domain: whereRootIsReal,
    range: null,
    zeros: [],
    swapped: null,
    partials: [(_a, n, out) => div(ONE(), mul(n, pow(out, sub(n, ONE())))), rootByIndex],
    text: [call('nthRoot', 2)],
    latex: (_a, n) => rootInLatex(n),
    tensorflow: (_a, n) => [rootInPython('tf', n)],
    numpy: (_a, n) => [rootInPython('np', n)],
    javascript: [rootInJavaScript],
    teaching: {
      rule: 'Root rule',
      reason:
        'The power undoes the root, so their slopes are reciprocal: one over n times the root to the power n - 1.',
      caveat: 'A negative number has a root only where n is an odd integer; by n the derivative is then taken as 0.',
    },
    samples: [
      [8, 3],
      [1.5, 2],
      [0.3, -2.5],
    ],
  },
  hypot: {
    arity: 2,
    calledBy: ['hypot'],
    calledWith: ([first, ...rest]) => {
      if (first === undefined) return null;
      return rest.length === 0 ? apply('abs', first) : rest.reduce((a, b) => apply('hypot', a, b), first);
    },
    value: Math.hypot,
    domain: always,
    range: 'not-negative',
    zeros: [],
    swapped: 'hypot',
    partials: [(a, _b, out) => div(a, out), (_a, b, out) => div(b, out)],
    text: [call('hypot', 2)],
    latex: [closed('\\sqrt{', slot(0, atom), '^{2} + ', slot(1, atom), '^{2}}')],
    tensorflow: [squares('tf')],
    numpy: [call('np.hypot', 2)],
    javascript: [call('Math.hypot', 2)],
    teaching: {
      rule: 'Length',
      reason: 'The longest side of a right triangle grows with a side by the cosine of the angle between them.',
      caveat: 'Where both are 0 there is a corner: the slopes are 0 / 0, which is NaN, as in TensorFlow.',
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
} satisfies Family;
