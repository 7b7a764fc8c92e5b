import { invalidSetting, pythonError, tooLarge } from '../errors.ts';
import { allocate, elementsOf, MAX_ELEMENTS, NdArray, type Shape, sizeOf } from './array.ts';
import type { Dtype } from './dtype.ts';
import { MersenneTwister } from './mersenne-twister.ts';
import { polarPair } from './normal.ts';
import { differentPicks, picks, populationOf, probabilitiesOf, rowsAt } from './random-choice.ts';
import { bitsOf, boundsOf, drawnDtype, drawUpTo, upTo, upTo64 } from './random-integers.ts';

const maxSeed = 2 ** 32 - 1;
const maxDimensions = 32;

/**
 * NumPy's legacy random stream: `np.random.seed(s)` and what is drawn after it, by NumPy's names. Uniform draws, integers
 * and orders are NumPy's to the bit. So are 99.96 % of the normal draws; the others are within 2 units in the last place
 * (see `polarPair`), because NumPy's logarithm is the C library's, which is not always the nearest double.
 *
 * Shapes are checked by all methods.
 * @throws Mistake `invalid-setting` for a shape that is none, `too-large` above 10,000,000 elements
 * @example new RandomStream(612).randn() // -0.013377064471977309
 * @example new RandomStream(-1) // throws invalid-setting
 */
export class RandomStream {
  #bits: MersenneTwister;
  /** Normal draws come in pairs: the second of a pair waits here. */
  #spareNormal: number | null = null;

  /** @throws Mistake `invalid-setting` unless `seed` is an integer from 0 to 2^32 - 1 */
  constructor(seed: number) {
    this.#bits = new MersenneTwister(checkedSeed(seed));
  }

  /** Starts the stream again, as `np.random.seed(seed)` does: a waiting normal draw is forgotten. */
  seed(seed: number): void {
    this.#bits.seed(checkedSeed(seed));
    this.#spareNormal = null;
  }

  /** Another stream that goes on as this one does. */
  copy(): RandomStream {
    const other = new RandomStream(0);
    other.#bits = this.#bits.copy();
    other.#spareNormal = this.#spareNormal;
    return other;
  }

  /**
   * Uniform draws from [0, 1) with 53 random bits: one number without arguments, else the elements of an array of that
   * shape, row by row.
   *
   * @example new RandomStream(0).rand(2, 1) // new Float64Array([0.5488135039273248, 0.7151893663724195])
   */
  rand(): number;
  rand(...shape: readonly [number, ...number[]]): Float64Array;
  rand(...shape: readonly number[]): number | Float64Array {
    return shape.length === 0 ? this.#bits.fraction() : fill(shape, () => this.#bits.fraction());
  }

  /**
   * Draws from the normal distribution with mean 0 and variance 1; shapes as for `rand`.
   *
   * @example new RandomStream(612).randn(2) // new Float64Array([-0.013377064471977309, -1.1628987706494949])
   */
  randn(): number;
  randn(...shape: readonly [number, ...number[]]): Float64Array;
  randn(...shape: readonly number[]): number | Float64Array {
    return shape.length === 0 ? this.#normal() : fill(shape, () => this.#normal());
  }

  /**
   * Uniform draws from [low, high), or where `high` is the lower one from (high, low].
   * @throws Mistake `python` where the range is not finite
   */
  uniform(low = 0, high = 1, shape: Shape = []): NdArray {
    const range = high - low;
    if (!Number.isFinite(range)) throw pythonError('OverflowError', 'Range exceeds valid bounds');
    return drawn(shape, () => low + range * this.#bits.fraction());
  }

  /** @throws Mistake `python` for a standard deviation below 0, which -0 is too */
  normal(mean = 0, sd = 1, shape: Shape = []): NdArray {
    if (sd < 0 || Object.is(sd, -0)) throw pythonError('ValueError', 'scale < 0');
    return drawn(shape, () => mean + sd * this.#normal());
  }

  /**
   * Integers from `low` to `high - 1`; without `high`, from 0 to `low - 1`.
   *
   * @throws Mistake `python` where there are none, or the type has no room for them
   * @example new RandomStream(0).randint(0, 100, [3]).data // new BigInt64Array([44n, 47n, 64n])
   */
  randint(
    low: number | bigint,
    high: number | bigint | null = null,
    shape: Shape = [],
    dtype: Dtype = 'int64',
  ): NdArray {
    const type = drawnDtype(dtype);
    const size = countElements(shape);
    if (size === 0) return new NdArray(dtype, shape, allocate(dtype, 0).data);
    const { low: first, span } = boundsOf(low, high, type);
    const { data, offset } = allocate(dtype, size);
    const draw = dtype === 'bool' && span > 0n ? bitsOf(this.#bits) : this.#upTo(span);
    const isBig = data instanceof BigInt64Array;
    for (let k = offset; k < offset + size; k++) {
      if (isBig) data[k] = first + BigInt(draw());
      else data[k] = Number(first) + Number(draw());
    }
    return new NdArray(dtype, shape, data, offset);
  }

  #upTo(span: bigint): () => number | bigint {
    return span < 2n ** 32n ? upTo(this.#bits, Number(span)) : upTo64(this.#bits, span);
  }

  /**
   * The numbers from 0 to `count - 1` in random order, as `permutation(count)` has them.
   * @example new RandomStream(0).order(5) // new Int32Array([2, 0, 1, 3, 4])
   */
  order(count: number): Int32Array {
    const order = new Int32Array(countElements([count]));
    for (let k = 0; k < order.length; k++) order[k] = k;
    for (let k = order.length - 1; k > 0; k--) {
      const other = drawUpTo(this.#bits, k);
      const moved = order[k] as number;
      order[k] = order[other] as number;
      order[other] = moved;
    }
    return order;
  }

  /**
   * The integers below a number in random order, or the rows of an array along its first axis.
   * @throws Mistake `python` for a single element
   */
  permutation(of: number | NdArray): NdArray {
    if (typeof of === 'number' ? !Number.isInteger(of) : of.shape.length === 0) {
      throw pythonError('IndexError', 'x must be an integer or at least 1-dimensional');
    }
    return typeof of === 'number' ? integers(this.order(Math.max(of, 0))) : this.shuffle(of);
  }

  /**
   * What `np.random.shuffle` makes of an array, as a new one: its rows along the first axis in another order.
   * @throws Mistake `python` for a single element
   */
  shuffle(array: NdArray): NdArray {
    const [length] = array.shape;
    if (length === undefined) throw pythonError('TypeError', 'len() of unsized object');
    return rowsAt(array, this.order(length), [length]);
  }

  /**
   * Draws from the integers below a number or from the elements of an array.
   * @param p a probability for each; null where all are alike
   * @throws Mistake `python` with NumPy's words
   */
  choice(from: number | NdArray, shape: Shape = [], replace = true, p: NdArray | null = null): NdArray {
    const size = countElements(shape);
    const count = populationOf(from, size);
    const picked = this.#picks(count, size, replace, p && probabilitiesOf(p, count));
    return typeof from === 'number' || from.shape.length === 0 ? integers(picked, shape) : rowsAt(from, picked, shape);
  }

  #picks(count: number, size: number, replace: boolean, p: Float64Array | null): ArrayLike<number> {
    const fractions = (length: number) => fill([length], () => this.#bits.fraction());
    if (replace) {
      if (p) return picks(p, fractions(size));
      return Float64Array.from(elementsOf(this.randint(0, count, [size])), Number);
    }
    if (size > count) {
      throw pythonError('ValueError', "Cannot take a larger sample than population when 'replace=False'");
    }
    return p ? differentPicks(p, size, fractions) : this.order(count).subarray(0, size);
  }

  /** A point inside the unit circle gives two independent normal draws, the second first. */
  #normal(): number {
    const spare = this.#spareNormal;
    if (spare !== null) {
      this.#spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.#bits.fraction() - 1;
      const y = 2 * this.#bits.fraction() - 1;
      const squaredRadius = x * x + y * y;
      if (squaredRadius >= 1 || squaredRadius === 0) continue;
      const [second, first] = polarPair(x, y);
      this.#spareNormal = second;
      return first;
    }
  }
}

function checkedSeed(seed: number): number {
  if (!Number.isInteger(seed) || seed < 0 || seed > maxSeed)
    throw invalidSetting('seed', seed, `an integer from 0 to ${maxSeed}`);
  return seed;
}

function fill(shape: readonly number[], draw: () => number): Float64Array {
  return new Float64Array(countElements(shape)).map(draw);
}

function drawn(shape: Shape, draw: () => number): NdArray {
  return new NdArray('float64', shape, fill(shape, draw));
}

/** Small integers as NumPy's usual type. */
function integers(values: ArrayLike<number>, shape: Shape = [values.length]): NdArray {
  return new NdArray('int64', shape, BigInt64Array.from(values as Iterable<number> & ArrayLike<number>, BigInt));
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
  if (sizeOf(shape.map((size) => Math.max(size, 1))) > MAX_ELEMENTS) {
    const message = `an array of shape ${shape.join(',')} has more than ${MAX_ELEMENTS} elements`;
    throw tooLarge(MAX_ELEMENTS, 'elements', message);
  }
  return sizeOf(shape);
}
