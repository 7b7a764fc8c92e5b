import type { Expr } from '../expr.ts';

/** How tightly a spelling holds together, from a sum to a single sign; a looser one inside a tighter is bracketed. */
export const Precedence = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;
export type Precedence = (typeof Precedence)[keyof typeof Precedence];

/** The place of an argument in a spelling: a spelling looser than `min` is put in brackets there. */
export interface Slot {
  readonly arg: number;
  readonly min: Precedence;
  /** The argument begins with a minus sign that the spelling has written already. */
  readonly unsigned?: true;
}

/** Between two factors: nothing or a space where that reads as a product, a dot where two numbers would meet. */
export const JUXTAPOSED = Symbol('juxtaposed');

export type Piece = string | Slot | typeof JUXTAPOSED;

/** One way to write an operation: text and arguments in turn. */
export interface Spelling {
  readonly precedence: Precedence;
  readonly pieces: readonly Piece[];
  /** Nothing may follow it without an operator sign, as nothing may follow `\sin x`. */
  readonly open?: true;
}

/** The spellings in order of preference: the first that needs no brackets in its place is taken. */
export type Spellings = readonly [Spelling, ...Spelling[]];

/** What the learner reads about the rule. */
interface Teaching {
  /** The rule's name in a textbook. */
  readonly rule: string;
  /** Why it holds, in one sentence. */
  readonly reason: string;
  /** Where it does not hold, or what is taken there; null where it holds wherever the operation is defined. */
  readonly caveat: string | null;
}

interface Common {
  /** The names that call it in what a learner types, the one that is written first. */
  readonly calledBy: readonly string[];
  readonly text: Spellings;
  /** LaTeX may depend on what the arguments are: `\frac` takes a leading minus sign out, for instance. */
  readonly latex: (...args: Expr[]) => Spellings;
  /** Python that computes it with TensorFlow imported as `tf`. */
  readonly tensorflow: Spellings;
  readonly teaching: Teaching;
  /** Arguments at which the generated tests check the derivatives, away from corners and ends of the domain. */
  readonly samples: readonly (readonly number[])[];
}

/**
 * An operation of one argument. `partials` gives the derivative as an expression, with `out` the operation's own node,
 * so that a rule may use the result: the derivative of exp is `out`.
 */
interface UnaryOperation extends Common {
  readonly arity: 1;
  readonly value: (a: number) => number;
  readonly partials: readonly [(a: Expr, out: Expr) => Expr];
  readonly samples: readonly (readonly [number])[];
}

/** An operation of two arguments; `partials` has one derivative for each. */
interface BinaryOperation extends Common {
  readonly arity: 2;
  readonly value: (a: number, b: number) => number;
  readonly partials: readonly [(a: Expr, b: Expr, out: Expr) => Expr, (a: Expr, b: Expr, out: Expr) => Expr];
  readonly samples: readonly (readonly [number, number])[];
}

/** Everything there is to say about an operation; the symbolic derivative, both sweeps and every notation read it. */
export type Definition = UnaryOperation | BinaryOperation;

/** A family of operations by name. */
export type Family = Readonly<Record<string, Definition>>;

/**
 * A piece for an argument.
 * @example slot(0, Precedence.power) // { arg: 0, min: 4 }
 */
export function slot(arg: number, min: Precedence): Slot {
  return { arg, min };
}

/**
 * A spelling that encloses its arguments: a call, a root, a fraction.
 * @example closed('|', slot(0, Precedence.sum), '|').precedence // Precedence.atom
 */
export function closed(...pieces: readonly Piece[]): Spelling {
  return { precedence: Precedence.atom, pieces };
}

/**
 * A call in text or Python.
 * @example call('tf.sin').pieces // ['tf.sin(', slot(0, Precedence.sum), ')']
 */
export function call(name: string): Spelling {
  return closed(`${name}(`, slot(0, Precedence.sum), ')');
}

/**
 * A binary operator that groups to the left.
 * @example infix(' - ', 1, 2).pieces // [slot(0, 1), ' - ', slot(1, 2)]
 */
export function infix(sign: string, precedence: Precedence, right: Precedence): Spelling {
  return { precedence, pieces: [slot(0, precedence), sign, slot(1, right)] };
}

/**
 * A function in LaTeX: `\sin x` for one letter or number, `\sin\left(x + 1\right)` otherwise.
 * @example latexCall('\\sin')(x)[0].pieces // ['\\sin ', slot(0, Precedence.atom)]
 */
export function latexCall(command: string): (a: Expr) => Spellings {
  const enclosed = closed(`${command}\\left(`, slot(0, Precedence.sum), '\\right)');
  const bare: Spelling = {
    precedence: Precedence.product,
    pieces: [`${command} `, slot(0, Precedence.atom)],
    open: true,
  };
  return (a) => (a.kind === 'variable' ? [bare, enclosed] : [enclosed]);
}
