/** One place of a curve: f, f' and f'' at x, NaN where there is no value. */
export interface Sample {
  readonly x: number;
  readonly values: readonly number[];
}

/** The function that is sampled; null once it has been asked as often as it may. */
export type Sampler = (x: number) => Sample | null;

/** Halvings to the two sides that are shown of a gap: far less than a pixel lies between them. */
const SHOWN_HALVINGS = 10;

/** So often an interval is halved before what stays in it is called a break. */
const MOST_HALVINGS = 60;

/** A continuous function changes less than this part in an interval that is small enough. */
const CALM = 1 / 64;

/**
 * What stands between two neighbouring samples: nothing where the functions go on smoothly; where some of them break (at a
 * pole, a jump, an end of the domain), the two sides of the break and, between them, a sample without their values.
 * @param least for each function the least deviation that matters
 */
export function between(left: Sample, right: Sample, sampler: Sampler, least: readonly number[]): Sample[] {
  const breaks = left.values.map((_, k) => breakOf(left, right, k, sampler, least[k] ?? 0));
  const broken = breaks.findIndex((found) => found !== null);
  const sides = breaks[broken];
  const middle = sides && sampler((sides[0].x + sides[1].x) / 2);
  if (!sides || !middle) return [];
  // Where a function breaks, its derivatives do.
  const values = middle.values.map((value, k) => (k < broken ? value : NaN));
  return [sides[0], { x: middle.x, values }, sides[1]].filter(({ x }) => x > left.x && x < right.x);
}

type Pair = readonly [Sample, Sample];

const valueAt = ({ values }: Sample, k: number): number => values[k] ?? NaN;

/** The two sides of a break of the k-th function; null where there is none. */
function breakOf(left: Sample, right: Sample, k: number, sampler: Sampler, least: number): Pair | null {
  const isKnown = [left, right].map((sample) => !Number.isNaN(valueAt(sample, k)));
  if (isKnown[0] !== isKnown[1]) return edgeOf(left, right, k, sampler);
  return isKnown[0] ? jumpOf(left, right, k, sampler, least) : null;
}

/** Where the values end: one side has one, the other has none. */
function edgeOf(left: Sample, right: Sample, k: number, sampler: Sampler): Pair | null {
  const startsKnown = !Number.isNaN(valueAt(left, k));
  let [a, b] = [left, right];
  for (let i = 0; i < SHOWN_HALVINGS; i++) {
    const middle = sampler((a.x + b.x) / 2);
    if (middle === null) return null;
    if (!Number.isNaN(valueAt(middle, k)) === startsKnown) a = middle;
    else b = middle;
  }
  return [a, b];
}

/**
 * Halves the interval, always towards where the values are further from the tangents: the change of a continuous function
 * shrinks, that at a jump stays, that at a pole grows.
 */
function jumpOf(left: Sample, right: Sample, k: number, sampler: Sampler, least: number): Pair | null {
  if (deviation(left, right, k) <= least) return null;
  let [a, b] = [left, right];
  let sides: Pair = [a, b];
  let calm: number | null = null;
  for (let i = 0; i < MOST_HALVINGS; i++) {
    const x = (a.x + b.x) / 2;
    if (!(a.x < x && x < b.x)) return sides;
    const middle = sampler(x);
    if (middle === null) return null;
    if (Number.isNaN(valueAt(middle, k))) return sides;
    const most = Math.max(change(a, middle, k), change(middle, b, k));
    calm ??= Math.max(least, CALM * most);
    if (most <= calm) return null;
    if (deviation(a, middle, k) > deviation(middle, b, k)) b = middle;
    else a = middle;
    if (i < SHOWN_HALVINGS) sides = [a, b];
  }
  return sides;
}

const change = (a: Sample, b: Sample, k: number): number => Math.abs(valueAt(b, k) - valueAt(a, k));

/** How far the values at the ends are from the tangents at each other; of the last function, how far from each other. */
function deviation(a: Sample, b: Sample, k: number): number {
  const change = valueAt(b, k) - valueAt(a, k);
  const [first, second] = [a, b].map((end) => (b.x - a.x) * (end.values[k + 1] ?? 0) || 0);
  const total = Math.abs(change - (first ?? 0)) + Math.abs(change - (second ?? 0));
  return Math.min(total, Number.MAX_VALUE);
}
