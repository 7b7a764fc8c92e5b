import { pythonError } from '../errors.ts';
import { NdArray, elementsOf, fromNumbers } from '../tensor/array.ts';
import { cast, promote } from '../tensor/create.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import { binary, unary } from '../tensor/elementwise.ts';
import { type BinaryOp, type UnaryOp, takes } from '../tensor/kernels.ts';
import { broadcastShape } from '../tensor/shape.ts';
import { inferNumpy } from './numpy-infer.ts';
import { derivedBy } from '../tape/departures.ts';
import { type Value, classOf } from './values.ts';

const operations: Readonly<Record<string, BinaryOp>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
  '&': 'and',
  '|': 'or',
};

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];

/**
 * An operator between values of which at least one is an array of NumPy, but for the product of matrices.
 * @throws Mistake `python` in NumPy's words
 */
export function numpyBinary(operator: string, left: Value, right: Value): Value {
  if (![left, right].every(isNumeric)) return withOther(operator, left, right);
  const op = operations[operator];
  if (op === undefined) throw pythonError('TypeError', `TapeLab has no operator ${operator} for arrays of NumPy`);
  return numpyApply(op, left, right);
}

/** What NumPy makes an array of numbers of. */
const isNumeric = (value: Value): boolean =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean' ||
  value instanceof NdArray ||
  Array.isArray(value);

/** No number is None or a text; to anything else the elements are Python's own. */
function withOther(operator: string, left: Value, right: Value): Value {
  const array = left instanceof NdArray ? left : right;
  if (operator === '==' || operator === '!=') {
    const isOther = operator === '!=';
    if (!(array instanceof NdArray) || array.shape.length === 0) return isOther;
    return fromNumbers('bool', array.shape, new Array<number>(array.size).fill(Number(isOther)));
  }
  const [a, b] = [left, right].map((value) => (value instanceof NdArray ? elementClass(value.dtype) : classOf(value)));
  if (!COMPARISONS.includes(operator)) {
    const sign = operator === '**' ? '** or pow()' : operator;
    throw pythonError('TypeError', `unsupported operand type(s) for ${sign}: '${a}' and '${b}'`);
  }
  throw pythonError('TypeError', `'${operator}' not supported between instances of '${a}' and '${b}'`);
}

const elementClass = (dtype: Dtype): string => (isFloat(dtype) ? 'float' : dtype === 'bool' ? 'bool' : 'int');

/**
 * An operation of two arrays, after the promotion of their types; numbers of Python take the type of the array.
 * @throws Mistake `python` in NumPy's words
 */
export function numpyApply(op: BinaryOp, left: Value, right: Value): NdArray {
  const [a, b] = [beside(left, right), beside(right, left)];
  if (broadcastShape(a.shape, b.shape) === null) {
    const shapes = `(${a.shape.join(',')}${a.shape.length === 1 ? ',' : ''}) (${b.shape.join(',')}${b.shape.length === 1 ? ',' : ''}) `;
    throw pythonError('ValueError', `operands could not be broadcast together with shapes ${shapes}`);
  }
  const dtype = operandDtype(op, promote(a.dtype, b.dtype));
  const [x, y] = [cast(a, dtype), cast(b, dtype)];
  if (op === 'pow' && !isFloat(dtype) && [...elementsOf(y)].some((exponent) => exponent < 0)) {
    throw pythonError('ValueError', 'Integers to negative integer powers are not allowed.');
  }
  return derivedBy(
    binary(op, x, y),
    [left, right].filter((value) => value instanceof NdArray),
  );
}

/** A Python number beside an array: an int never widens its type, a float only makes whole numbers float64. */
function beside(value: Value, other: Value): NdArray {
  if (!(other instanceof NdArray)) return inferNumpy(value, null);
  const { dtype } = other;
  if (typeof value === 'bigint' && dtype !== 'bool') return fromNumbers(dtype, [], [value]);
  return typeof value === 'number' && isFloat(dtype) ? fromNumbers(dtype, [], [value]) : inferNumpy(value, null);
}

/** Whole numbers are divided as float64, truth values counted as int64 where they are added up. */
function operandDtype(op: BinaryOp, dtype: Dtype): Dtype {
  if (op === 'and' || op === 'or') return truthOnly(op, dtype);
  if (op === 'div' && !isFloat(dtype)) return 'float64';
  if (dtype !== 'bool') return takes(op, dtype) ? dtype : 'float64';
  if (op === 'sub')
    throw pythonError(
      'TypeError',
      noBooleans('subtract', '-', 'the bitwise_xor, the `^` operator, or the logical_xor'),
    );
  return takes(op, dtype) ? dtype : 'int64';
}

function noBooleans(name: string, sign: string, instead: string): string {
  return `numpy boolean ${name}, the \`${sign}\` operator, is not supported, use ${instead} function instead.`;
}

function truthOnly(op: 'and' | 'or', dtype: Dtype): Dtype {
  if (dtype === 'bool') return dtype;
  if (!isFloat(dtype)) throw pythonError('TypeError', 'TapeLab does not work on the bits of whole numbers');
  throw pythonError('TypeError', unsupported(`bitwise_${op}`));
}

const unsupported = (name: string): string =>
  `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any supported types ` +
  "according to the casting rule ''safe''";

/** `operator array`. */
export function numpyUnary(operator: string, array: NdArray): NdArray {
  if (operator === '+') return array;
  if (operator === '-' && array.dtype === 'bool') {
    const instead = 'use the `~` operator or the logical_not function instead.';
    throw pythonError('TypeError', `The numpy boolean negative, the \`-\` operator, is not supported, ${instead}`);
  }
  const op: UnaryOp = operator === '-' ? 'neg' : 'not';
  if (!takes(op, array.dtype)) throw pythonError('TypeError', unsupported('invert'));
  return derivedBy(unary(op, array), [array]);
}
