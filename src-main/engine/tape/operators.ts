import { pythonError } from '../errors.ts';
import { NdArray, fromNumbers } from '../tensor/array.ts';
import { broadcastShape } from '../tensor/shape.ts';
import { castTo } from './arrangement.ts';
import { alike, toArray, toTensor } from './convert.ts';
import { apply } from './elementwise.ts';
import type { ElementwiseOp } from './op-names.ts';
import { matmul } from './products.ts';
import { type PythonValue, isTraced, isVariable } from './python-value.ts';
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

/**
 * An operator of Python between values of which at least one is a tensor or a variable.
 * @throws Mistake `python` in TensorFlow's words
 * @example operate('/', new Variable(7n), 2n).dtype // 'float64'
 */
export function operate(operator: string, left: PythonValue, right: PythonValue): PythonValue {
  if (operator === '/') return divide(left, right);
  if (operator === '@') return matmul(...pair(left, right));
  if (operator === '==' || operator === '!=') return equal(operator, left, right);
  const [a, b] = pair(left, right);
  const op = plain[operator] ?? (a.dtype === 'bool' ? logical[operator] : undefined);
  // Truth values are multiplied as they are joined.
  if (op === 'mul' && a.dtype === 'bool') return apply('and', [a, b]);
  if (op === undefined) throw pythonError('TypeError', `unsupported operand type(s) for ${operator}: 'Tensor'`);
  return apply(op, [a, b]);
}

function pair(left: PythonValue, right: PythonValue): [Tensor, Tensor] {
  const [a, b] = alike([left, right]);
  if (a === undefined || b === undefined) throw new Error('An operator has two operands');
  return [a, b];
}

/**
 * `x / y`: whole numbers are divided as float64.
 * @example divide(1n, new Variable(2n)).dtype // 'float64'
 */
export function divide(left: PythonValue, right: PythonValue): Tensor {
  const [a, b] = dividends(left, right);
  if (a.dtype !== b.dtype && !(isTraced(left) && isTraced(right) && isFloat(a) && isFloat(b))) {
    const dtypes = `got tf.${a.dtype} != tf.${b.dtype}.`;
    throw pythonError('TypeError', `\`x\` and \`y\` must have the same dtype, ${dtypes}`);
  }
  const isWhole = a.dtype === 'int32' || a.dtype === 'int64';
  return apply('div', isWhole ? [castTo(a, 'float64'), castTo(b, 'float64')] : [a, b]);
}

const isFloat = ({ dtype }: Tensor): boolean => dtype === 'float32' || dtype === 'float64';

/** What stands on the left says the type, and what does not take it keeps its own. */
function dividends(left: PythonValue, right: PythonValue): [Tensor, Tensor] {
  if (!isTraced(left) && isTraced(right)) return pair(left, right);
  const a = toTensor(left);
  return [a, hinted(right, a)];
}

function hinted(value: PythonValue, like: Tensor): Tensor {
  if (isTraced(value) || value === null) return toTensor(value);
  const own = toArray(value, null);
  const fits = own.dtype === like.dtype || own.dtype === 'bool' || own.dtype === 'int32' || value instanceof NdArray;
  return toTensor(value, fits ? like.dtype : null);
}

/** Tensors of shapes that do not fit are simply not equal; no tensor is None, but a variable is not asked. */
function equal(operator: '==' | '!=', left: PythonValue, right: PythonValue): PythonValue {
  if ((left === null || right === null) && !isVariable(left) && !isVariable(right)) return operator === '!=';
  const [a, b] = pair(left, right);
  if (a.dtype === b.dtype && broadcastShape(a.shape, b.shape) === null) {
    return new Tensor(fromNumbers('bool', [], [operator === '!=' ? 1 : 0]));
  }
  return apply(operator === '==' ? 'eq' : 'ne', [a, b]);
}
