import type { DerivativeQuestion, Written } from '../answer.ts';

/** Values forwards and adjoints backwards, or values and tangents of one variable forwards together. */
export type SweepMode = 'reverse' | 'forward';

export interface GraphQuestion extends DerivativeQuestion {
  readonly mode: SweepMode;
  /** In forward mode, the variable whose tangent is 1; the first where it is left out. */
  readonly seed?: string;
}

/** One node of the expression DAG. Arguments come before the nodes that use them; a shared node is listed once. */
export interface GraphNode {
  readonly id: number;
  /** `variable`, `constant` or an operation's name. */
  readonly kind: string;
  /** What stands inside the node, in LaTeX: `x`, `2`, `\times`, `\sin`. */
  readonly symbol: string;
  readonly written: Written;
  readonly args: readonly number[];
}

/** What one edge carries: the consumer's adjoint (or the argument's tangent) times the local partial derivative. */
export interface EdgeProduct {
  /** The node at the other end of the edge: the consumer going backward, the argument going forward. */
  readonly node: number;
  readonly incoming: number;
  readonly local: Written;
  readonly localValue: number;
  readonly product: number;
}

export type GraphStep =
  | { readonly phase: 'value'; readonly node: number; readonly value: number }
  | {
      readonly phase: 'adjoint';
      readonly node: number;
      readonly adjoint: number;
      readonly products: readonly EdgeProduct[];
    }
  | {
      readonly phase: 'tangent';
      readonly node: number;
      readonly value: number;
      readonly tangent: number;
      readonly products: readonly EdgeProduct[];
    };

/** The part of a line of code that computes a node, in UTF-16 units. */
export interface CodeSpan {
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

/** What a line of a program does, by which the line of a step is found. */
export type LineRole = 'import' | 'variable' | 'tape' | 'watch' | 'value' | 'gradient' | 'second' | 'print' | 'comment';

export interface CodeLine {
  readonly text: string;
  readonly role: LineRole;
  /** For the role `variable`, which one. */
  readonly variable?: string;
  readonly spans: readonly CodeSpan[];
  /** What Python prints when the line has run, as TensorFlow writes it. */
  readonly printed?: string;
}

export interface GraphAnswer {
  readonly variables: readonly string[];
  readonly nodes: readonly GraphNode[];
  readonly output: number;
  readonly steps: readonly GraphStep[];
  /** The expression in LaTeX, each part inside `\htmlClass{part part-<id>}{…}` of the node that it is. */
  readonly formula: Written;
  /** The lines that compute value and gradient in TensorFlow's spelling. */
  readonly program: readonly CodeLine[];
  /** Operations on numbers that the gradient of n inputs takes, by one backward sweep and by n forward ones. */
  readonly cost: { readonly inputs: number; readonly reverse: number; readonly forward: number };
}

/** The programs of the Code tab. */
export interface ProgramAnswer {
  readonly variables: readonly string[];
  /** Value and gradient, with one tape. */
  readonly gradient: readonly CodeLine[];
  /** The Hessian, with nested tapes and `jacobian`. */
  readonly hessian: readonly CodeLine[];
  /** The gradient of a list of first partials sums its targets; one row each is the Hessian, `None` where it is 0. */
  readonly trap: readonly CodeLine[];
}
