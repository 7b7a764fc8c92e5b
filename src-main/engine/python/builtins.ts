import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { unary as arrayUnary } from '../tensor/elementwise.ts';
import { apply } from '../tape/elementwise.ts';
import { toTensor } from '../tape/convert.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { roomFor, spend } from './budget.ts';
import { isInstance, pythonClasses, typeOf } from './classes.ts';
import { unhashable } from './elements.ts';
import { iterate } from './iterate.ts';
import { roundedTo } from './numpy-arrange.ts';
import { itemOf } from './numpy-items.ts';
import { numpyOnly } from './only-numpy.ts';
import { extreme, inOrder } from './ordering.ts';
import { indexOf, isTrue, toInt } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { binary } from './operators.ts';
import { repr, str } from './text.ts';
import { Callable, type Value, cannot, classOf, tupleOf } from './values.ts';
import { formatValue } from './format.ts';

type Plain = (...args: Value[]) => Value;

/**
 * The functions that Python has without any import.
 * @param print takes what `print` writes, with its end of line
 */
export function builtins(print: (text: string) => void): ReadonlyMap<string, Value> {
  const writing = new Callable('print', (args, named) => {
    const [gap, end] = [named.get('sep') ?? ' ', named.get('end') ?? '\n'];
    const text = args.map(str).join(str(gap)) + str(end);
    spend(text.length);
    print(text);
    return null;
  });
  const known = Object.entries(plain).map(([name, run]): [string, Value] => [
    name,
    new Callable(name, (args) => run(...args)),
  ]);
  const classes = pythonClasses.map((each): [string, Value] => [each.name, each]);
  return new Map<string, Value>([['print', writing], ...ordering, ...classes, ...known]);
}

const plain: Readonly<Record<string, Plain>> = {
  len: (value = null) => BigInt(lengthOf(value)),
  repr: (value = null) => repr(value),
  abs: (value = 0n) => absolute(value),
  round: (value = 0, places = null) => rounded(value, places),
  pow: (base = null, exponent = null) => binary('**', base, exponent),
  divmod: (a = null, b = null) => tupleOf([binary('//', a, b), binary('%', a, b)]),
  range: (...limits) => range(limits.map(indexOf)),
  enumerate: (value = null, start = 0n) => all(value).map((item, k) => tupleOf([BigInt(k) + toInt(start), item])),
  zip: (...lists) => zipped(lists.map(all)),
  reversed: (value = null) => all(value).reverse(),
  map: (work = null, ...lists) => zipped(lists.map(all)).map((items) => called(work, all(items))),
  filter: (test = null, value = null) => all(value).filter((item) => isTrue(called(test, [item]))),
  sum: (value = null, start = 0n) => all(value).reduce((total, item) => binary('+', total, item), start),
  any: (value = null) => all(value).some(isTrue),
  all: (value = null) => all(value).every(isTrue),
  format: (value = null, format = '') => formatValue(value, str(format)),
  type: (value = null) => typeOf(value),
  isinstance: (value = null, classes = null) => isInstance(value, classes),
  callable: (value = null) => value instanceof Callable,
  id: () => 0n,
  hash: (value = null) => {
    if (value instanceof Variable) throw unhashable(value);
    throw pythonError('TypeError', `TapeLab does not hash: '${classOf(value)}'`);
  },
};

const all = (value: Value): Value[] => [...iterate(value)];

function called(work: Value, items: readonly Value[]): Value {
  if (work instanceof Callable) return work.call(items, new Map());
  throw cannot(work, 'is not callable');
}

function lengthOf(value: Value): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  if (value instanceof Map) return value.size;
  if ((value instanceof NdArray && value.shape.length > 0) || value instanceof Tensor) {
    const [length] = value.shape;
    if (length !== undefined) return length;
    throw pythonError('TypeError', 'Scalar tensor has no `len()`');
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

/** Python rounds a half to the even digit; ints stay ints. */
function rounded(value: Value, places: Value): Value {
  if (typeof value === 'bigint' || typeof value === 'boolean') return roundedInt(BigInt(value), places);
  if (value instanceof NdArray && value.shape.length === 0 && places !== null) return roundedTo(value, indexOf(places));
  const number = value instanceof NdArray && value.shape.length === 0 ? itemOf(value) : value;
  if (typeof number !== 'number') throw noRounding(value);
  if (places === null) return toInt(Number.isFinite(number) ? Number(formatValue(number, '.0f')) : number);
  const count = indexOf(places);
  if (!Number.isFinite(number) || count > 300) return number;
  if (count >= 0) return Number(formatValue(number, `.${count}f`));
  const unit = 10 ** -count;
  return Number(formatValue(number / unit, '.0f')) * unit;
}

function roundedInt(value: bigint, places: Value): bigint {
  if (places === null || indexOf(places) >= 0) return value;
  const unit = 10n ** BigInt(Math.min(-indexOf(places), 1000));
  const rest = ((value % unit) + unit) % unit;
  const below = value - rest;
  const isUp = rest * 2n > unit || (rest * 2n === unit && (below / unit) % 2n !== 0n);
  return isUp ? below + unit : below;
}

/** A tensor is asked for a method of NumPy, which it does not have. */
function noRounding(value: Value): Error {
  if (value instanceof Tensor) return pythonError('AttributeError', numpyOnly('astype'));
  return pythonError('TypeError', `type ${classOf(value)} doesn't define __round__ method`);
}

function range(limits: readonly number[]): Value[] {
  const [first = 0, second, step = 1] = limits;
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (step === 0) throw pythonError('ValueError', 'range() arg 3 must not be zero');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  roomFor(count);
  return Array.from({ length: count }, (_, k) => BigInt(start + k * step));
}

function zipped(lists: readonly Value[][]): Value[] {
  const count = Math.min(...lists.map(({ length }) => length));
  return Array.from({ length: count }, (_, k) => tupleOf(lists.map((list) => list[k] ?? null)));
}

/** The functions that compare items. */
const ordering: readonly [string, Value][] = [
  ['max', new Callable('max', (args, named) => extreme('max', several(args), named))],
  ['min', new Callable('min', (args, named) => extreme('min', several(args), named))],
  ['sorted', new Callable('sorted', ([items = null], named) => inOrder(all(items), named))],
];

const several = (args: readonly Value[]): readonly Value[] => (args.length === 1 ? all(args[0] ?? null) : args);
