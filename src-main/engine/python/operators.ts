import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { operate } from '../tape/operators.ts';
import { apply } from '../tape/elementwise.ts';
import { cName } from '../tape/infer.ts';
import { BITS } from '../tape/op-names.ts';
import { refused } from '../tape/refusals.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { isIn, pythonBinary, pythonCompare, pythonUnary } from './arithmetic.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { iterate } from './iterate.ts';
import { isTrue } from './numbers.ts';
import { dtypeOf } from './parameters.ts';
import { numpyBinary, numpyUnary } from './numpy-operators.ts';
import { matrixProduct } from './numpy-products.ts';
import { percent } from './percent.ts';
import { DtypeValue, type Value, classOf } from './values.ts';

/** Whether TensorFlow takes care of operators with this value. */
function isTraced(value: Value): value is Tensor | Variable {
  return value instanceof Tensor || value instanceof Variable;
}

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];

/**
 * `left operator right`, in the hands of TensorFlow, NumPy or Python, whichever the operands belong to.
 * @param shown the operator as it stands in the program
 */
export function binary(operator: string, left: Value, right: Value, shown = operator): Value {
  if (typeof left === 'string' && operator === '%') return percent(left, right);
  if (isTraced(left) || isTraced(right)) return operate(operator, forTensorFlow(left), forTensorFlow(right)) as Value;
  if (left instanceof NdArray || right instanceof NdArray) {
    return operator === '@' ? matrixProduct(left, right) : numpyBinary(operator, left, right);
  }
  if (left instanceof DtypeValue && (operator === '==' || operator === '!=')) {
    return isDtype(left.dtype, right) === (operator === '==');
  }
  return COMPARISONS.includes(operator)
    ? pythonCompare(operator, left, right)
    : pythonBinary(operator, left, right, shown);
}

/** Types are equal to their names and to the types of the other library. */
function isDtype(dtype: Dtype, value: Value): boolean {
  try {
    return dtypeOf(value) === dtype;
  } catch {
    return false;
  }
}

/** `operator value`. */
export function unary(operator: string, value: Value): Value {
  if (operator === 'not') return !isTrue(value);
  if (isTraced(value)) return tensorUnary(operator, value);
  return value instanceof NdArray ? numpyUnary(operator, value) : pythonUnary(operator, value);
}

function tensorUnary(operator: string, value: Tensor | Variable): Value {
  if (operator === '+') throw pythonError('TypeError', `bad operand type for unary +: '${classOf(value)}'`);
  const tensor = value instanceof Variable ? value.read() : value;
  if (operator === '-') return apply('neg', [tensor]);
  if (tensor.dtype === 'bool') return apply('not', [tensor]);
  throw refused('Invert', `Value for attr 'T' of ${cName(tensor.dtype)} is not in the list of allowed values: ${BITS}`);
}

/** `item in container`. */
export function contains(container: Value, item: Value): boolean {
  const isSearched = Array.isArray(container) || container instanceof NdArray || isTraced(container);
  if (!isSearched) return isIn(item, container);
  for (const each of iterate(container)) if (isSame(each, item) || isTrue(binary('==', each, item))) return true;
  return false;
}

/** `x is y`. */
export function isSame(left: Value, right: Value): boolean {
  if (left instanceof DtypeValue && right instanceof DtypeValue) return left.text === right.text;
  return left === right;
}
