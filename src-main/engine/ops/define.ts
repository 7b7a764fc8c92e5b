import type { Expr } from '../expr.ts';

/**
 * How tightly a spelling holds together, from a choice to a single sign; a looser one inside a tighter is bracketed.
 * What stands between brackets or commas may be a choice, the loosest of all.
 */
export const Precedence = {
  choice: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  sign: 7,
  power: 8,
  atom: 9,
} as const;
export type Precedence = (typeof Precedence)[keyof typeof Precedence];

/** The place of an argument in a spelling: a spelling looser than `min` is put in brackets there. */
export interface Slot {
  readonly arg: number;
  /** The number of the operation's own argument whose argument `arg` is meant, where it is not one of its own. */
  readonly within?: number;
  readonly min: Precedence;
  /** The argument begins with a minus sign that the spelling has written already. */
  readonly unsigned?: true;
  /** A truth value may stand here as it is; elsewhere Python wants it as a number. */
  readonly logical?: true;
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
  /** It is a truth value, which may stand only where the place says so. */
  readonly logical?: true;
}

/** The spellings in order of preference: the first that needs no brackets in its place is taken. */
export type Spellings = readonly [Spelling, ...Spelling[]];

/** Spellings that may depend on what the arguments are: `\\frac` takes a leading minus sign out, for instance. */
export type Spelled = Spellings | ((...args: Expr[]) => Spellings);

/** What the learner reads about the rule. */
interface Teaching {
  /** The rule's name in a textbook. */
  readonly rule: string;
  /** Why it holds, in one sentence. */
  readonly reason: string;
  /** Where it does not hold, or what is taken there; null where it holds wherever the operation is defined. */
  readonly caveat: string | null;
  /** Whether the caveat concerns an operation with these arguments; left out where it always does. */
  readonly concerns?: (...args: Expr[]) => boolean;
}

/** Comparisons of the arguments, which come simplified. */
type Domain = (...args: Expr[]) => readonly Expr[];

/**
 * The domain of an operation that has a value whatever its arguments are.
 * @example always() // []
 */
export const always = (): readonly Expr[] => [];

interface Common {
  /** The names that call it in what a learner types, the one that is written first. */
  readonly calledBy: readonly string[];
  /**
   * What a call with another number of arguments stands for: `log(x, b)` for a quotient, `max(a, b, c)` for two of
   * these. Null where a call with so many means nothing; left out where only `arity` arguments mean something.
   */
  readonly calledWith?: (args: readonly Expr[]) => Expr | null;
  /** The comparisons that hold where it has a value, in the order in which they are shown; `always` where none needs to. */
  readonly domain: Domain;
  /** What is known of the sign of its value, whatever the arguments; null where it may be negative. */
  readonly range: 'positive' | 'not-negative' | null;
  /** The arguments, by number, of which one is 0 just where the operation is 0; empty where none says that. */
  readonly zeros: readonly number[];
  /** What a learner types; the parser reads it back as the same node. */
  readonly text: Spelled;
  readonly latex: Spelled;
  /** Python that computes it with TensorFlow imported as `tf`. */
  readonly tensorflow: Spelled;
  /** Python that computes it with NumPy imported as `np`. */
  readonly numpy: Spelled;
  /**
   * JavaScript that computes it, to the last bit what `value` gives. The compiler puts names in place of the arguments,
   * so an argument may be written twice.
   */
  readonly javascript: Spelled;
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
  /** `odd` where the negative argument gives the negative value, `even` where it gives the same; null where neither. */
  readonly symmetry: 'odd' | 'even' | null;
  readonly partials: readonly [(a: Expr, out: Expr) => Expr];
  readonly samples: readonly (readonly [number])[];
}

type BinaryPartial = (a: Expr, b: Expr, out: Expr) => Expr;

/** An operation of two arguments; `partials` has one derivative for each. */
interface BinaryOperation extends Common {
  readonly arity: 2;
  readonly value: (a: number, b: number) => number;
  /** The operation that gives the same with the arguments exchanged: its own name, or `gt` for `lt`; null where none does. */
  readonly swapped: string | null;
  readonly partials: readonly [BinaryPartial, BinaryPartial];
  readonly samples: readonly (readonly [number, number])[];
}

type TernaryPartial = (a: Expr, b: Expr, c: Expr, out: Expr) => Expr;

/** An operation of three arguments. */
interface TernaryOperation extends Common {
  readonly arity: 3;
  readonly value: (a: number, b: number, c: number) => number;
  readonly partials: readonly [TernaryPartial, TernaryPartial, TernaryPartial];
  readonly samples: readonly (readonly [number, number, number])[];
}

/** Everything there is to say about an operation; the symbolic derivative, both sweeps and every notation read it. */
export type Definition = UnaryOperation | BinaryOperation | TernaryOperation;

/** A family of operations by name. */
export type Family = Readonly<Record<string, Definition>>;

/** The spellings of an operation with these arguments. */
export function spellingsOf(spelled: Spelled, args: readonly Expr[]): Spellings {
  return typeof spelled === 'function' ? spelled(...args) : spelled;
}

/**
 * A piece for an argument.
 * @example slot(0, Precedence.power) // { arg: 0, min: Precedence.power }
 */
export function slot(arg: number, min: Precedence): Slot {
  return { arg, min };
}

/**
 * A spelling that encloses its arguments: a call, a root, a fraction.
 * @example closed('|', slot(0, Precedence.choice), '|').precedence // Precedence.atom
 */
export function closed(...pieces: readonly Piece[]): Spelling {
  return { precedence: Precedence.atom, pieces };
}

/**
 * A call of a function with so many arguments.
 * @example call('tf.sin').pieces // ['tf.sin(', slot(0, Precedence.choice), ')']
 */
export function call(name: string, arity = 1): Spelling {
  const args = Array.from({ length: arity }, (_, i) => slot(i, Precedence.choice));
  return closed(`${name}(`, ...args.flatMap((arg, i) => (i === 0 ? [arg] : [', ', arg])), ')');
}

/**
 * One over a function, where a language has no function of its own for it.
 * @example oneOver('tf.cos').pieces // ['1 / tf.cos(', slot(0, Precedence.choice), ')']
 */
export function oneOver(name: string): Spelling {
  return { ...call(`1 / ${name}`), precedence: Precedence.product };
}

/**
 * A function of the reciprocal, where a language has no function of its own for it.
 * @example ofReciprocal('tf.acos').pieces // ['tf.acos(1 / ', slot(0, Precedence.power), ')']
 */
export function ofReciprocal(name: string): Spelling {
  return closed(`${name}(1 / `, slot(0, Precedence.power), ')');
}

/**
 * A binary operator that groups to the left.
 * @example infix(' - ', 5, 6).pieces // [slot(0, 5), ' - ', slot(1, 6)]
 */
export function infix(sign: string, precedence: Precedence, right: Precedence): Spelling {
  return { precedence, pieces: [slot(0, precedence), sign, slot(1, right)] };
}

/**
 * A function in LaTeX: `\sin x` for one letter or number, `\sin\left(x + 1\right)` otherwise.
 * @example latexCall('\\sin')(x)[0].pieces // ['\\sin ', slot(0, Precedence.atom)]
 */
export function latexCall(command: string): (a: Expr) => Spellings {
  const enclosed = closed(`${command}\\left(`, slot(0, Precedence.choice), '\\right)');
  const bare: Spelling = {
    precedence: Precedence.product,
    pieces: [`${command} `, slot(0, Precedence.atom)],
    open: true,
  };
  return (a) => (a.kind === 'variable' ? [bare, enclosed] : [enclosed]);
}
