import { pythonError } from '../errors.ts';
import { toFloat } from './numbers.ts';
import { Callable, Module, type Value } from './values.ts';

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  sqrt: (x = 0) => inside(x >= 0, Math.sqrt(x)),
  exp: (x = 0) => Math.exp(x),
  log: (x = 0, base = Math.E) => inside(x > 0, base === Math.E ? Math.log(x) : Math.log(x) / Math.log(base)),
  log2: (x = 0) => inside(x > 0, Math.log2(x)),
  log10: (x = 0) => inside(x > 0, Math.log10(x)),
  sin: (x = 0) => Math.sin(x),
  cos: (x = 0) => Math.cos(x),
  tan: (x = 0) => Math.tan(x),
  tanh: (x = 0) => Math.tanh(x),
  fabs: (x = 0) => Math.abs(x),
  pow: (x = 0, y = 0) => x ** y,
};

function inside(isInside: boolean, value: number): number {
  if (!isInside) throw pythonError('ValueError', 'math domain error');
  return value;
}

/** Python's `math`. */
export const mathModule = new Module(
  'math',
  new Map<string, Value>([
    ['pi', Math.PI],
    ['e', Math.E],
    ['inf', Infinity],
    ['nan', NaN],
    ['floor', new Callable('floor', ([x = 0]) => BigInt(Math.floor(toFloat(x))))],
    ['ceil', new Callable('ceil', ([x = 0]) => BigInt(Math.ceil(toFloat(x))))],
    ['isnan', new Callable('isnan', ([x = 0]) => Number.isNaN(toFloat(x)))],
    ...Object.entries(functions).map(([name, run]): [string, Value] => [
      name,
      new Callable(name, (args) => run(...args.map(toFloat))),
    ]),
  ]),
);
