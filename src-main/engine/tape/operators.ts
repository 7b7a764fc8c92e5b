import { pythonError } from '../errors.ts';
import { fromNumbers } from '../tensor/array.ts';
import { isFloat } from '../tensor/dtype.ts';
import { broadcastShape } from '../tensor/shape.ts';
import { castTo } from './arrangement.ts';
import { alike, handedOver, hinted, toTensor } from './convert.ts';
import { apply } from './elementwise.ts';
import { cName } from './infer.ts';
import { BITS, type ElementwiseOp } from './op-names.ts';
import { matmul } from './products.ts';
import { type PythonValue, type VariableValue, isTraced, isVariable, sourceOf } from './python-value.ts';
import { refused } from './refusals.ts';
import { Tensor } from './tensor.ts';

const plain: Readonly<Record<string, ElementwiseOp>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

const logical: Readonly<Record<string, ElementwiseOp>> = { '&': 'and', '|': 'or', '^': 'ne' };
const bitwise: Readonly<Record<string, string>> = { '&': 'BitwiseAnd', '|': 'BitwiseOr', '^': 'BitwiseXor' };
const mirrored: Readonly<Record<string, string>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/**
 * An operator of Python between values of which at least one is a tensor or a variable.
 * @throws Mistake `python` in TensorFlow's words
 * @example operate('/', new Variable(7n), 2n).dtype // 'float64'
 */
export function operate(operator: string, left: PythonValue, right: PythonValue): PythonValue {
  if (isTraced(left)) return operateOn(operator, left, right);
  const reversed = mirrored[operator];
  if (reversed !== undefined) return operate(reversed, right, left);
  const own = toTensor(right);
  return operateOn(operator, toTensor(left, own.dtype), own);
}

/** What is on the right may be a value of Python or NumPy; for the type of a sum, quotient or product that is a hint only. */
function operateOn(operator: string, left: Tensor | VariableValue, right: PythonValue): PythonValue {
  if (operator === '==' || operator === '!=') return equal(operator, left, right);
  const a = toTensor(left);
  if (operator === '/') return quotient(a, right);
  if (operator === '@') return matmul(a, hinted(right, a.dtype));
  if (operator === '+') return apply('add', [a, hinted(right, a.dtype)]);
  const isTruth = a.dtype === 'bool' || (isTraced(right) && sourceOf(right).dtype === 'bool');
  if (operator === '*' && isTruth) return productOfTruths(a, right);
  const op = plain[operator] ?? (a.dtype === 'bool' ? logical[operator] : undefined);
  return handedOver([right], () => {
    const operands = alike([a, right]);
    if (op === undefined) throw noBits(operator, a);
    return apply(op, operands);
  });
}

/** Truth values are multiplied as whole numbers. */
function productOfTruths(left: Tensor, right: PythonValue): Tensor {
  const [a, b] = [left, toTensor(right)].map((tensor) => castTo(tensor, 'int32'));
  if (a === undefined || b === undefined) throw new Error('A product has two factors');
  return castTo(apply('mul', [a, b]), 'bool');
}

function noBits(operator: string, { dtype }: Tensor): Error {
  const name = bitwise[operator] ?? operator;
  if (dtype === 'int32' || dtype === 'int64') {
    return pythonError('TypeError', `TapeLab does not work on the bits of whole numbers: ${operator}`);
  }
  return refused(name, `Value for attr 'T' of ${cName(dtype)} is not in the list of allowed values: ${BITS}`);
}

/**
 * `tf.divide`: a left operand that is no tensor takes the type of the right one.
 * @example divide(1n, new Variable(2n)).dtype // 'float64'
 */
export function divide(left: PythonValue, right: PythonValue): Tensor {
  if (isTraced(left)) return quotient(toTensor(left), right);
  return quotient(toTensor(left, isTraced(right) ? sourceOf(right).dtype : null), right);
}

/** `x / y`: whole numbers are divided as float64. */
export function quotient(a: Tensor, right: PythonValue): Tensor {
  return apply('div', divisible(a, hinted(right, a.dtype), '__truediv__'));
}

/**
 * Two tensors of one type with fractions, which whole numbers are converted to.
 * @param place where a type that cannot be divided is refused
 */
export function divisible(a: Tensor, b: Tensor, place: string): [Tensor, Tensor] {
  if (a.dtype !== b.dtype) {
    const dtypes = `got tf.${a.dtype} != tf.${b.dtype}.`;
    throw pythonError('TypeError', `\`x\` and \`y\` must have the same dtype, ${dtypes}`);
  }
  if (a.dtype === 'bool')
    throw pythonError('TypeError', `Invalid dtype tf.bool in ${place}. Expected one of {${DIVISIBLE}}.`);
  return isFloat(a.dtype) ? [a, b] : [castTo(a, 'float64'), castTo(b, 'float64')];
}

const DIVISIBLE =
  'tf.uint8, tf.int8, tf.uint16, tf.int16, tf.uint32, tf.int32, tf.uint64, tf.int64, tf.bfloat16, tf.float16, tf.float32, ' +
  'tf.float64, tf.complex64, tf.complex128';

/** Tensors of shapes that do not fit are simply not equal; no tensor is None, but a variable is not asked. */
function equal(operator: '==' | '!=', left: Tensor | VariableValue, right: PythonValue): PythonValue {
  if (right === null && !isVariable(left)) return operator === '!=';
  const [a, b] = handedOver([right], () => alike([toTensor(left), right]));
  if (a === undefined || b === undefined) throw new Error('An operator has two operands');
  if (a.dtype === b.dtype && broadcastShape(a.shape, b.shape) === null) {
    return new Tensor(fromNumbers('bool', [], [operator === '!=' ? 1 : 0]));
  }
  return apply(operator === '==' ? 'eq' : 'ne', [a, b]);
}
