import type { Point } from './evaluate.ts';

/** Sizes of the numbers tried: where functions usually show what they are, then smaller and larger. */
const SIZES = [3, 1, 0.1, 10, 100, 1000] as const;

/** How many points there are of each size, with positive numbers only and with numbers of both signs. */
const OF_EACH = 6;

/** The same numbers from 0 to 1 every time: a multiplicative generator modulo the prime 2^31 - 1. */
function* fractions(): Generator<number, never> {
  const modulus = 2_147_483_647;
  for (let state = 20_011; ; state = (state * 48_271) % modulus) yield state / modulus;
}

/** A number of two digits, which a learner can put in by hand. */
const short = (value: number): number => Number(value.toPrecision(2));

/**
 * Points at which two expressions are compared, the same every time: all positive ones first, since many functions are
 * defined there only; of several sizes, since what is lost beside one number shows beside another.
 */
export function* probes(variables: readonly string[]): Generator<Point> {
  const random = fractions();
  for (const isPositive of [true, false]) {
    for (const size of SIZES) {
      for (let count = 0; count < OF_EACH; count++) {
        yield Object.fromEntries(
          variables.map((name) => {
            const sign = isPositive || random.next().value < 0.3 ? 1 : -1;
            return [name, short(sign * size * (0.1 + 0.9 * random.next().value))];
          }),
        );
      }
    }
  }
}
