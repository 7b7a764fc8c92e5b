/** One expression in the two notations every answer is given in. */
export interface Written {
  readonly text: string;
  readonly latex: string;
  /**
   * Present when the expression is too long to be written in full: `…` (`\ldots` in LaTeX) stands for what is left
   * out, and brackets and braces still match. Its numeric value is not affected.
   */
  readonly elided?: true;
}

/** What the derivative workbench and the terminal ask. */
export interface DerivativeQuestion {
  readonly expression: string;
  /** Values by variable name. Missing ones are reported in the answer, not refused. */
  readonly point?: Readonly<Record<string, number>>;
  /** The names that are variables, in order; without it, those found in the expression, in alphabetical order (x_2 before x_10). */
  readonly variables?: readonly string[];
}

/** Everything known of f at a point: partial derivatives in the order of `variables`, symbolic and numeric. */
export interface DerivativeAnswer {
  readonly expression: string;
  readonly variables: readonly string[];
  readonly symbolic: {
    readonly value: Written;
    readonly gradient: readonly Written[];
    readonly hessian: readonly (readonly Written[])[];
  };
  /** `null` when the question's point lacks one of `variables`; see `missing`. */
  readonly numeric: {
    readonly value: number;
    readonly gradient: readonly number[];
    readonly hessian: readonly (readonly number[])[];
  } | null;
  /** Variables that have no value, all of them when the question had no point. */
  readonly missing: readonly string[];
  /** The evaluation as a machine does it; `null` when `numeric` is, or when there are more than 150 nodes to show. */
  readonly trace: Trace | null;
}

/** One node of the expression DAG. Arguments come before the nodes that use them; a shared node is listed once. */
export interface TraceNode {
  /** Position in `Trace.nodes`. */
  readonly id: number;
  /** `variable`, `constant`, or the operation's name in the table. */
  readonly kind: string;
  /** The whole subexpression that the node stands for. */
  readonly written: Written;
  readonly args: readonly number[];
}

/** One term of an adjoint: what a consumer of the node passes back along one edge. */
export interface Contribution {
  /** The node that uses this one. */
  readonly consumer: number;
  /** Adjoint of the consumer. */
  readonly incoming: number;
  /** Partial derivative of the consumer with respect to this argument, as formula and as number. */
  readonly local: Written;
  readonly localValue: number;
  /** incoming * localValue */
  readonly product: number;
}

/** A frame of the sweep: forward gives one node its value, backward gives one node its adjoint. */
export type TraceStep =
  | { readonly phase: 'forward'; readonly node: number; readonly value: number }
  | {
      readonly phase: 'backward';
      readonly node: number;
      readonly adjoint: number;
      /** Empty for the output, whose adjoint is 1 by definition. */
      readonly contributions: readonly Contribution[];
    };

/** Reverse-mode differentiation step by step: all forward steps, then the backward ones in reverse order. */
export interface Trace {
  readonly nodes: readonly TraceNode[];
  readonly output: number;
  readonly steps: readonly TraceStep[];
}
