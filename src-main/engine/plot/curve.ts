import { compilePoint } from '../compile.ts';
import type { PointFunction } from '../outputs.ts';
import { variableLatex } from '../latex.ts';
import type { CurveAnswer, CurveQuestion, Interval, Secant } from './answer.ts';
import { type Compiled, Compiler, checkInterval, spread, valuesOf } from './compiled.ts';
import { type Sample, type Sampler, between } from './gaps.ts';
import { finiteValues, roundingOf, shownRange, withoutPoles } from './range.ts';

/** Samples of a curve: as many as a wide picture needs. */
const SAMPLES = 601;

/** Deviations below this part of what is shown are far less than a pixel. */
const INVISIBLE = 1e-4;

/** Places where it is seen how much rounding there is, between those of the samples; all but this part of them say so. */
const NOISE_SAMPLES = 100;
const OUTLIERS = 0.1;

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
  const noise = over ? noiseOf(along, over) : [];
  const samples = over ? sampled(along, over, noise) : [];
  const column = (k: number) => Float64Array.from(samples, ({ values }) => values[k] ?? NaN);
  const [value, slope, curvature] = [column(0), column(1), column(2)];
  return {
    expression: question.expression,
    by,
    byLatex: variableLatex(by),
    x: Float64Array.from(samples, ({ x }) => x),
    value,
    slope,
    curvature,
    shown: shownOf([value, slope, curvature], noise),
    at: atPoint(along, question.point?.[by]),
  };
}

/** Beside a function with poles its derivatives, which are far steeper there, are shown as far as leaves it readable. */
function shownOf(
  [value, slope, curvature]: readonly [Float64Array, Float64Array, Float64Array],
  noise: readonly number[],
): CurveAnswer['shown'] {
  const hasPoles = value.some(Number.isNaN);
  const main = shownRange(value, hasPoles, noise[0]);
  const beside = (values: Float64Array, k: number) => {
    const own = shownRange(values, values.some(Number.isNaN), noise[k]);
    return hasPoles ? shared(own, main) : own;
  };
  return { value: main, slope: beside(slope, 1), curvature: beside(curvature, 2) };
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

/**
 * How far each function jumps from one number to the next, where it is a formula whose rounding shows: its second
 * difference, in which what is smooth leaves nothing.
 */
function noiseOf(along: Along, { from, to }: Interval): number[] {
  const near = 2 * Number.EPSILON * Math.max(Math.abs(from), Math.abs(to));
  const places = Array.from({ length: NOISE_SAMPLES }, (_, i) => from + ((to - from) * (i + 0.382)) / NOISE_SAMPLES);
  const seen = places.map((x) => [x - near, x, x + near].map((place) => along.sample(place).values));
  return [0, 1, 2].map((k) => {
    const jumps = finiteValues(
      seen.map((values) => {
        const [before = NaN, here = NaN, after = NaN] = values.map((numbers) => numbers[k]);
        return Math.abs(after - here - (here - before));
      }),
    );
    return jumps[Math.floor((1 - OUTLIERS) * (jumps.length - 1))] ?? 0;
  });
}

function sampled(along: Along, over: Interval, noise: readonly number[]): Sample[] {
  const coarse = Array.from(spread(over, SAMPLES), along.sample);
  const least = [0, 1, 2].map((k) => {
    const sorted = finiteValues(coarse.map(({ values }) => values[k] ?? NaN));
    return Math.max(INVISIBLE * widthOf(sorted), roundingOf(sorted, noise[k]));
  });
  return coarse.flatMap((sample, i) => {
    const next = coarse[i + 1];
    return next ? [sample, ...between(sample, next, along.sampler, least)] : [sample];
  });
}

/** How wide the values lie, poles aside. */
function widthOf(sorted: Float64Array): number {
  const range = withoutPoles(sorted);
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
