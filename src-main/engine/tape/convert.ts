import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { tensorRepr } from '../tensor/tensor-text.ts';
import { inferArray } from './infer.ts';
import { comesFrom } from './departures.ts';
import { type PythonValue, isTraced, isVariable, sourceOf } from './python-value.ts';
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
    const tensor = value instanceof Tensor ? value : value.read();
    if (dtype !== null && tensor.dtype !== dtype) throw otherDtype(tensor, dtype);
    return tensor;
  }
  return performed(constant, [], toArray(value, dtype), attributesOf(value));
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
 * Tensors for operands that must be of one type: the first tensor or variable among them says which, else the first
 * operand. Only what comes from Python or NumPy is converted.
 * @example alike([2n, new Tensor(three)])[0].dtype // 'float32'
 */
export function alike(values: readonly PythonValue[]): Tensor[] {
  const traced = values.find(isTraced);
  const dtype = traced ? sourceOf(traced).dtype : values[0] === undefined ? null : toArray(values[0], null).dtype;
  return values.map((value) => toTensor(value, isTraced(value) ? null : dtype));
}

function otherDtype(tensor: Tensor, dtype: Dtype): Error {
  const message = `Tensor conversion requested dtype ${dtype} for Tensor with dtype ${tensor.dtype}: ${tensorRepr(tensor.array)}`;
  return pythonError('ValueError', message);
}
