import type { PointFunction } from '../../src-main/engine/outputs.ts';
import { type Subject, checkedAt, gridAxis } from './expressions.ts';

/** What is measured; the two `first` ones have a call that can be made once only in a process. */
export type Task = 'symbolic' | 'gradient' | 'hessian' | 'first hessian' | 'grid' | 'first grid' | 'analyse';

export interface Answer {
  /** Figures that are checked, or none. */
  readonly values: readonly number[];
  /** Nodes of the result, where it is an expression. */
  readonly size: number | null;
}

/** A candidate at work on a subject. */
export interface Trial {
  /**
   * Makes so many calls, each with other input, so that no call can be answered from memory; the milliseconds that they
   * took.
   */
  run(calls: number): number;
  answer(): Answer;
}

/** What a candidate can do; it is loaded in a process of its own. */
export type Candidate = Partial<Record<Task, (subject: Subject) => Trial | Promise<Trial>>>;

/** Points that a call is made at in turn; a power of two. */
const POINTS = 1024;

/** The milliseconds that a piece of work takes. */
export function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** The milliseconds of so many calls in a row. */
function timedCalls(calls: number, call: () => void): number {
  return timed(() => {
    for (let i = 0; i < calls; i++) call();
  });
}

function pointsOf(variables: readonly string[]): Float64Array[] {
  const coordinate = (i: number, j: number) => 0.1 + ((i * 7919 + j * 104_729) % 1000) / 1000;
  return Array.from({ length: POINTS }, (_, i) => Float64Array.from(variables, (_name, j) => coordinate(i, j)));
}

/** The trial of a function that fills `size` numbers at a point. */
export function pointTrial({ variables }: Subject, size: number, fill: PointFunction): Trial {
  const points = pointsOf(variables);
  const out = new Float64Array(size);
  let next = 0;
  return {
    run: (calls) =>
      timed(() => {
        for (let i = 0; i < calls; i++) {
          const point = points[next];
          if (point !== undefined) fill(point, out);
          next = (next + 1) & (POINTS - 1);
        }
      }),
    answer() {
      fill(checkedAt(variables), out);
      return { values: [...out], size: null };
    },
  };
}

/** What a value with its gradient, or with its Hessian too, fills. */
export const gradientSize = ({ variables }: Subject): number => 1 + variables.length;
export const hessianSize = ({ variables: { length } }: Subject): number => 1 + length + length ** 2;

/** The trial of taking all first partial derivatives; a constant that is never the same again is added to the text. */
export function symbolicTrial<Result>(
  text: string,
  differentiate: (text: string) => Result,
  read: (result: Result) => Answer,
): Trial {
  let next = 1;
  return {
    run: (calls) => timedCalls(calls, () => differentiate(`${text}+${next++}`)),
    answer: () => read(differentiate(`${text}+${next++}`)),
  };
}

/** The trial of filling the planes of value, x-slope and y-slope over the grid. */
export function gridTrial(fill: (planes: Float64Array) => void): Trial {
  const planes = new Float64Array(3 * gridAxis.length ** 2);
  return {
    run: (calls) => timedCalls(calls, () => fill(planes)),
    answer: () => ({ values: [...planes], size: null }),
  };
}

/** The trial of work whose result is checked elsewhere. */
export const unchecked = (run: (calls: number) => number): Trial => ({
  run,
  answer: () => ({ values: [], size: null }),
});

/** The values of named variables at the point where results are checked. */
export function checkedScope(variables: readonly string[]): Record<string, number> {
  const at = checkedAt(variables);
  return Object.fromEntries(variables.map((name, i) => [name, at[i] ?? NaN]));
}
