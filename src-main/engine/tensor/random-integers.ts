import { pythonError } from '../errors.ts';
import { type Dtype, isFloat } from './dtype.ts';

/** The types whose whole range NumPy's `randint` can draw, with their ends. */
const ranges = {
  int64: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
  int32: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  bool: { least: 0n, most: 1n },
} as const;

type DrawnDtype = keyof typeof ranges;

/**
 * A type that `randint` draws.
 * @throws Mistake `python` with NumPy's words for one with fractions
 * @example drawnDtype('float64') // throws python
 */
export function drawnDtype(dtype: Dtype): DrawnDtype {
  if (isFloat(dtype)) throw pythonError('TypeError', `Unsupported dtype dtype('${dtype}') for randint`);
  return dtype;
}

/** Where random words of 32 bits come from. */
interface RandomBits {
  word(): number;
}

/** What `randint` draws from: integers from `low` to `low + span`. */
export interface Bounds {
  readonly low: bigint;
  readonly span: bigint;
}

/**
 * The bounds of `np.random.randint(low, high)`: `high` is not drawn; without it, the numbers begin at 0. Fractions are cut
 * off.
 *
 * @throws Mistake `python` with NumPy's words
 * @example boundsOf(3, null, 'int64') // { low: 0n, span: 2n }
 * @example boundsOf(5, 5, 'int64') // throws python
 */
export function boundsOf(low: number | bigint, high: number | bigint | null, dtype: DrawnDtype): Bounds {
  const [first, end] = high === null ? [0n, toInteger(low)] : [toInteger(low), toInteger(high)];
  const { least, most } = ranges[dtype];
  if (first < least) throw pythonError('ValueError', `low is out of bounds for ${dtype}`);
  if (end - 1n > most) throw pythonError('ValueError', `high is out of bounds for ${dtype}`);
  if (first >= end) throw pythonError('ValueError', first === 0n ? 'high <= 0' : 'low >= high');
  return { low: first, span: end - 1n - first };
}

function toInteger(value: number | bigint): bigint {
  if (Number.isNaN(value)) throw pythonError('ValueError', 'cannot convert float NaN to integer');
  if (value === Infinity || value === -Infinity) {
    throw pythonError('OverflowError', 'cannot convert float infinity to integer');
  }
  return typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
}

/**
 * How the integers from 0 to `most` are drawn: as many random bits as the largest has, again and again until they are not
 * above it. Nothing is drawn where there is no choice.
 *
 * @param most below 2^32
 * @example upTo({ word: () => 13 }, 6)() // 5
 */
export function upTo(bits: RandomBits, most: number): () => number {
  return () => drawUpTo(bits, most);
}

/** One draw of them; none is made where there is nothing to choose from. */
export function drawUpTo(bits: RandomBits, most: number): number {
  if (most === 0) return 0;
  // The smallest 2^n - 1 that is not below `most`.
  const unused = Math.clz32(most);
  for (;;) {
    const value = (bits.word() << unused) >>> unused;
    if (value <= most) return value;
  }
}

/** The same for any integer of 64 bits; two words make one draw, the upper half first. */
export function upTo64(bits: RandomBits, most: bigint): () => bigint {
  const mask = 2n ** BigInt(most.toString(2).length) - 1n;
  return () => {
    for (;;) {
      const high = BigInt(bits.word()) << 32n;
      const value = (high | BigInt(bits.word())) & mask;
      if (value <= most) return value;
    }
  };
}

/** Single bits, of which one word gives 32, the lowest first. */
export function bitsOf(bits: RandomBits): () => number {
  let word = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      word = bits.word();
      left = 32;
    } else word >>>= 1;
    left--;
    return word & 1;
  };
}
