import type { DerivativeQuestion } from '../answer.ts';
import { invalidSetting, missingValue } from '../errors.ts';
import { topological, variable } from '../expr.ts';
import { type Order, type Outputs, outputsOf } from '../outputs.ts';
import { areConstant } from '../quadratic.ts';
import { withSubject } from '../question.ts';
import { keyOf, remembered } from '../remember.ts';
import type { Interval } from './answer.ts';
import { SMALLEST_WIDTH } from './range.ts';

/** An expression with derivatives by some of its variables as a function; it holds no nodes. */
export interface Compiled<F> {
  /** All variables in the order in which the function takes them: first those that it is derived by. */
  readonly names: readonly string[];
  readonly run: F;
  /** How many nodes are computed each time. */
  readonly size: number;
  /** Whether the derivatives of the highest order are the same wherever those variables stand: there is no corner or step. */
  readonly isConstant: boolean;
}

interface Asked {
  readonly question: DerivativeQuestion;
  readonly by: readonly string[];
}

/**
 * Compiles the expression of a question with its derivatives by the variables `by`. The function of the last question
 * is kept, because a slider asks for the same one sixty times a second.
 */
export class Compiler<F> {
  readonly #compiled = remembered((asked: Asked) => this.#compile(asked));

  constructor(
    private readonly order: Order,
    private readonly make: (outputs: Outputs) => F,
  ) {}

  /** @throws Mistake those of `parse`; `invalid-setting` where `by` are not distinct variables of the expression */
  compiled(question: DerivativeQuestion, by: readonly string[]): Compiled<F> {
    return this.#compiled(JSON.stringify([keyOf(question), by]), { question, by });
  }

  #compile({ question, by }: Asked): Compiled<F> {
    return withSubject(question, ({ expression, names }) => {
      checkAxes(names, by);
      const ordered = [...by, ...names.filter((name) => !by.includes(name))];
      const { roots } = outputsOf(expression, by, this.order);
      return {
        names: ordered,
        run: this.make({ variables: ordered.map(variable), roots }),
        size: topological(roots).length,
        isConstant: areConstant(expression, roots.slice(-(by.length ** this.order)), by),
      };
    });
  }
}

function checkAxes(names: readonly string[], by: readonly string[]): void {
  by.forEach((name, i) => {
    if (names.includes(name) && by.indexOf(name) === i) return;
    throw invalidSetting('by', name, 'distinct variables of the expression');
  });
}

/**
 * The values of the variables in order, NaN for an `open` one that the point lacks.
 * @throws Mistake `missing-value` for the first of the others that it lacks
 */
export function valuesOf(
  names: readonly string[],
  { point = {} }: DerivativeQuestion,
  open: readonly string[] = [],
): Float64Array {
  return Float64Array.from(names, (name) => {
    const value = Object.hasOwn(point, name) ? point[name] : undefined;
    if (value === undefined && !open.includes(name)) throw missingValue(name);
    return value ?? NaN;
  });
}

/** Evenly spread positions from one end of an interval to the other, both included. */
export function spread({ from, to }: Interval, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** The narrowest interval relative to its ends: samples, and the sides of a gap between two of them, stay apart. */
const NARROWEST = 5e-10;

/** @throws Mistake `invalid-setting` for an interval that is empty, not finite, or so narrow that it holds few numbers */
export function checkInterval({ from, to }: Interval): void {
  const least = Math.max(NARROWEST * Math.max(Math.abs(from), Math.abs(to)), SMALLEST_WIDTH);
  if (to - from > least && Number.isFinite(to - from)) return;
  throw invalidSetting('over', `${from} to ${to}`, 'an interval from a finite number to one that is clearly larger');
}
