/** What an operation of one or two integers gives, by its name. */
type Operations<T> = Readonly<Record<string, (a: T, b: T) => T>>;

/**
 * The operations of 32-bit integers. A result may leave the range: the typed array that takes it in wraps it as two's
 * complement, so only products, which doubles cannot hold, wrap on their own.
 */
export const operationsOfInt32: Operations<number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: Math.imul,
  floordiv: (a, b) => (b === 0 ? 0 : Math.floor(a / b)),
  mod: (a, b) => (b === 0 ? 0 : a - b * Math.floor(a / b)),
  pow: (a, b) => Number(BigInt.asIntN(32, powerInt64(BigInt(a), BigInt(b)))),
  max: (a, b) => Math.max(a, b),
  min: (a, b) => Math.min(a, b),
  neg: (a) => -a,
  abs: (a) => Math.abs(a),
  sign: (a) => Math.sign(a),
  square: (a) => Math.imul(a, a),
  relu: (a) => Math.max(a, 0),
  round: (a) => a,
};

/** The operations of 64-bit integers, wrapped when they are stored. */
export const operationsOfInt64: Operations<bigint> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  floordiv: (a, b) => (b === 0n ? 0n : (a - floored(a, b)) / b),
  mod: (a, b) => (b === 0n ? 0n : floored(a, b)),
  pow: powerInt64,
  max: (a, b) => (a > b ? a : b),
  min: (a, b) => (a < b ? a : b),
  neg: (a) => -a,
  abs: (a) => (a < 0n ? -a : a),
  sign: (a) => (a > 0n ? 1n : a < 0n ? -1n : 0n),
  square: (a) => a * a,
  relu: (a) => (a > 0n ? a : 0n),
  round: (a) => a,
};

/** The remainder with the sign of the divisor. */
function floored(a: bigint, b: bigint): bigint {
  const remainder = a % b;
  return remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder;
}

/** A power by squaring, wrapped; 0 for an exponent below 0, which the caller refuses before. */
function powerInt64(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) return 0n;
  let result = 1n;
  let square = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = BigInt.asIntN(64, result * square);
    square = BigInt.asIntN(64, square * square);
  }
  return result;
}
