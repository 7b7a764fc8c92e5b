import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mistake } from '../errors.ts';
import goldens from '../goldens/numpy-draws.json';
import { contiguous, elementsOf, fromNumbers, NdArray } from './array.ts';
import type { Dtype } from './dtype.ts';
import { RandomStream } from './random.ts';

interface Values {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values: readonly (number | string)[];
}

interface Call {
  readonly name: 'randint' | 'uniform' | 'normal' | 'permutation' | 'shuffle' | 'choice';
  readonly low?: number | string;
  readonly high?: number | string | null;
  readonly mean?: number;
  readonly sd?: number;
  readonly shape?: readonly number[];
  readonly dtype?: Dtype;
  readonly n?: number;
  readonly array?: Values;
  readonly replace?: boolean;
  readonly p?: readonly number[] | null;
}

interface Golden extends Values {
  readonly seed: number;
  readonly call: Call;
  readonly next: number;
}

const cases = goldens.cases as readonly Golden[];

function arrayOf({ dtype, shape, values }: Values): NdArray {
  return fromNumbers(dtype, shape, values.map(exact));
}

function exact(value: number | string): number | bigint {
  return typeof value === 'string' ? BigInt(value) : value;
}

function drawn(random: RandomStream, call: Call): NdArray {
  const { low = 0, high = null, mean, sd, shape = [], n = 0, array } = call;
  const from = array ? arrayOf(array) : n;
  switch (call.name) {
    case 'randint':
      return random.randint(exact(low), high === null ? null : exact(high), shape, call.dtype);
    case 'uniform':
      return random.uniform(Number(low), Number(high), shape);
    case 'normal':
      return random.normal(mean, sd, shape);
    case 'permutation':
      return random.permutation(from);
    case 'shuffle':
      return random.shuffle(arrayOf(call.array ?? { dtype: 'bool', shape: [0], values: [] }));
    case 'choice':
      return random.choice(from, shape, call.replace, probabilities(call.p));
  }
}

function probabilities(p: readonly number[] | null = null): NdArray | null {
  return p && fromNumbers('float64', [p.length], p);
}

const hash = ({ data }: NdArray) => createHash('sha256').update(data).digest('hex');

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof Mistake) return `${thrown.details['type']}: ${thrown.message}`;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe("NumPy's draws", () => {
  it.each(cases)('of seed $seed are $call', ({ seed, call, dtype, shape, values, next }) => {
    const random = new RandomStream(seed);
    const array = drawn(random, call);
    expect(array).toMatchObject({ dtype, shape });
    expect([...elementsOf(array)]).toEqual([...elementsOf(arrayOf({ dtype, shape, values }))]);
    expect([...elementsOf(random.randint(0, 1_000_000))]).toEqual([BigInt(next)]);
  });

  it.each(Object.entries(goldens.long))('of seed %s are the same 100,000 times', (seed, hashes) => {
    const stream = () => new RandomStream(Number(seed));
    const many = [100_000];
    expect({
      randint_0_1000: hash(stream().randint(0, 1000, many)),
      'randint_-2^40_2^41': hash(stream().randint(-(2 ** 40), 2 ** 41, many)),
      randint_32_bit: hash(stream().randint(-(2 ** 31), 2 ** 31, many, 'int32')),
      randint_bool: hash(stream().randint(0, 2, many, 'bool')),
      'uniform_-2_3': hash(stream().uniform(-2, 3, many)),
      permutation: hash(stream().permutation(100_000)),
      choice: hash(stream().choice(777, many)),
      choice_p: hash(stream().choice(4, many, true, probabilities([0.1, 0.2, 0.3, 0.4]))),
    }).toEqual(hashes);
  });
});

const stream = () => new RandomStream(3);
const three = fromNumbers('int32', [3], [7, 8, 9]);
const single = fromNumbers('float64', [], [5]);

describe("NumPy's refusals", () => {
  it.each<[string, () => unknown]>([
    ['ValueError: low >= high', () => stream().randint(5, 3)],
    ['ValueError: low >= high', () => stream().randint(5, 5, [2])],
    ['ValueError: high <= 0', () => stream().randint(-3)],
    ['ValueError: high <= 0', () => stream().randint(0.5, 0.7)],
    ['ValueError: high is out of bounds for int64', () => stream().randint(0, 2n ** 63n + 1n)],
    ['ValueError: low is out of bounds for int64', () => stream().randint(-(2n ** 63n) - 1n, 0)],
    ['ValueError: high is out of bounds for int32', () => stream().randint(0, 2 ** 31 + 1, [], 'int32')],
    ['ValueError: low is out of bounds for int32', () => stream().randint(-(2 ** 31) - 1, 0, [], 'int32')],
    ['ValueError: high is out of bounds for bool', () => stream().randint(0, 3, [2], 'bool')],
    ["TypeError: Unsupported dtype dtype('float64') for randint", () => stream().randint(0, 3, [0], 'float64')],
    ['ValueError: cannot convert float NaN to integer', () => stream().randint(NaN)],
    ['OverflowError: cannot convert float infinity to integer', () => stream().randint(0, Infinity)],
    ['OverflowError: Range exceeds valid bounds', () => stream().uniform(0, Infinity)],
    ['OverflowError: Range exceeds valid bounds', () => stream().uniform(NaN, 1)],
    ['OverflowError: Range exceeds valid bounds', () => stream().uniform(-1e308, 1e308)],
    ['ValueError: scale < 0', () => stream().normal(0, -1)],
    ['ValueError: scale < 0', () => stream().normal(0, -0)],
    ['ValueError: a must be greater than 0 unless no samples are taken', () => stream().choice(-2)],
    ['ValueError: a must be 1-dimensional or an integer', () => stream().choice(5.5)],
    ['ValueError: a must be 1-dimensional or an integer', () => stream().choice(single)],
    ['ValueError: a must be 1-dimensional', () => stream().choice(fromNumbers('int32', [1, 2], [1, 2]))],
    [
      "ValueError: 'a' cannot be empty unless no samples are taken",
      () => stream().choice(fromNumbers('int32', [0], []), [2]),
    ],
    [
      "ValueError: Cannot take a larger sample than population when 'replace=False'",
      () => stream().choice(3, [2, 2], false),
    ],
    ["ValueError: 'a' and 'p' must have same size", () => stream().choice(3, [2], true, probabilities([0.5, 0.5]))],
    ["ValueError: 'p' must be 1-dimensional", () => stream().choice(3, [2], true, single)],
    [
      'ValueError: probabilities do not sum to 1',
      () => stream().choice(three, [2], true, probabilities([0.5, 0.5, 0.1])),
    ],
    [
      'ValueError: probabilities are not non-negative',
      () => stream().choice(3, [2], true, probabilities([0.5, -0.5, 1])),
    ],
    ['ValueError: probabilities contain NaN', () => stream().choice(3, [2], true, probabilities([0.5, NaN, 0.5]))],
    [
      'ValueError: Fewer non-zero entries in p than size',
      () => stream().choice(3, [2], false, probabilities([1, 0, 0])),
    ],
    ['IndexError: x must be an integer or at least 1-dimensional', () => stream().permutation(2.5)],
    ['IndexError: x must be an integer or at least 1-dimensional', () => stream().permutation(single)],
    ['TypeError: len() of unsized object', () => stream().shuffle(single)],
  ])('are %s', (words, work) => {
    expect(refusal(work)).toBe(words);
  });

  it('are none where nothing is drawn', () => {
    expect(stream().randint(5, 5, [0]).size).toBe(0);
    expect(stream().choice(0, [2, 0]).shape).toEqual([2, 0]);
    expect(stream().permutation(-3).shape).toEqual([0]);
    expect([...elementsOf(stream().normal(NaN, 1))]).toEqual([NaN]);
  });
});

describe('orders', () => {
  const seeds = fc.nat(2 ** 32 - 1);

  it('have every number once, and are those of the permutation', () => {
    fc.assert(
      fc.property(seeds, fc.nat(200), (seed, count) => {
        const order = new RandomStream(seed).order(count);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
        const permutation = new RandomStream(seed).permutation(count);
        expect([...elementsOf(permutation)].map(Number)).toEqual([...order]);
      }),
    );
  });

  it('are the same for the rows of a view', () => {
    const view = new NdArray('float32', [3, 2], Float32Array.of(0, 1, 2, 3, 4, 5, 6), 1, [1, 3]);
    const shuffled = new RandomStream(8).shuffle(view);
    expect([...elementsOf(shuffled)]).toEqual([...elementsOf(new RandomStream(8).shuffle(contiguous(view)))]);
    expect([...elementsOf(view)]).toEqual([1, 4, 2, 5, 3, 6]);
  });
});

describe('copy', () => {
  it('goes on as the stream does, and apart from it', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(700), (seed, drawn) => {
        const random = new RandomStream(seed);
        random.randn(drawn);
        const copy = random.copy();
        const draws = [random.randn(3), random.order(5), random.rand(3)];
        random.seed(1);
        expect([copy.randn(3), copy.order(5), copy.rand(3)]).toEqual(draws);
      }),
    );
  });
});
