import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { unary as arrayUnary } from '../tensor/elementwise.ts';
import { apply } from '../tape/elementwise.ts';
import { toTensor } from '../tape/convert.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { spend } from './budget.ts';
import { iterate } from './iterate.ts';
import { indexOf, isTrue, toFloat, toInt } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { binary } from './operators.ts';
import { repr, str } from './text.ts';
import { Callable, type Named, type Value, cannot, classOf, tupleOf } from './values.ts';
import { formatValue } from './format.ts';

const LONGEST = 1_000_000;

type Plain = (...args: Value[]) => Value;

/**
 * The functions that Python has without any import.
 * @param print takes what `print` writes, with its end of line
 */
export function builtins(print: (text: string) => void): ReadonlyMap<string, Value> {
  const writing = new Callable('print', (args, named) => {
    const [gap, end] = [named.get('sep') ?? ' ', named.get('end') ?? '\n'];
    print(args.map(str).join(str(gap)) + str(end));
    return null;
  });
  const known = Object.entries(plain).map(([name, run]): [string, Value] => [
    name,
    new Callable(name, (args) => run(...args)),
  ]);
  return new Map<string, Value>([['print', writing], ...ordering, ...known]);
}

const plain: Readonly<Record<string, Plain>> = {
  len: (value = null) => BigInt(lengthOf(value)),
  float: (value = 0) => toFloat(value),
  int: (value = 0n) => toInt(value),
  bool: (value = false) => isTrue(value),
  str: (value = '') => str(value),
  repr: (value = null) => repr(value),
  list: (value = []) => [...iterate(value)],
  tuple: (value = []) => tupleOf([...iterate(value)]),
  dict: () => new Map<string, Value>(),
  abs: (value = 0n) => absolute(value),
  round: (value = 0, places = null) => rounded(value, places),
  range: (...limits) => range(limits.map(indexOf)),
  enumerate: (value = [], start = 0n) =>
    [...iterate(value)].map((item, k) => tupleOf([BigInt(k) + toInt(start), item])),
  zip: (...lists) => zipped(lists.map((list) => [...iterate(list)])),
  sum: (value = [], start = 0n) => [...iterate(value)].reduce((total, item) => binary('+', total, item), start),
  format: (value = null, format = '') => formatValue(value, str(format)),
  type: (value = null) => new Callable(classOf(value), () => null, new Map([['__name__', classOf(value)]])),
  id: () => 0n,
  hash: (value = null) => {
    if (value instanceof Variable) {
      const message = `Variable is unhashable. Instead, use variable.ref() as the key. (Variable: ${repr(value)})`;
      throw pythonError('TypeError', message);
    }
    throw cannot(value, 'is unhashable');
  },
};

function lengthOf(value: Value): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  if (value instanceof NdArray || value instanceof Tensor || value instanceof Variable) {
    const [length] = value.shape;
    if (length !== undefined) return length;
    throw pythonError(
      'TypeError',
      value instanceof NdArray ? 'len() of unsized object' : 'Scalar tensor has no `len()`',
    );
  }
  throw pythonError('TypeError', `object of type '${classOf(value)}' has no len()`);
}

function absolute(value: Value): Value {
  if (typeof value === 'number') return Math.abs(value);
  if (typeof value === 'bigint' || typeof value === 'boolean')
    return BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
  if (value instanceof NdArray) return arrayUnary('abs', value);
  if (value instanceof Tensor || value instanceof Variable) return apply('abs', [toTensor(forTensorFlow(value))]);
  throw pythonError('TypeError', `bad operand type for abs(): '${classOf(value)}'`);
}

/** Python rounds a half to the even digit. */
function rounded(value: Value, places: Value): Value {
  if (typeof value === 'bigint') return value;
  const number = toFloat(value);
  if (places !== null) return Number(formatValue(number, `.${indexOf(places)}f`));
  return BigInt(formatValue(number, '.0f'));
}

function range(limits: readonly number[]): Value[] {
  const [first = 0, second, step = 1] = limits;
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (step === 0) throw pythonError('ValueError', 'range() arg 3 must not be zero');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > LONGEST) throw pythonError('OverflowError', `more than ${LONGEST} elements`);
  spend(count);
  return Array.from({ length: count }, (_, k) => BigInt(start + k * step));
}

function zipped(lists: readonly Value[][]): Value[] {
  const count = Math.min(...lists.map(({ length }) => length));
  return Array.from({ length: count }, (_, k) => tupleOf(lists.map((list) => list[k] ?? null)));
}

/** The functions that compare items. */
const ordering: readonly [string, Value][] = [
  ['max', new Callable('max', (args) => extreme(args, '>'))],
  ['min', new Callable('min', (args) => extreme(args, '<'))],
  ['sorted', new Callable('sorted', sorted)],
];

function extreme(args: readonly Value[], sign: string): Value {
  const [first, ...rest] = args.length === 1 ? [...iterate(args[0] ?? [])] : args;
  if (first === undefined) throw pythonError('ValueError', 'the sequence is empty');
  return rest.reduce((best, item) => (isTrue(binary(sign, item, best)) ? item : best), first);
}

function sorted(args: readonly Value[], named: Named): Value {
  const sign = isTrue(named.get('reverse') ?? false) ? '>' : '<';
  const before = (a: Value, b: Value) => isTrue(binary(sign, a, b));
  return [...iterate(args[0] ?? [])].sort((a, b) => (before(a, b) ? -1 : Number(before(b, a))));
}
