/** A function of a point given by the values of its variables in order. */
export type Numeric = (at: readonly number[]) => number;

/** Estimates that Richardson's extrapolation may use, each with half the step of the one before. */
const LEVELS = 14;
const SHRINK = 2;

/** The largest step, as a part of the variable's size. */
const LARGEST_STEP = 0.1;

/** An extrapolation that changes more than this many times as much as the best one did is lost in rounding. */
const SAFE = 2;

/**
 * Improves estimates whose error is a series in h^2 (Richardson): every column of the table removes one more power. The
 * estimate kept is the one that changed least before rounding took over; W. H. Press et al., Numerical Recipes, 5.7
 * (Ridders' method).
 * @param estimate the estimate with step h; not finite where it leaves the domain
 * @param step the largest h
 * @example extrapolated((h) => 2 + h ** 2, 0.1) // 2
 */
export function extrapolated(estimate: (h: number) => number, step: number): number {
  let best = { value: NaN, change: Infinity };
  let row: readonly number[] = [];
  for (let level = 0, h = step; level < LEVELS; level++, h /= SHRINK) {
    const next = extended(row, estimate(h));
    const [last, before] = [next.at(-1) ?? NaN, row.at(-1) ?? NaN];
    if (!Number.isFinite(last)) row = [];
    else if (row.length > 0 && Math.abs(last - before) > SAFE * best.change) break;
    else {
      best = bestOf(best, row, next);
      row = next;
    }
  }
  return best.value;
}

/** The next row of the table: the new estimate, then each column from the one before it and the one above. */
function extended(row: readonly number[], estimate: number): number[] {
  const next = [estimate];
  row.forEach((above, column) => {
    const factor = SHRINK ** (2 * (column + 1));
    next.push((factor * (next[column] ?? NaN) - above) / (factor - 1));
  });
  return next;
}

/** Of the new row and the best so far, the entry that changed least from its neighbours. */
function bestOf(
  best: { value: number; change: number },
  row: readonly number[],
  next: readonly number[],
): { value: number; change: number } {
  let found = row.length === 0 ? { value: next[0] ?? NaN, change: Infinity } : best;
  row.forEach((above, column) => {
    const [left = NaN, value = NaN] = next.slice(column, column + 2);
    const change = Math.max(Math.abs(value - left), Math.abs(value - above));
    if (change < found.change) found = { value, change };
  });
  return found;
}

const stepFor = (value: number): number => LARGEST_STEP * Math.max(1, Math.abs(value));

/** A point moved along some of its variables. */
function moved(at: readonly number[], by: readonly (readonly [index: number, distance: number])[]): number[] {
  const point = [...at];
  for (const [index, distance] of by) point[index] = (point[index] ?? NaN) + distance;
  return point;
}

/**
 * The derivative by central differences with Richardson's extrapolation.
 * @example centralDifference(([x = 0]) => x ** 2, [3], 0).toFixed(9) // '6.000000000'
 */
export function centralDifference(f: Numeric, at: readonly number[], i: number): number {
  const estimate = (h: number) => central(f, at, i, h);
  return extrapolated(estimate, stepFor(at[i] ?? 0));
}

const central = (f: Numeric, at: readonly number[], i: number, h: number): number =>
  (f(moved(at, [[i, h]])) - f(moved(at, [[i, -h]]))) / (2 * h);

/**
 * The second derivative by central differences with Richardson's extrapolation.
 * @example secondDifference(([x = 0, y = 0]) => x * y, [3, 4], 0, 1).toFixed(6) // '1.000000'
 */
export function secondDifference(f: Numeric, at: readonly number[], i: number, j: number): number {
  const [a, b] = [stepFor(at[i] ?? 0), stepFor(at[j] ?? 0)];
  const middle = i === j ? f(at) : 0;
  const same = (h: number) => (f(moved(at, [[i, h * a]])) - 2 * middle + f(moved(at, [[i, -h * a]]))) / (h * a) ** 2;
  const corner = (h: number, k: number) => {
    const [first, second] = [[i, h * a] as const, [j, k * b] as const];
    return f(moved(at, [first, second]));
  };
  const mixed = (h: number) => (corner(h, h) - corner(h, -h) - corner(-h, h) + corner(-h, -h)) / (4 * h * a * h * b);
  return extrapolated(i === j ? same : mixed, 1);
}

/** How far one-sided and central differences are off, for one step after the other. */
export interface DifferenceStudy {
  /** Steps from 1 down to 1e-16, two for every power of ten. */
  readonly steps: readonly number[];
  /** |(f(x + h) - f(x)) / h - derivative| for every step. */
  readonly forward: readonly number[];
  /** |(f(x + h) - f(x - h)) / (2 h) - derivative| for every step. */
  readonly central: readonly number[];
}

/**
 * The error of differences as a function of the step: cutting the series off costs much while h is large, rounding
 * while it is small.
 * @param derivative what the differences should give
 */
export function studyDifferences(f: Numeric, at: readonly number[], i: number, derivative: number): DifferenceStudy {
  const steps = Array.from({ length: 33 }, (_, k) => 10 ** (-k / 2));
  const here = f(at);
  return {
    steps,
    forward: steps.map((h) => Math.abs((f(moved(at, [[i, h]])) - here) / h - derivative)),
    central: steps.map((h) => Math.abs(central(f, at, i, h) - derivative)),
  };
}
