import { NdArray } from '../tensor/array.ts';
import { operate } from '../tape/operators.ts';
import { apply } from '../tape/elementwise.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { pythonBinary, pythonCompare } from './arithmetic.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { isTrue } from './numbers.ts';
import { numpyBinary, numpyUnary } from './numpy-operators.ts';
import { type Value, cannot } from './values.ts';

/** Whether TensorFlow takes care of operators with this value. */
function isTraced(value: Value): value is Tensor | Variable {
  return value instanceof Tensor || value instanceof Variable;
}

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];

/** `left operator right`, in the hands of TensorFlow, NumPy or Python, whichever the operands belong to. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (isTraced(left) || isTraced(right)) return operate(operator, forTensorFlow(left), forTensorFlow(right)) as Value;
  if (left instanceof NdArray || right instanceof NdArray) return numpyBinary(operator, left, right);
  return COMPARISONS.includes(operator) ? pythonCompare(operator, left, right) : pythonBinary(operator, left, right);
}

/** `operator value`. */
export function unary(operator: string, value: Value): Value {
  if (operator === 'not') return !isTrue(value);
  if (isTraced(value)) return tensorUnary(operator, value);
  if (value instanceof NdArray) return numpyUnary(operator, value);
  if (typeof value === 'boolean' || typeof value === 'bigint') {
    const whole = BigInt(value);
    return operator === '-' ? -whole : operator === '~' ? ~whole : whole;
  }
  if (typeof value !== 'number' || operator === '~') throw cannot(value, `does not take the sign ${operator}`);
  return operator === '-' ? -value : value;
}

function tensorUnary(operator: string, value: Tensor | Variable): Value {
  const tensor = value instanceof Variable ? value.read() : value;
  if (operator === '+') return tensor;
  return apply(operator === '-' ? 'neg' : 'not', [tensor]);
}

/** `x in y`. */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === 'string' && typeof item === 'string') return container.includes(item);
  if (container instanceof Map) return typeof item === 'string' && container.has(item);
  if (Array.isArray(container)) return container.some((each) => isSame(each, item) || isTrue(binary('==', each, item)));
  throw cannot(container, 'is not iterable');
}

/** `x is y`. */
export const isSame = (left: Value, right: Value): boolean => left === right;
