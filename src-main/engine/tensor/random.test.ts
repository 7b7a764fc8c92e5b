import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardNormals } from '../goldens/numpy-draws.json';
import goldens from '../goldens/numpy-random.json';
import { Mistake } from '../errors.ts';
import { RandomStream } from './random.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** How many doubles lie between two numbers of the same sign. */
function unitsApart(a: number, b: number): number {
  const [x, y] = new BigInt64Array(new Float64Array([a, b]).buffer);
  return Math.abs(Number((x ?? 0n) - (y ?? 0n)));
}

function expectNormals(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, k) => expect(unitsApart(found[k] ?? NaN, value), `draw ${k}`).toBeLessThanOrEqual(2));
}

function drawing(action: () => unknown): Mistake {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof Mistake) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe.each(Object.entries(goldens))('np.random.seed(%s)', (seed, golden) => {
  const stream = () => new RandomStream(Number(seed));

  it('gives the uniform draws to the bit', () => {
    expect([...stream().rand(5)]).toEqual(golden.rand_5);
    const random = stream();
    expect(golden.rand_5.map(() => random.rand())).toEqual(golden.rand_5);
  });

  it('gives 100,000 uniform draws to the bit', () => {
    const hash = createHash('sha256').update(stream().rand(100_000)).digest('hex');
    expect(hash).toBe(golden.long.rand_100000_sha256_of_float64_little_endian);
  });

  it('gives the normal draws', () => {
    expectNormals(stream().randn(10), golden.randn_10);
    const random = stream();
    expectNormals([random.randn(), random.randn(), ...random.randn(3, 1)], golden.randn_scalar_scalar_then_3x1.flat(2));
  });

  it('gives 100,000 normal draws', () => {
    const draws = stream().randn(100_000);
    const sampled = golden.long.randn_100000_every_1000th.map((_, k) => draws[k * 1000] ?? NaN);
    expectNormals(sampled, golden.long.randn_100000_every_1000th);
    const equal = sampled.filter((value, k) => value === golden.long.randn_100000_every_1000th[k]);
    expect(equal.length).toBeGreaterThanOrEqual(98);
    expectNormals(draws.slice(-1), [golden.long.randn_100000_last]);
    expect(draws.reduce((total, value) => total + value, 0)).toBeCloseTo(golden.long.randn_100000_sum, 9);
  });
});

describe('where the C library takes another logarithm than the nearest double', () => {
  it.each(hardNormals)('draw $index of seed $seed is near', ({ seed, index, draw }) => {
    expectNormals(new RandomStream(seed).randn(index + 1).slice(-1), [draw]);
  });
});

describe('RandomStream', () => {
  it('starts again when seeded, whatever was drawn before', () => {
    fc.assert(
      fc.property(seeds, fc.nat(700), (seed, drawn) => {
        const random = new RandomStream(1);
        random.randn(drawn);
        random.seed(seed);
        expect(random.randn(5)).toEqual(new RandomStream(seed).randn(5));
      }),
    );
  });

  it('draws from [0, 1), and the same however the draws are grouped', () => {
    fc.assert(
      fc.property(seeds, fc.nat(30), fc.nat(30), (seed, rows, columns) => {
        const [whole, parts] = [new RandomStream(seed), new RandomStream(seed)];
        const draws = whole.rand(rows, columns);
        expect(draws.every((value) => value >= 0 && value < 1)).toBe(true);
        expect([...draws]).toEqual(Array.from({ length: rows * columns }, () => parts.rand()));
      }),
    );
  });

  it.each([-1, 2 ** 32, 0.5, NaN, Infinity])('refuses the seed %s', (seed) => {
    const mistake = drawing(() => new RandomStream(seed));
    expect(mistake.kind).toBe('invalid-setting');
    expect(mistake.details).toMatchObject({ name: 'seed', found: seed });
  });

  it('takes the largest seed', () => {
    expect(new RandomStream(2 ** 32 - 1).rand()).toBeCloseTo(0.5, 0);
  });

  it.each([[[-1]], [[2.5]], [[NaN]], [Array<number>(33).fill(1)]])('refuses the shape %j', ([first = 0, ...rest]) => {
    expect(drawing(() => new RandomStream(0).randn(first, ...rest)).kind).toBe('invalid-setting');
  });

  it.each([[[10_000_001]], [[100_000, 101]], [[10_000_001, 0]]])(
    'refuses the too large shape %j',
    ([first = 0, ...rest]) => {
      const mistake = drawing(() => new RandomStream(0).rand(first, ...rest));
      expect(mistake).toMatchObject({ kind: 'too-large', details: { limit: 10_000_000 } });
    },
  );

  it('gives an empty array for a dimension of 0', () => {
    expect(new RandomStream(0).rand(0)).toHaveLength(0);
    expect(new RandomStream(0).randn(2, 0)).toHaveLength(0);
  });
});
