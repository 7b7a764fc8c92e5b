import type { DerivativeQuestion } from '../answer.ts';

/** A part of the axis of one variable. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What is asked of an expression as a curve: of one variable, the others as the point says. */
export interface CurveQuestion extends DerivativeQuestion {
  readonly by: string;
  /** Null asks for the numbers at the point alone. */
  readonly over: Interval | null;
}

/** The secant through the point and the one `h` beside it. */
export interface Secant {
  readonly h: number;
  /** The value at the point plus `h`. */
  readonly value: number;
  readonly slope: number;
}

/**
 * f, f' and f'' over an interval. Arrays of one length, x ascending; NaN where there is no value and, at a sample of its
 * own, where a pole or a jump lies between two others, so that a line through the points has a gap there.
 */
export interface CurveAnswer {
  /** As asked, so that no answer is drawn on the picture of another question. */
  readonly expression: string;
  readonly by: string;
  /** The variable's name in LaTeX. */
  readonly byLatex: string;
  readonly x: Float64Array;
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
  /** For each function the interval of values worth showing: poles do not stretch it. */
  readonly shown: { readonly value: Interval; readonly slope: Interval; readonly curvature: Interval };
  /** At the point: where it stands, the three numbers there, and secants with h going to 0; null where it is incomplete. */
  readonly at: {
    readonly x: number;
    readonly value: number;
    readonly slope: number;
    readonly curvature: number;
    readonly secants: readonly Secant[];
  } | null;
}

/** What is asked of an expression as a surface over two variables, the others as the point says. */
export interface SurfaceQuestion extends DerivativeQuestion {
  readonly by: readonly [string, string];
  readonly over: readonly [Interval, Interval];
}

/** Values and slopes over a grid. */
export interface SurfaceAnswer {
  /** As asked, so that no answer is drawn on the picture of another question. */
  readonly expression: string;
  readonly by: readonly [string, string];
  /** The variables' names in LaTeX. */
  readonly byLatex: readonly [string, string];
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** A row for every y, of a value for every x; NaN where there is none. */
  readonly values: Float64Array;
  /** The two slopes, arranged as the values are. */
  readonly slopes: readonly [Float64Array, Float64Array];
  /** Values at which contours are worth drawing, ascending. */
  readonly levels: readonly number[];
  /** The gradient on a coarse grid: positions and slopes, arrays of one length; points without a gradient are left out. */
  readonly field: {
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly dx: Float64Array;
    readonly dy: Float64Array;
  };
}

export interface DescentQuestion extends DerivativeQuestion {
  readonly by: readonly [string, string];
  readonly rate: number;
  readonly steps: number;
}

/**
 * Where a descent ends: at a minimum or so near that no picture shows the difference; at a saddle or maximum, where the
 * gradient vanishes and the function falls to some side; where the gradient vanishes and the second derivatives do not
 * tell whether it is a minimum; still on its way after all its steps; running off where the function has no smallest
 * value; thrown out by too large a rate; or where the function has no value or slope.
 */
export type DescentOutcome =
  'minimum' | 'stuck' | 'inconclusive' | 'on-its-way' | 'unbounded-below' | 'diverges' | 'undefined';

export interface DescentAnswer {
  /** As asked, so that no answer is drawn on the picture of another question. */
  readonly expression: string;
  readonly by: readonly [string, string];
  /** The points of the path, the first of them the start: arrays of one length. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly value: Float64Array;
  /** The gradient at each of them. */
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  readonly outcome: DescentOutcome;
  /** The largest rate that converges, where the Hessian is constant and positive definite; else null. */
  readonly limit: number | null;
}
