const stateLength = 624;
const shiftLength = 397;

/**
 * The random bits below NumPy's legacy streams: MT19937 (Matsumoto and Nishimura, 1998).
 * @example new MersenneTwister(0).word() // 2357136044
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(stateLength);
  /** Position of the next unused word in the state; at the end the state is renewed. */
  #next = stateLength;

  constructor(seed: number) {
    this.seed(seed);
  }

  /** @param seed an integer from 0 to 2^32 - 1 */
  seed(seed: number): void {
    let word = seed;
    for (const k of this.#state.keys()) {
      this.#state[k] = word;
      word = Math.imul(1812433253, word ^ (word >>> 30)) + k + 1;
    }
    this.#next = stateLength;
  }

  /** Another one that goes on as this one does. */
  copy(): MersenneTwister {
    const other = new MersenneTwister(0);
    other.#state.set(this.#state);
    other.#next = this.#next;
    return other;
  }

  /** The next 32 random bits, tempered. */
  word(): number {
    if (this.#next === stateLength) this.#renew();
    let word = wordAt(this.#state, this.#next++);
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  /** A number from [0, 1): 27 bits of one word and 26 of the next make the 53 bits of a double. */
  fraction(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
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
