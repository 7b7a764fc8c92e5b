import { pythonError } from '../errors.ts';
import { spend } from './budget.ts';
import { percent } from './format.ts';
import { Tuple, type Value, classOf, tupleOf } from './values.ts';

type Number_ = number | bigint;

const isNumber = (value: Value): value is number | bigint | boolean =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';

const plain = (value: number | bigint | boolean): Number_ => (typeof value === 'boolean' ? BigInt(value) : value);

/**
 * An operator between values of Python itself: numbers, texts, lists and tuples.
 * @throws Mistake `python` in Python's words
 * @example pythonBinary('//', -7n, 2n) // -4n
 * @example pythonBinary('/', 7n, 2n) // 3.5
 */
export function pythonBinary(operator: string, left: Value, right: Value): Value {
  if (isNumber(left) && isNumber(right)) return numeric(operator, plain(left), plain(right), left, right);
  if (typeof left === 'string' && operator === '%') return percent(left, right);
  if (operator === '+') {
    if (typeof left === 'string' && typeof right === 'string') return joined(left, right);
    if (Array.isArray(left) && Array.isArray(right) && left instanceof Tuple === right instanceof Tuple) {
      spend(left.length + right.length);
      return left instanceof Tuple ? tupleOf([...left, ...right]) : [...left, ...right];
    }
  }
  if (operator === '*') {
    if (typeof right === 'bigint') return repeated(left, right) ?? refuse(operator, left, right);
    if (typeof left === 'bigint') return repeated(right, left) ?? refuse(operator, left, right);
  }
  return refuse(operator, left, right);
}

function refuse(operator: string, left: Value, right: Value): never {
  const sign = operator === '**' ? '** or pow()' : operator;
  const types = `'${classOf(left)}' and '${classOf(right)}'`;
  throw pythonError('TypeError', `unsupported operand type(s) for ${sign}: ${types}`);
}

const LONGEST = 1_000_000;

function joined(left: string, right: string): string {
  if (left.length + right.length > LONGEST) throw pythonError('OverflowError', `more than ${LONGEST} characters`);
  return left + right;
}

function repeated(value: Value, times: bigint): Value | null {
  const count = Math.max(0, Number(times));
  if (typeof value !== 'string' && !Array.isArray(value)) return null;
  if (value.length * count > LONGEST) throw pythonError('OverflowError', `more than ${LONGEST} elements`);
  spend(value.length * count);
  if (typeof value === 'string') return value.repeat(count);
  const items = Array.from({ length: count }, () => [...value]).flat();
  return value instanceof Tuple ? tupleOf(items) : items;
}

function numeric(operator: string, a: Number_, b: Number_, left: Value, right: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    const whole = integers[operator]?.(a, b);
    if (whole !== undefined) return whole;
  }
  const real = reals[operator]?.(Number(a), Number(b));
  return real ?? refuse(operator, left, right);
}

const MANY_BITS = 100_000;

const integers: Readonly<Record<string, (a: bigint, b: bigint) => bigint | number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': multiply,
  '//': (a, b) => floorDivide(a, b),
  '%': (a, b) => a - floorDivide(a, b) * b,
  '**': (a, b) => (b < 0n ? reals['**']?.(Number(a), Number(b)) : power(a, b)) ?? NaN,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw pythonError('ZeroDivisionError', 'integer division or modulo by zero');
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const isLong = (value: bigint): boolean => BigInt.asIntN(64, value) !== value;

function multiply(a: bigint, b: bigint): bigint {
  if (isLong(a) && isLong(b) && bitsOf(a) + bitsOf(b) > MANY_BITS) throw tooLong();
  return a * b;
}

const bitsOf = (value: bigint): number => value.toString(16).length * 4;

const tooLong = (): Error => pythonError('OverflowError', 'an int of more bits than TapeLab keeps');

function power(a: bigint, b: bigint): bigint {
  if (bitsOf(a) * Number(b) > MANY_BITS) throw tooLong();
  return a ** b;
}

const reals: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => {
    if (b === 0) throw pythonError('ZeroDivisionError', 'division by zero');
    return a / b;
  },
  '//': (a, b) => {
    if (b === 0) throw pythonError('ZeroDivisionError', 'float floor division by zero');
    return Math.floor(a / b);
  },
  '%': (a, b) => {
    if (b === 0) throw pythonError('ZeroDivisionError', 'float modulo');
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
  },
  '**': (a, b) => {
    if (a === 0 && b < 0) throw pythonError('ZeroDivisionError', 'zero to a negative power');
    if (a < 0 && !Number.isInteger(b)) throw pythonError('ValueError', 'TapeLab has no complex numbers');
    return a ** b;
  },
};

/**
 * A comparison between values of Python itself.
 * @throws Mistake `python` where the two have no order
 */
export function pythonCompare(operator: string, left: Value, right: Value): boolean {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  const order = orderOf(left, right);
  if (order === null) {
    const types = `'${classOf(left)}' and '${classOf(right)}'`;
    throw pythonError('TypeError', `'${operator}' not supported between instances of ${types}`);
  }
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** NaN has no place in any order, so that each comparison with it fails. */
function orderOf(left: Value, right: Value): number | null {
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [plain(left), plain(right)];
    return a < b ? -1 : a > b ? 1 : a <= b ? 0 : NaN;
  }
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  if (!Array.isArray(left) || !Array.isArray(right)) return null;
  const at = left.findIndex((item, k) => k >= right.length || !isEqual(item, right[k] ?? null));
  if (at < 0 || at >= right.length) return left.length - right.length;
  return orderOf(left[at] ?? null, right[at] ?? null);
}

function isEqual(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return orderOf(left, right) === 0;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, k) => isEqual(item, right[k] ?? null));
  }
  return left === right;
}
