import { invalidSetting, tooLarge } from '../errors.ts';
import { logarithm } from './logarithm.ts';

const stateLength = 624;
const shiftLength = 397;
const maxSeed = 2 ** 32 - 1;
const maxDimensions = 32;

/** No array that a lesson draws comes near this many elements (80 MB). */
const maxElements = 10_000_000;

/**
 * NumPy's legacy random stream: `np.random.seed(s)` followed by `np.random.rand` and `np.random.randn`. It is the
 * Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998). Uniform draws are NumPy's to the bit. So are 99.9 % of the
 * normal draws; the others are within 2 units in the last place (rarely 3), because NumPy's logarithm is the C library's.
 *
 * @example new RandomStream(612).randn() // -0.013377064471977309
 * @example new RandomStream(-1) // throws invalid-setting
 */
export class RandomStream {
  readonly #state = new Uint32Array(stateLength);
  /** Position of the next unused word in the state; at the end the state is renewed. */
  #next = stateLength;
  /** Normal draws come in pairs: the second of a pair waits here. */
  #spareNormal: number | null = null;

  /** @throws Mistake `invalid-setting` unless `seed` is an integer from 0 to 2^32 - 1 */
  constructor(seed: number) {
    this.seed(seed);
  }

  /** Starts the stream again, as `np.random.seed(seed)` does: a waiting normal draw is forgotten. */
  seed(seed: number): void {
    if (!Number.isInteger(seed) || seed < 0 || seed > maxSeed)
      throw invalidSetting('seed', seed, `an integer from 0 to ${maxSeed}`);
    let word = seed;
    for (const k of this.#state.keys()) {
      this.#state[k] = word;
      word = Math.imul(1812433253, word ^ (word >>> 30)) + k + 1;
    }
    this.#next = stateLength;
    this.#spareNormal = null;
  }

  /**
   * Uniform draws from [0, 1) with 53 random bits: one number without arguments, else the elements of an array of that
   * shape, row by row.
   *
   * @throws Mistake `invalid-setting` for a shape that is none, `too-large` above 10,000,000 elements
   * @example new RandomStream(0).rand(2, 1) // new Float64Array([0.5488135039273248, 0.7151893663724195])
   */
  rand(): number;
  rand(...shape: readonly [number, ...number[]]): Float64Array;
  rand(...shape: readonly number[]): number | Float64Array {
    return shape.length === 0 ? this.#uniform() : fill(shape, () => this.#uniform());
  }

  /**
   * Draws from the normal distribution with mean 0 and variance 1; shapes and errors as for `rand`.
   *
   * @example new RandomStream(612).randn(2) // new Float64Array([-0.013377064471977309, -1.1628987706494949])
   */
  randn(): number;
  randn(...shape: readonly [number, ...number[]]): Float64Array;
  randn(...shape: readonly number[]): number | Float64Array {
    return shape.length === 0 ? this.#normal() : fill(shape, () => this.#normal());
  }

  /** 27 bits of one word and 26 of the next make the 53 bits of a double. */
  #uniform(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Marsaglia's polar method: a point inside the unit circle gives two independent normal draws, the second first. */
  #normal(): number {
    const spare = this.#spareNormal;
    if (spare !== null) {
      this.#spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.#uniform() - 1;
      const y = 2 * this.#uniform() - 1;
      const squaredRadius = x * x + y * y;
      if (squaredRadius >= 1 || squaredRadius === 0) continue;
      const factor = Math.sqrt((-2 * logarithm(squaredRadius)) / squaredRadius);
      this.#spareNormal = factor * x;
      return factor * y;
    }
  }

  /** The next 32 random bits, tempered. */
  #word(): number {
    if (this.#next === stateLength) this.#renew();
    let word = wordAt(this.#state, this.#next++);
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  #renew(): void {
    const state = this.#state;
    for (let k = 0; k < stateLength; k++) {
      const joined = (wordAt(state, k) & 0x80000000) | (wordAt(state, (k + 1) % stateLength) & 0x7fffffff);
      const twisted = (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
      state[k] = wordAt(state, (k + shiftLength) % stateLength) ^ twisted;
    }
    this.#next = 0;
  }
}

/** The index is within the state by construction. */
function wordAt(state: Uint32Array, index: number): number {
  return state[index] as number;
}

function fill(shape: readonly number[], draw: () => number): Float64Array {
  return new Float64Array(countElements(shape)).map(draw);
}

/**
 * How many elements an array of this shape has. A dimension of 0 makes an empty array; it counts as 1 towards the limit,
 * so that the outer dimensions of an empty array stay printable.
 */
function countElements(shape: readonly number[]): number {
  if (shape.length > maxDimensions)
    throw invalidSetting('shape', shape.join(','), `at most ${maxDimensions} dimensions`);
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    throw invalidSetting('shape', shape.join(','), 'integers not below 0');
  }
  if (shape.reduce((product, size) => product * Math.max(size, 1), 1) > maxElements) {
    const message = `an array of shape ${shape.join(',')} has more than ${maxElements} elements`;
    throw tooLarge(maxElements, 'elements', message);
  }
  return shape.reduce((product, size) => product * size, 1);
}
