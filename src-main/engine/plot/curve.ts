import { compilePoint } from '../compile.ts';
import type { PointFunction } from '../outputs.ts';
import type { CurveAnswer, CurveQuestion, Interval, Secant } from './answer.ts';
import { type Compiled, Compiler, checkInterval, spread, valuesOf } from './compiled.ts';
import { type Sample, type Sampler, between } from './gaps.ts';
import { finiteValues, shownRange, withoutPoles } from './range.ts';

/** Samples of a curve: as many as a wide picture needs. */
const SAMPLES = 601;

/** Evaluations that the search for gaps may take, and nodes that all of them may compute. */
const MOST_EVALUATIONS = 60_000;
const MOST_WORK = 1e8;

/** The secants' h is a power of two, so that halving it costs no digit. */
const LARGEST_POWER = 1;
const SMALLEST_POWER = -12;

const compiler = new Compiler(2, compilePoint);

/**
 * f, f' and f'' of one variable over an interval, and at the point; the other variables stand as the point says.
 * @throws Mistake those of `parse`; `missing-value` where another variable has none; `invalid-setting` for a variable
 * that the expression does not have, and for an interval that is empty
 * @example curve({ expression: 'x^2', by: 'x', over: null, point: { x: 3 } }).at?.slope // 6
 * @example curve({ expression: 'x^2', by: 'y', over: null }) // throws invalid-setting
 */
export function curve(question: CurveQuestion): CurveAnswer {
  const { by, over } = question;
  if (over) checkInterval(over);
  const compiled = compiler.compiled(question, [by]);
  const along = new Along(compiled, valuesOf(compiled.names, question, [by]));
  const samples = over ? sampled(along, over) : [];
  const column = (k: number) => Float64Array.from(samples, ({ values }) => values[k] ?? NaN);
  const [value, slope, curvature] = [column(0), column(1), column(2)];
  return {
    by,
    x: Float64Array.from(samples, ({ x }) => x),
    value,
    slope,
    curvature,
    shown: shownOf([value, slope, curvature]),
    at: atPoint(along, question.point?.[by]),
  };
}

/** Beside a function with poles its derivatives, which are far steeper there, are shown as far as leaves it readable. */
function shownOf([value, slope, curvature]: readonly [Float64Array, Float64Array, Float64Array]): CurveAnswer['shown'] {
  const hasPoles = value.some(Number.isNaN);
  const main = shownRange(value, hasPoles);
  const beside = (values: Float64Array) => {
    const own = shownRange(values, values.some(Number.isNaN));
    return hasPoles ? shared(own, main) : own;
  };
  return { value: main, slope: beside(slope), curvature: beside(curvature) };
}

/** What an interval has in common with another one made three times as wide; where there is nothing, the whole of it. */
function shared({ from, to }: Interval, other: Interval): Interval {
  const width = other.to - other.from;
  const common = { from: Math.max(from, other.from - width), to: Math.min(to, other.to + width) };
  return common.from < common.to ? common : { from, to };
}

/** A compiled function along one of its variables. */
class Along {
  readonly #run: PointFunction;
  readonly #at: Float64Array;
  readonly #out = new Float64Array(3);
  #left: number;

  constructor({ run, size }: Compiled<PointFunction>, at: Float64Array) {
    this.#run = run;
    this.#at = at;
    this.#left = Math.min(MOST_EVALUATIONS, MOST_WORK / size);
  }

  readonly numbers = (x: number): number[] => {
    this.#left -= 1;
    this.#at[0] = x;
    this.#run(this.#at, this.#out);
    return [...this.#out];
  };

  readonly sample = (x: number): Sample => {
    const values = this.numbers(x);
    // Without a value there is no slope either, whatever the formula says.
    const hasValue = Number.isFinite(values[0]);
    return { x, values: values.map((value) => (hasValue && Number.isFinite(value) ? value : NaN)) };
  };

  readonly sampler: Sampler = (x) => (this.#left > 0 ? this.sample(x) : null);
}

function sampled(along: Along, over: Interval): Sample[] {
  const coarse = Array.from(spread(over, SAMPLES), along.sample);
  const widths = [0, 1, 2].map((k) => widthOf(coarse.map(({ values }) => values[k] ?? NaN)));
  return coarse.flatMap((sample, i) => {
    const next = coarse[i + 1];
    return next ? [sample, ...between(sample, next, along.sampler, widths)] : [sample];
  });
}

/** How wide the values lie, poles aside. */
function widthOf(values: readonly number[]): number {
  const range = withoutPoles(finiteValues(values));
  return range ? range.to - range.from : 0;
}

function atPoint(along: Along, x: number | undefined): CurveAnswer['at'] {
  if (x === undefined) return null;
  const [value = NaN, slope = NaN, curvature = NaN] = along.numbers(x);
  const secants = Array.from({ length: LARGEST_POWER - SMALLEST_POWER + 1 }, (_, i): Secant => {
    const h = 2 ** (LARGEST_POWER - i);
    const [there = NaN] = along.numbers(x + h);
    return { h, value: there, slope: (there - value) / h };
  });
  return { x, value, slope, curvature, secants };
}
