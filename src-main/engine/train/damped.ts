/**
 * A parabola on which descent moves: distance d and velocity v from the optimum go to `share v - pull d` and to
 * d + v, where `pull` is rate times curvature.
 */
export interface Damped {
  /** The loss above the optimum at the beginning, where the velocity is 0. */
  readonly excess: number;
  readonly pull: number;
  readonly share: number;
}

/** What t updates make of (distance, velocity): a matrix, row by row. */
type Power = readonly [number, number, number, number];

/** Beyond this many no computer counts every update. */
const MOST_UPDATES = 2 ** 52;

/** So many updates with momentum are gone through one by one: the loss goes up and down on its way. */
const ONE_BY_ONE = 1_000_000;

/**
 * The first update after which the excess of all parabolas together is at most `enough`; null where there is none. It is
 * worked out on the parabolas, without the data. Without momentum the excess falls at every update, so that the place is
 * found by halving; with it, overshooting directions have died away after the updates that are gone through one by one.
 *
 * @param modes none of which diverges
 * @example updatesUntil([{ excess: 1, pull: 0.5, share: 0 }], 0.01) // 4
 */
export function updatesUntil(modes: readonly Damped[], enough: number): number | null {
  const moving = modes.filter(({ excess }) => excess > 0);
  if (moving.some(({ share }) => share > 0)) {
    const early = firstOneByOne(moving, enough);
    if (early !== null) return early;
  }
  if (excessAfter(moving, MOST_UPDATES) > enough) return null;
  let [before, after] = [-1, MOST_UPDATES];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (excessAfter(moving, middle) <= enough) after = middle;
    else before = middle;
  }
  return after;
}

function firstOneByOne(modes: readonly Damped[], enough: number): number | null {
  const states = modes.map((mode) => ({ ...mode, distance: 1, velocity: 0 }));
  for (let updates = 0; updates <= ONE_BY_ONE; updates++) {
    if (states.reduce((sum, { excess, distance }) => sum + excess * distance ** 2, 0) <= enough) return updates;
    for (const state of states) {
      state.velocity = state.share * state.velocity - state.pull * state.distance;
      state.distance += state.velocity;
    }
  }
  return null;
}

/** The excess after so many updates, by the powers of each mode's matrix. */
function excessAfter(modes: readonly Damped[], updates: number): number {
  return modes.reduce((sum, { excess, pull, share }) => {
    const [distance] = power([1 - pull, share, -pull, share], updates);
    return sum + excess * distance ** 2;
  }, 0);
}

function power(matrix: Power, exponent: number): Power {
  let [result, square]: [Power, Power] = [[1, 0, 0, 1], matrix];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, square);
    square = product(square, square);
  }
  return result;
}

const product = ([a, b, c, d]: Power, [e, f, g, h]: Power): Power => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
];
