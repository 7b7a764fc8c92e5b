import type { Curvature } from './curvature.ts';
import type { DifferenceStudy } from './differences.ts';

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

/** An expression that was simplified for being read. */
export interface Formula extends Written {
  /** Comparisons that must hold for it to have the value of what it was made from, such as `x != 1`. */
  readonly conditions?: readonly Written[];
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
    readonly gradient: readonly Formula[];
    readonly hessian: readonly (readonly Formula[])[];
  };
  /** Nodes of the graph that is evaluated for the value, for the gradient as well, and for the Hessian as well. */
  readonly nodes: { readonly value: number; readonly gradient: number; readonly hessian: number };
  /** `null` when the question's point lacks one of `variables`; see `missing`. */
  readonly numeric: {
    readonly value: number;
    readonly gradient: readonly number[];
    readonly hessian: readonly (readonly number[])[];
  } | null;
  /** Eigenvalues of the Hessian and what they mean; null without numbers, or where one is not finite. */
  readonly curvature: Curvature | null;
  /** Variables that have no value, all of them when the question had no point. */
  readonly missing: readonly string[];
}

/** Which derivative is to be explained. */
export interface DerivationQuestion extends DerivativeQuestion {
  /** The variables by which it is taken, one for each order; their order does not matter. */
  readonly by: readonly string[];
}

/**
 * A line in LaTeX in which parts stand inside `\\htmlClass{…}{…}`: of the class `before-n` what step n of the part is about
 * to rewrite, and `after-n` what step n has made, steps counted from 1.
 */
export type MarkedLine = string;

/** One rule applied: it replaces one part of a line by another, wherever that stands. */
export interface DerivationStep {
  /** First derivatives are taken, then the result is simplified. */
  readonly phase: 'derive' | 'simplify';
  /**
   * When deriving: `constant`, `variable`, `constant-multiple`, or the operation whose rule it is. When simplifying: a
   * `Rule` of `simplify/rules.ts`.
   */
  readonly rule: string;
  /** The rule for u and v in general, in LaTeX; null where there is none to show. */
  readonly formula: string | null;
  readonly before: Written;
  readonly after: Written;
  /** What the rule works on: the arguments of the operation that is differentiated. */
  readonly operands: readonly Written[];
  /** The whole line after the step. */
  readonly line: Written;
  /** The same in LaTeX with parts of it marked; see `MarkedLine`. */
  readonly marked: MarkedLine;
  /** Whether a practised reader takes it along with the line before: a constant or the variable inside another rule. */
  readonly folds: boolean;
  /** Position of the step that asked for this one; the line of an operation may take those within it along. */
  readonly within: number | null;
  readonly depth: number;
  /** Where the rule does not hold, or what is taken there. */
  readonly caveat: string | null;
  /** Comparisons that the step asks for. */
  readonly conditions: readonly Written[];
}

/** One derivative by one variable, line by line. */
export interface DerivationPart {
  /** The variables by which it has been taken when the part ends. */
  readonly by: readonly string[];
  /** The derivative before it is taken; of a higher order, that of the simplified derivative before. */
  readonly start: Written;
  readonly marked: MarkedLine;
  readonly steps: readonly DerivationStep[];
  /** Steps after those that are left out because there are too many; with none, the last step gives the result. */
  readonly hidden: number;
  /** The last line. */
  readonly result: Formula;
}

/** How a derivative comes about: a part for every order, the last of which ends in what `DerivativeAnswer` shows. */
export interface DerivationAnswer {
  readonly by: readonly string[];
  readonly parts: readonly DerivationPart[];
  /** Steps of all parts that are left out. */
  readonly hidden: number;
}

/** What one method finds. */
export interface MethodAnswer {
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
  /** Largest distance of an entry from that of the symbolic method, as a part of the entry where that is above 1. */
  readonly gradientError: number;
  readonly hessianError: number;
  /** Operations on numbers that value and gradient take. */
  readonly operations: number;
}

/**
 * The ways of finding derivatives at a point, side by side: formulas by the chain rule; dual numbers, forwards; a tape,
 * backwards; central differences with Richardson's extrapolation; and the tape's formulas compiled to code.
 */
export interface MethodsAnswer {
  readonly variables: readonly string[];
  readonly value: number;
  readonly methods: Readonly<Record<MethodName, MethodAnswer>>;
  /** For every variable, how the error of differences depends on the step. */
  readonly differences: readonly DifferenceStudy[];
}

export type MethodName = 'symbolic' | 'forward' | 'reverse' | 'differences' | 'compiled';
