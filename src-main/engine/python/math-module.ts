import { pythonError } from '../errors.ts';
import { toFloat, toInt } from './numbers.ts';
import { Callable, Module, type Value, classOf, tupleOf } from './values.ts';

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  sqrt: (x = 0) => inside(x >= 0 || Number.isNaN(x), Math.sqrt(x)),
  exp: (x = 0) => bounded(x, Math.exp(x)),
  expm1: (x = 0) => bounded(x, Math.expm1(x)),
  log: (x = 0, base) =>
    base === undefined ? logarithm(x, Math.log) : logarithm(x, Math.log) / logarithm(base, Math.log),
  log2: (x = 0) => logarithm(x, Math.log2),
  log10: (x = 0) => logarithm(x, Math.log10),
  log1p: (x = 0) => inside(x > -1 || Number.isNaN(x), Math.log1p(x)),
  sin: (x = 0) => inside(Math.abs(x) !== Infinity, Math.sin(x)),
  cos: (x = 0) => inside(Math.abs(x) !== Infinity, Math.cos(x)),
  tan: (x = 0) => inside(Math.abs(x) !== Infinity, Math.tan(x)),
  asin: (x = 0) => inside(Math.abs(x) <= 1 || Number.isNaN(x), Math.asin(x)),
  acos: (x = 0) => inside(Math.abs(x) <= 1 || Number.isNaN(x), Math.acos(x)),
  atan: (x = 0) => Math.atan(x),
  atan2: (y = 0, x = 0) => Math.atan2(y, x),
  sinh: (x = 0) => bounded(x, Math.sinh(x)),
  cosh: (x = 0) => bounded(x, Math.cosh(x)),
  tanh: (x = 0) => Math.tanh(x),
  fabs: (x = 0) => Math.abs(x),
  pow: (x = 0, y = 0) => bounded(x, inside(x >= 0 || Number.isInteger(y) || !Number.isFinite(x), x ** y)),
  hypot: (...sides) => Math.hypot(...sides),
  degrees: (x = 0) => x * (180 / Math.PI),
  radians: (x = 0) => x * (Math.PI / 180),
  copysign: (x = 0, y = 0) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
};

const logarithm = (x: number, log: (x: number) => number): number => inside(x > 0 || Number.isNaN(x), log(x));

function inside(isInside: boolean, value: number): number {
  if (!isInside) throw pythonError('ValueError', 'math domain error');
  return value;
}

/** What grows beyond all numbers is refused; only what was infinite stays so. */
function bounded(x: number, value: number): number {
  if (Number.isFinite(x) && Math.abs(value) === Infinity) throw pythonError('OverflowError', 'math range error');
  return value;
}

function real(value: Value): number {
  if (value !== null && typeof value !== 'string' && !Array.isArray(value)) return toFloat(value);
  throw pythonError('TypeError', `must be real number, not ${classOf(value)}`);
}

function factorial(value: Value): bigint {
  const count = Number(toInt(value));
  if (count < 0) throw pythonError('ValueError', 'factorial() not defined for negative values');
  if (count > 1000) throw pythonError('OverflowError', 'TapeLab knows the factorials up to 1000');
  let product = 1n;
  for (let k = 2n; k <= count; k++) product *= k;
  return product;
}

function isNear(a: Value, b: Value, relative: Value, absolute: Value): boolean {
  const [x, y] = [real(a), real(b)];
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  return Math.abs(x - y) <= Math.max(real(relative) * Math.max(Math.abs(x), Math.abs(y)), real(absolute));
}

const others: readonly Callable[] = [
  new Callable('floor', ([x = 0n]) => toInt(typeof x === 'bigint' ? x : Math.floor(real(x)))),
  new Callable('ceil', ([x = 0n]) => toInt(typeof x === 'bigint' ? x : Math.ceil(real(x)))),
  new Callable('trunc', ([x = 0n]) => toInt(x)),
  new Callable('factorial', ([x = 0n]) => factorial(x)),
  new Callable('isnan', ([x = 0n]) => Number.isNaN(real(x))),
  new Callable('isinf', ([x = 0n]) => Math.abs(real(x)) === Infinity),
  new Callable('isfinite', ([x = 0n]) => Number.isFinite(real(x))),
  new Callable('isclose', ([a = null, b = null], named) =>
    isNear(a, b, named.get('rel_tol') ?? 1e-9, named.get('abs_tol') ?? 0),
  ),
  new Callable('modf', ([x = 0n]) => tupleOf([real(x) % 1, Math.trunc(real(x))])),
];

/** Python's `math`. */
export const mathModule = new Module(
  'math',
  new Map<string, Value>([
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
    ['inf', Infinity],
    ['nan', NaN],
    ...others.map((each): [string, Value] => [each.name, each]),
    ...Object.entries(functions).map(([name, run]): [string, Value] => [
      name,
      new Callable(name, (args) => run(...args.map(real))),
    ]),
  ]),
);
