import { type Expr, ONE, ZERO, integerOf, select } from '../expr.ts';
import {
  type Definition,
  type Family,
  type Piece,
  Precedence,
  type Spelled,
  type Spelling,
  closed,
  slot,
  always,
} from './define.ts';

const { choice, or, and, not, sum, sign, atom } = Precedence;

type Binary = Extract<Definition, { arity: 2 }>;

const truths: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not']);

const isTruth = (node: Expr): boolean => node.kind === 'operation' && truths.has(node.op);

/** An argument as a truth value: as it is where it is one, else compared with 0. */
function condition(node: Expr, arg: number, min: Precedence, unequal = ' != 0'): readonly Piece[] {
  return isTruth(node) ? [{ arg, min, logical: true }] : [slot(arg, sum), unequal];
}

/** A truth value in Python, and the same as a number. */
function asPython(library: 'tf' | 'np', pieces: readonly Piece[]): readonly [Spelling, Spelling] {
  const truth: Spelling = { ...closed(...pieces), logical: true };
  const number = library === 'tf' ? ['tf.cast(', ...pieces, ', tf.float32)'] : ['np.float64(', ...pieces, ')'];
  return [truth, closed(...number)];
}

/** A truth value in LaTeX; as a number it stands in square brackets. */
function asLatex(precedence: Precedence, pieces: readonly Piece[]): readonly [Spelling, Spelling] {
  return [{ precedence, pieces, logical: true }, closed('\\left[', ...pieces, '\\right]')];
}

/** JavaScript's operators answer one of their operands, so a number becomes a truth value first. */
function operand(node: Expr, arg: number, min: Precedence): readonly Piece[] {
  return isTruth(node) ? [{ arg, min, logical: true }] : ['Boolean(', slot(arg, choice), ')'];
}

const pythonCall =
  (library: 'tf' | 'np', name: string): Spelled =>
  (...args) => {
    const operands = args.flatMap((node, i) => [i === 0 ? '' : ', ', ...condition(node, i, choice)]);
    return asPython(library, [`${library}.logical_${name}(`, ...operands, ')']);
  };

interface Signs {
  readonly text: string;
  readonly latex: string;
  readonly javascript: string;
  readonly precedence: Precedence;
  /** What may stand to the right: one level tighter, for it groups to the left. */
  readonly right: Precedence;
}

/** The spellings of `and` and `or`. */
function connective({ text, latex, javascript, precedence, right }: Signs) {
  const between = (sign: string, a: readonly Piece[], b: readonly Piece[]) => [...a, ` ${sign} `, ...b];
  return {
    text: [{ precedence, pieces: between(text, [slot(0, precedence)], [slot(1, right)]) }],
    latex: (a, b) =>
      asLatex(precedence, between(latex, condition(a, 0, precedence, ' \\ne 0'), condition(b, 1, right, ' \\ne 0'))),
    tensorflow: pythonCall('tf', text),
    numpy: pythonCall('np', text),
    javascript: (a, b) => {
      const pieces = between(javascript, operand(a, 0, precedence), operand(b, 1, right));
      return [
        { precedence, pieces, logical: true },
        { precedence: choice, pieces: [...pieces, ' ? 1 : 0'] },
      ];
    },
  } satisfies Partial<Binary>;
}

/** The sign that holds where a comparison does not, NaN apart. */
const opposites: Readonly<Record<string, string>> = {
  lt: ' \\ge ',
  le: ' > ',
  gt: ' \\le ',
  ge: ' < ',
  eq: ' \\ne ',
  ne: ' = ',
};

/** The condition turned round, without a word. */
function negated(c: Expr): readonly Piece[] {
  if (!isTruth(c)) return [slot(0, sum), ' = 0'];
  const opposite = c.kind === 'operation' ? opposites[c.op] : undefined;
  if (opposite === undefined) return ['\\lnot\\left(', { arg: 0, min: choice, logical: true }, '\\right)'];
  return [{ arg: 0, within: 0, min: sum }, opposite, { arg: 1, within: 0, min: sum }];
}

function cases(c: Expr): Spelling {
  const holds = condition(c, 0, choice, ' \\ne 0');
  const rows = [slot(1, choice), ' & ', ...holds, ' \\\\ ', slot(2, choice), ' & ', ...negated(c)];
  return { precedence: choice, pieces: ['\\begin{cases} ', ...rows, ' \\end{cases}'] };
}

/** The choice in Python. TensorFlow would make integers of two integers, which do not mix with floats. */
function choose(library: 'tf' | 'np', c: Expr, yes: Expr, no: Expr): Spelling {
  const areIntegers = integerOf(yes) !== null && integerOf(no) !== null;
  const point = library === 'tf' && areIntegers ? '.0' : '';
  const branches = [', ', slot(1, choice), `${point}, `, slot(2, choice), `${point})`];
  return closed(`${library}.where(`, ...condition(c, 0, choice), ...branches);
}

const never = 'Where a condition changes it may jump; 0 is taken everywhere, where TensorFlow answers None.';

/** What is true of conditions, and the choice by one. A condition holds when it is neither 0 nor NaN. */
export const logic = {
  and: {
    arity: 2,
    calledBy: [],
    value: (a, b) => (a && b ? 1 : 0),
    domain: always,
    range: 'not-negative',
    zeros: [],
    swapped: 'and',
    partials: [() => ZERO(), () => ZERO()],
    ...connective({ text: 'and', latex: '\\land', javascript: '&&', precedence: and, right: not }),
    teaching: {
      rule: 'Conjunction',
      reason: 'It is 1 where both conditions hold and 0 elsewhere, so a small change changes nothing.',
      caveat: never,
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  or: {
    arity: 2,
    calledBy: [],
    value: (a, b) => (a || b ? 1 : 0),
    domain: always,
    range: 'not-negative',
    zeros: [],
    swapped: 'or',
    partials: [() => ZERO(), () => ZERO()],
    ...connective({ text: 'or', latex: '\\lor', javascript: '||', precedence: or, right: and }),
    teaching: {
      rule: 'Disjunction',
      reason: 'It is 1 where one of the conditions holds and 0 elsewhere, so a small change changes nothing.',
      caveat: never,
    },
    samples: [
      [1.5, -2],
      [0.3, 0.7],
    ],
  },
  not: {
    arity: 1,
    calledBy: [],
    value: (a) => (a ? 0 : 1),
    domain: always,
    range: 'not-negative',
    zeros: [],
    symmetry: 'even',
    partials: [() => ZERO()],
    text: [{ precedence: not, pieces: ['not ', slot(0, not)] }],
    latex: (a) => asLatex(not, ['\\lnot\\left(', ...condition(a, 0, choice, ' \\ne 0'), '\\right)']),
    tensorflow: pythonCall('tf', 'not'),
    numpy: pythonCall('np', 'not'),
    javascript: [
      { precedence: sign, pieces: ['!', { arg: 0, min: atom, logical: true }], logical: true },
      { precedence: choice, pieces: [{ arg: 0, min: or, logical: true }, ' ? 0 : 1'] },
    ],
    teaching: {
      rule: 'Negation of a condition',
      reason: 'It is 0 where the condition holds and 1 elsewhere, so a small change changes nothing.',
      caveat: never,
    },
    samples: [[1.5], [-0.3]],
  },
  where: {
    arity: 3,
    calledBy: ['where'],
    value: (c, a, b) => (c ? a : b),
    domain: always,
    range: null,
    zeros: [],
    partials: [() => ZERO(), (c) => select(c, ONE(), ZERO()), (c) => select(c, ZERO(), ONE())],
    text: [{ precedence: choice, pieces: [slot(0, or), ' ? ', slot(1, or), ' : ', slot(2, choice)] }],
    latex: (c) => [cases(c)],
    tensorflow: (c, a, b) => [choose('tf', c, a, b)],
    numpy: (c, a, b) => [choose('np', c, a, b)],
    javascript: [
      {
        precedence: choice,
        pieces: [{ arg: 0, min: or, logical: true }, ' ? ', slot(1, or), ' : ', slot(2, choice)],
      },
    ],
    teaching: {
      rule: 'Choice',
      reason: 'It is one of its branches, so it moves with the branch that is taken and not at all with the other.',
      caveat:
        'Where the condition changes it may jump. The branch not taken counts for nothing, even where it has no value.',
    },
    samples: [
      [1.5, -2, 0.3],
      [-0.3, 0.7, 2.5],
    ],
  },
} satisfies Family;
