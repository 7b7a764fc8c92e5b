import { pythonError } from '../errors.ts';
import { NdArray, fromNumbers } from '../tensor/array.ts';
import { cast, promote } from '../tensor/create.ts';
import { type Dtype, isFloat } from '../tensor/dtype.ts';
import { binary, unary } from '../tensor/elementwise.ts';
import { type BinaryOp, type UnaryOp, takes } from '../tensor/kernels.ts';
import { shapeText } from '../tensor/numpy-text.ts';
import { broadcastShape } from '../tensor/shape.ts';
import { inferNumpy } from './numpy-infer.ts';
import { derivedBy } from '../tape/departures.ts';
import { type Value, cannot } from './values.ts';

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

/**
 * An operator between values of which at least one is an array of NumPy.
 * @throws Mistake `python` in NumPy's words
 */
export function numpyBinary(operator: string, left: Value, right: Value): NdArray {
  const op = operations[operator];
  if (op === undefined) throw pythonError('TypeError', `TapeLab has no operator ${operator} for arrays of NumPy`);
  return numpyApply(op, left, right);
}

/**
 * An operation of two arrays, after the promotion of their types; numbers of Python take the type of the array.
 * @throws Mistake `python` in NumPy's words
 */
export function numpyApply(op: BinaryOp, left: Value, right: Value): NdArray {
  const [a, b] = promoted(left, right);
  if (broadcastShape(a.shape, b.shape) === null) {
    const shapes = `${shapeText(a.shape)} ${shapeText(b.shape)} `;
    throw pythonError('ValueError', `operands could not be broadcast together with shapes ${shapes}`);
  }
  const dtype = operandDtype(op, a.dtype);
  const [x, y] = [cast(a, dtype), cast(b, dtype)];
  if (op === 'pow' && !isFloat(dtype) && [...y.data].some((exponent) => exponent < 0)) {
    throw pythonError('ValueError', 'Integers to negative integer powers are not allowed.');
  }
  return derivedBy(
    binary(op, x, y),
    [left, right].filter((value) => value instanceof NdArray),
  );
}

/** Whole numbers are divided as float64, truth values counted as int64 where they are added up. */
function operandDtype(op: BinaryOp, dtype: Dtype): Dtype {
  if (op === 'div' && !isFloat(dtype)) return 'float64';
  if (takes(op, dtype)) return dtype;
  return dtype === 'bool' ? 'int64' : 'float64';
}

function promoted(left: Value, right: Value): [NdArray, NdArray] {
  if (left instanceof NdArray && !(right instanceof NdArray))
    return [left, weak(right, left.dtype)].map(both(left)) as [NdArray, NdArray];
  if (right instanceof NdArray && !(left instanceof NdArray))
    return [weak(left, right.dtype), right].map(both(right)) as [NdArray, NdArray];
  if (!(left instanceof NdArray) || !(right instanceof NdArray)) throw new Error('One operand is an array');
  const dtype = promote(left.dtype, right.dtype);
  return [cast(left, dtype), cast(right, dtype)];
}

/** A Python number beside an array: an int never widens its type, a float only makes whole numbers float64. */
function weak(value: Value, dtype: Dtype): NdArray {
  if (typeof value === 'bigint' && dtype !== 'bool') return fromNumbers(dtype, [], [value]);
  if (typeof value === 'number' && isFloat(dtype)) return fromNumbers(dtype, [], [value]);
  return inferNumpy(value, null);
}

const both =
  (array: NdArray) =>
  (each: NdArray, _k: number, [a, b]: NdArray[]): NdArray =>
    cast(each, a && b ? promote(a.dtype, b.dtype) : array.dtype);

/** `operator array`. */
export function numpyUnary(operator: string, array: NdArray): NdArray {
  if (operator === '+') return array;
  const op: UnaryOp = operator === '-' ? 'neg' : 'not';
  if (!takes(op, array.dtype)) throw cannot(array, `does not take the sign ${operator}`);
  return derivedBy(unary(op, array), [array]);
}
