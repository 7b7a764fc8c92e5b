import { type Expr, ZERO, apply } from '../expr.ts';

/** Integer exponents up to this size are worked out by multiplying. */
const LARGEST = 64;

/**
 * Whether a power with this exponent is a chain of products.
 * @example isLadder(-3) // true
 * @example isLadder(0.5) // false
 */
export function isLadder(exponent: number): boolean {
  return Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST;
}

/**
 * The power of an integer exponent, by products alone. The ladder keeps the k-th power and the next one, so the k-th is
 * always that of the lower half of k times that of the upper half; whoever unrolls it agrees to the last bit.
 * @example integerPower(3, 5) // 243
 * @example integerPower(2, -2) // 0.25
 */
export function integerPower(base: number, exponent: number): number {
  const size = Math.abs(exponent);
  let power = 1;
  let next = base;
  for (let bit = 31 - Math.clz32(size); bit >= 0; bit--) {
    const isOdd = ((size >> bit) & 1) === 1;
    [power, next] = isOdd ? [power * next, next * next] : [power * power, power * next];
  }
  return exponent < 0 ? 1 / power : power;
}

/**
 * A power as the engine computes it.
 * @example powerOf(2, 10) // 1024
 * @example powerOf(-8, 1 / 3) // NaN
 */
export function powerOf(base: number, exponent: number): number {
  return isLadder(exponent) ? integerPower(base, exponent) : base ** exponent;
}

/**
 * The comparisons under which a power with this exponent has a value. Of a literal or a fraction of literals all is
 * known; any other exponent may be any number, so the base must be positive.
 * @example whereDefined(x, constant(-2)) // [parse('x != 0')]
 * @example whereDefined(x, parse('3/2')) // [parse('x >= 0')]
 * @example whereDefined(x, y) // [parse('x > 0')]
 */
export function whereDefined(base: Expr, exponent: Expr): readonly Expr[] {
  const number = exponentIn(exponent);
  if (number === null) return [apply('gt', base, ZERO())];
  if (!Number.isInteger(number)) return [apply(number < 0 ? 'gt' : 'ge', base, ZERO())];
  return number < 0 ? [apply('ne', base, ZERO())] : [];
}

/**
 * The exponent that a literal, a fraction of literals or the negative of one is; null for anything else.
 * @example exponentIn(parse('-3/2')) // -1.5
 * @example exponentIn(x) // null
 */
export function exponentIn(node: Expr): number | null {
  const inside = node.kind === 'operation' && node.op === 'neg' ? node.args[0] : undefined;
  const number = fractionIn(inside ?? node);
  return inside === undefined || number === null ? number : -number;
}

function fractionIn(node: Expr): number | null {
  if (node.kind !== 'operation') return literalIn(node);
  if (node.op !== 'div') return null;
  const [above = null, below = null] = node.args.map(literalIn);
  return above === null || below === null || below === 0 ? null : above / below;
}

const literalIn = (node: Expr): number | null => (node.kind === 'constant' && node.exact !== null ? node.value : null);
