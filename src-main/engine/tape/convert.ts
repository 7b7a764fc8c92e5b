import { Mistake, pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { tensorRepr } from '../tensor/tensor-text.ts';
import { inferArray } from './infer.ts';
import { castTo } from './arrangement.ts';
import { comesFrom } from './departures.ts';
import { stacked } from './joining.ts';
import { type PythonValue, type VariableValue, isTraced, isVariable, sourceOf } from './python-value.ts';
import { performed } from './session.ts';
import { type Attributes, type Operation, Tensor } from './tensor.ts';

/** What makes tensors of Python's and NumPy's values. */
const constant: Operation = { name: 'Const', pullback: null };

/**
 * The tensor of a value: a tensor is itself, a variable is read, and what comes from Python or NumPy becomes a constant.
 * @param dtype what it has to be; null to take what the value is
 * @throws Mistake `python` in TensorFlow's words
 * @example toTensor(3).dtype // 'float32'
 * @example toTensor(null) // throws python
 */
export function toTensor(value: PythonValue, dtype: Dtype | null = null): Tensor {
  if (value instanceof Tensor || isVariable(value)) {
    if (dtype !== null && sourceOf(value).dtype !== dtype) throw otherDtype(value, dtype);
    return value instanceof Tensor ? value : value.read();
  }
  if (isList(value) && value.some(holdsTensor)) return packed(value, dtype);
  return performed(constant, [], toArray(value, dtype), attributesOf(value));
}

const isList = (value: PythonValue): value is readonly PythonValue[] => Array.isArray(value);

const holdsTensor = (value: PythonValue): boolean => isTraced(value) || (isList(value) && value.some(holdsTensor));

/** A list with tensors in it is stacked, so that tapes can follow them; numbers beside them take their type. */
function packed(items: readonly PythonValue[], dtype: Dtype | null): Tensor {
  const own = dtype ?? dtypeIn(items);
  const parts = items.map((item) => {
    if (!isTraced(item)) return toTensor(item, own);
    return dtype === null ? toTensor(item) : castTo(toTensor(item), dtype);
  });
  return stacked(parts, 0, items.every(isTraced) ? 'packed' : '');
}

/** The type of the first tensor in nested lists. */
function dtypeIn(items: readonly PythonValue[]): Dtype | null {
  for (const item of items) {
    if (isTraced(item)) return sourceOf(item).dtype;
    const inner = isList(item) ? dtypeIn(item) : null;
    if (inner !== null) return inner;
  }
  return null;
}

/** Numbers that NumPy was given by tensors remember that, for whoever asks why a gradient is None. */
function attributesOf(value: PythonValue): Attributes {
  const departures = value instanceof NdArray ? comesFrom(value) : [];
  return departures.length === 0 ? {} : { throughNumpy: departures };
}

/**
 * The array that a value of Python or NumPy stands for, in TensorFlow's types; of a list with tensors, their present
 * numbers.
 * @example toArray([1n, 2n], null).dtype // 'int32'
 */
export function toArray(value: PythonValue, dtype: Dtype | null): NdArray {
  if (value instanceof NdArray) return dtype === null || value.dtype === dtype ? value : cast(value, dtype);
  if (isTraced(value)) return sourceOf(value).array;
  return inferArray(value, dtype);
}

/**
 * A tensor of the type that is hinted at, or, where the value does not take that, of its own.
 * @example hinted(1.5, 'int32').dtype // 'float32'
 */
export function hinted(value: PythonValue, dtype: Dtype): Tensor {
  if (isTraced(value)) return toTensor(value);
  try {
    return toTensor(value, dtype);
  } catch (thrown) {
    if (thrown instanceof Mistake) return toTensor(value);
    throw thrown;
  }
}

/** Lists and NumPy's scalars take a longer way into TensorFlow's operations; of these float64 is also Python's float. */
const takesLongWay = (value: PythonValue): boolean =>
  Array.isArray(value) || (value instanceof NdArray && value.shape.length === 0 && value.dtype !== 'float64');

/**
 * Tensors for operands that must be of one type: the first tensor or variable among them says which (on the longer way
 * the first tensor only), else the first operand. What comes from Python or NumPy is converted.
 * @example alike([2n, tensor([3])])[0].dtype // 'float32'
 */
export function alike(values: readonly PythonValue[]): Tensor[] {
  const isLong = values.some(takesLongWay);
  const traced = values.find((value) => value instanceof Tensor || (!isLong && isVariable(value)));
  const [first] = values;
  const dtype = isTraced(traced) ? sourceOf(traced).dtype : first === undefined ? null : toArray(first, null).dtype;
  return values.map((value) => toTensor(value, isTraced(value) && !isLong ? null : dtype));
}

/**
 * Hands operands to an operation as they are. On the longer way its refusals lose the name of the place.
 * @param given what it was given
 */
export function handedOver<T>(given: readonly PythonValue[], work: () => T): T {
  if (!given.some(takesLongWay)) return work();
  try {
    return work();
  } catch (thrown) {
    const isRefusal = thrown instanceof Mistake && thrown.details['type'] === 'InvalidArgumentError';
    throw isRefusal ? pythonError('InvalidArgumentError', thrown.message.replace(/ name: \w*$/, '')) : thrown;
  }
}

function otherDtype(value: Tensor | VariableValue, dtype: Dtype): Error {
  const { array } = sourceOf(value);
  return pythonError(
    'ValueError',
    value instanceof Tensor
      ? `Tensor conversion requested dtype ${dtype} for Tensor with dtype ${array.dtype}: ${tensorRepr(array)}`
      : `Incompatible type conversion requested to type ${dtype} for \`tf.Variable of type ${array.dtype}. (Variable: ${value.text})`,
  );
}
