import { pythonError } from '../errors.ts';
import { roomFor } from './budget.ts';
import { percent } from './percent.ts';
import { Tuple, type Value, cannot, classOf, tupleOf } from './values.ts';

type Number_ = number | bigint;

const isNumber = (value: Value): value is number | bigint | boolean =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';

const plain = (value: number | bigint | boolean): Number_ => (typeof value === 'boolean' ? BigInt(value) : value);

/**
 * An operator between values of Python itself: numbers, texts, lists and tuples.
 * @param shown the operator as it stands in the program
 * @throws Mistake `python` in Python's words
 * @example pythonBinary('//', -7n, 2n) // -4n
 * @example pythonBinary('/', 7n, 2n) // 3.5
 */
export function pythonBinary(operator: string, left: Value, right: Value, shown = operator): Value {
  const refused = () => unsupported(shown, left, right);
  if (isNumber(left) && isNumber(right)) {
    const truth = typeof left === 'boolean' && typeof right === 'boolean' ? connectives[operator]?.(left, right) : null;
    return truth ?? numeric(operator, plain(left), plain(right)) ?? refused();
  }
  if (typeof left === 'string' && operator === '%') return percent(left, right);
  if (operator === '+') return joined(left, right) ?? refused();
  if (operator === '*') return repeated(left, right) ?? repeated(right, left) ?? refused();
  return refused();
}

const connectives: Readonly<Record<string, (a: boolean, b: boolean) => boolean>> = {
  '&': (a, b) => a && b,
  '|': (a, b) => a || b,
  '^': (a, b) => a !== b,
};

function unsupported(shown: string, left: Value, right: Value): never {
  const sign = shown === '**' ? '** or pow()' : shown;
  const types = `'${classOf(left)}' and '${classOf(right)}'`;
  throw pythonError('TypeError', `unsupported operand type(s) for ${sign}: ${types}`);
}

const isSequence = (value: Value): value is string | Value[] => typeof value === 'string' || Array.isArray(value);

function joined(left: Value, right: Value): Value | null {
  if (!isSequence(left)) return null;
  if (typeof left === 'string' && typeof right === 'string') {
    roomFor(left.length + right.length);
    return left + right;
  }
  const type = classOf(left);
  if (type !== classOf(right)) {
    throw pythonError('TypeError', `can only concatenate ${type} (not "${classOf(right)}") to ${type}`);
  }
  roomFor(left.length + (right as Value[]).length);
  const items = [...left, ...(right as Value[])];
  return left instanceof Tuple ? tupleOf(items) : items;
}

function repeated(value: Value, times: Value): Value | null {
  if (!isSequence(value)) return null;
  if (typeof times !== 'bigint' && typeof times !== 'boolean') {
    throw pythonError('TypeError', `can't multiply sequence by non-int of type '${classOf(times)}'`);
  }
  const count = Math.max(0, Number(times));
  roomFor(value.length * count);
  if (typeof value === 'string') return value.repeat(count);
  const items = Array.from({ length: count }, () => [...value]).flat();
  return value instanceof Tuple ? tupleOf(items) : items;
}

function numeric(operator: string, a: Number_, b: Number_): Value | null {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    const whole = integers[operator]?.(a, b);
    if (whole !== undefined) return whole;
    if (operator === '/' && b === 0n) throw pythonError('ZeroDivisionError', 'division by zero');
  }
  return reals[operator]?.(Number(a), Number(b)) ?? null;
}

const MANY_BITS = 100_000;

const integers: Readonly<Record<string, (a: bigint, b: bigint) => bigint | number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => bounded(a, b, a * b),
  '//': (a, b) => floorDivide(a, b, 'integer division or modulo by zero'),
  '%': (a, b) => a - floorDivide(a, b, 'integer modulo by zero') * b,
  '**': (a, b) => (b < 0n ? realPower(Number(a), Number(b)) : power(a, b)),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

function floorDivide(a: bigint, b: bigint, zero: string): bigint {
  if (b === 0n) throw pythonError('ZeroDivisionError', zero);
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

const bitsOf = (value: bigint): number => value.toString(16).length * 4;

function bounded(a: bigint, b: bigint, result: bigint): bigint {
  if (bitsOf(a) + bitsOf(b) > MANY_BITS) throw tooManyBits();
  return result;
}

const tooManyBits = (): Error => pythonError('OverflowError', 'an int of more bits than TapeLab keeps');

function power(a: bigint, b: bigint): bigint {
  if (a !== 0n && a !== 1n && a !== -1n && bitsOf(a) * Number(b) > MANY_BITS) throw tooManyBits();
  return a ** b;
}

function realPower(a: number, b: number): number {
  if (a === 0 && b < 0) throw pythonError('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (a < 0 && Number.isFinite(b) && Number.isFinite(a) && !Number.isInteger(b)) {
    throw pythonError('ValueError', 'TapeLab has no complex numbers');
  }
  if (a === 1 || (a === -1 && !Number.isFinite(b) && !Number.isNaN(b))) return 1;
  const result = a ** b;
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    throw pythonError('OverflowError', "(34, 'Numerical result out of range')");
  }
  return result;
}

const reals: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => {
    if (b === 0) throw pythonError('ZeroDivisionError', 'float division by zero');
    return a / b;
  },
  '//': (a, b) => {
    if (b === 0) throw pythonError('ZeroDivisionError', 'float floor division by zero');
    return floored(a, b);
  },
  '%': (a, b) => {
    if (b === 0) throw pythonError('ZeroDivisionError', 'float modulo');
    return remainder(a, b);
  },
  '**': realPower,
};

/** The remainder has the sign of the divisor, even where it is 0. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** The quotient of what is left without the remainder, so that rounding cannot lift it over a whole number. */
function floored(a: number, b: number): number {
  const quotient = (a - remainder(a, b)) / b;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const below = Math.floor(quotient);
  return quotient - below > 0.5 ? below + 1 : below;
}

/**
 * A sign before a value of Python itself.
 * @throws Mistake `python` in Python's words
 * @example pythonUnary('-', true) // -1n
 */
export function pythonUnary(operator: string, value: Value): Value {
  if (typeof value === 'boolean' || typeof value === 'bigint') {
    const whole = BigInt(value);
    return operator === '-' ? -whole : operator === '~' ? ~whole : whole;
  }
  if (typeof value === 'number' && operator !== '~') return operator === '-' ? -value : value;
  throw pythonError('TypeError', `bad operand type for unary ${operator}: '${classOf(value)}'`);
}

/**
 * A comparison between values of Python itself.
 * @throws Mistake `python` where the two have no order
 */
export function pythonCompare(operator: string, left: Value, right: Value): boolean {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  const order = orderOf(operator, left, right);
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** NaN has no place in any order, so that each comparison with it fails. */
function orderOf(operator: string, left: Value, right: Value): number {
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [plain(left), plain(right)];
    return a < b ? -1 : a > b ? 1 : isSameNumber(a, b) ? 0 : NaN;
  }
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : Number(left > right);
  if (!Array.isArray(left) || !Array.isArray(right) || left instanceof Tuple !== right instanceof Tuple) {
    const types = `'${classOf(left)}' and '${classOf(right)}'`;
    throw pythonError('TypeError', `'${operator}' not supported between instances of ${types}`);
  }
  const at = left.findIndex((item, k) => k >= right.length || !isEqual(item, right[k] ?? null));
  if (at < 0 || at >= right.length) return left.length - right.length;
  return orderOf(operator, left[at] ?? null, right[at] ?? null);
}

/** Also of an int and a float, which are compared exactly; NaN is equal to nothing. */
const isSameNumber = (a: Number_, b: Number_): boolean => a <= b && a >= b;

function isEqual(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return isSameNumber(plain(left), plain(right));
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left instanceof Tuple !== right instanceof Tuple) return false;
    return left.length === right.length && left.every((item, k) => isEqual(item, right[k] ?? null));
  }
  if (left instanceof Map && right instanceof Map) {
    return left.size === right.size && [...left].every(([key, item]) => isEqual(item, right.get(key) ?? NONE));
  }
  return left === right;
}

/** Equal to nothing that a dictionary could have. */
const NONE: Value = [];

/**
 * `item in container` for values of Python itself.
 * @throws Mistake `python` for what contains nothing
 */
export function isIn(item: Value, container: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item);
    throw pythonError('TypeError', `'in <string>' requires string as left operand, not ${classOf(item)}`);
  }
  if (container instanceof Map) return typeof item === 'string' && container.has(item);
  throw container === null || isNumber(container)
    ? pythonError('TypeError', `argument of type '${classOf(container)}' is not iterable`)
    : cannot(container, 'is not iterable');
}
