import { pythonError } from '../errors.ts';
import type { NdArray, Shape } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { cast, full } from '../tensor/create.ts';
import { binaryBy, select } from '../tensor/elementwise.ts';
import { type BinaryOp, type Kernel, kernelOf } from '../tensor/kernels.ts';
import { shapeText } from '../tensor/numpy-text.ts';
import { broadcastTo, sameShape } from '../tensor/shape.ts';
import { type IndexItem, index, unindex } from '../tensor/slice.ts';
import { variableRepr } from '../tensor/tensor-text.ts';
import { toTensor } from './convert.ts';
import type { PythonValue, VariableValue } from './python-value.ts';
import { bracketed, refused } from './refusals.ts';
import { currentLine, performed, recorders, tick } from './session.ts';
import { Handle, type Operation, Tensor } from './tensor.ts';

/** What an adjoint of the value is, an adjoint of the variable is too. */
const readVariable: Operation = { name: 'ReadVariableOp', pullback: (_execution, upstream) => [upstream] };

const addition = kernelOf('add');
const subtraction = kernelOf('sub');

/** What a variable is made with, apart from its value. */
export interface VariableOptions {
  readonly trainable?: boolean;
  readonly name?: string;
  readonly dtype?: Dtype | null;
  /** A shape that assigned values must have; null for any; left out for that of the initial value. */
  readonly shape?: Shape | null;
}

/**
 * TensorFlow's `tf.Variable`: a place for a tensor, which programs replace. Its type is that of its initial value.
 * @example new Variable(3).dtype // 'float32'
 * @example new Variable(3n).dtype // 'int32'
 * @example new Variable(null) // throws python
 */
export class Variable implements VariableValue {
  readonly kind = 'variable';
  readonly handle: Handle;
  readonly name: string;
  /** What assigned values must have; null for any. */
  readonly #shape: Shape | null;

  constructor(initial: PythonValue | Handle, options: VariableOptions = {}) {
    if (initial instanceof Handle) {
      this.handle = initial;
      this.name = options.name ?? initial.name;
      this.#shape = options.shape ?? initial.shape;
      return;
    }
    if (initial === null) throw pythonError('ValueError', NO_VALUE);
    const { trainable = true, name = 'Variable', dtype = null, shape } = options;
    const { array } = initialTensor(initial, dtype);
    if (shape && !sameShape(shape, array.shape)) throw wrongShape(array.shape, shape);
    this.name = `${name}:0`;
    this.handle = new Handle(array, this.name, trainable, tick(), currentLine());
    this.#shape = shape === undefined ? array.shape : shape;
  }

  /** The variable of a handle, under its own name. */
  static of(handle: Handle): Variable {
    return new Variable(handle);
  }

  get dtype(): Dtype {
    return this.handle.dtype;
  }

  get shape(): Shape {
    return this.handle.shape;
  }

  get text(): string {
    const text = variableRepr(this.name, this.handle.array);
    return this.#shape === null ? text.replace(/shape=\([^)]*\)/, 'shape=<unknown>') : text;
  }

  /** Its present value as a tensor; every tape that watches variables by itself watches it from now on. */
  read(): Tensor {
    for (const recorder of recorders()) recorder.accessed(this.handle);
    return performed(readVariable, [this.handle], this.handle.array);
  }

  /**
   * Replaces the value. What it returns is the same variable under the name `UnreadVariable`, as in TensorFlow.
   * @throws Mistake `python` for another type or shape, in TensorFlow's words
   * @example new Variable([1, 2]).assign(1) // throws python
   */
  assign(value: PythonValue): Variable {
    const tensor = toTensor(value, this.dtype);
    if (this.#shape !== null && !sameShape(this.#shape, tensor.shape)) {
      throw incompatible(this.name, this.#shape, tensor.shape);
    }
    return this.#replace(tensor, tensor.array);
  }

  /** Adds to the value; unlike in a sum, nothing is broadcast. */
  assignAdd(value: PythonValue): Variable {
    return this.#update('AssignAddVariableOp', addition, value);
  }

  /** Subtracts from the value, as a step of gradient descent does. */
  assignSub(value: PythonValue): Variable {
    return this.#update('AssignSubVariableOp', subtraction, value);
  }

  /** Replaces the part that an index names. */
  assignPart(items: readonly IndexItem[], value: PythonValue): Variable {
    const { array } = this.handle;
    const part = toTensor(value, this.dtype);
    const place = index(array, items).shape;
    const ones = full(place, 1, this.dtype);
    const isPart = cast(unindex(ones, array.shape, items), 'bool');
    const replaced = select(isPart, unindex(broadcastTo(part.array, place), array.shape, items), array);
    return this.#replace(part, replaced);
  }

  #update(name: string, kernel: Kernel<BinaryOp>, value: PythonValue): Variable {
    const tensor = toTensor(value, this.dtype);
    if (!sameShape(this.shape, tensor.shape)) throw notUpdatable(name, this.shape, tensor.shape);
    if (this.dtype === 'bool') throw refused(name, `No OpKernel was registered to support Op '${name}'`);
    return this.#replace(tensor, binaryBy(kernel, this.handle.array, tensor.array));
  }

  #replace(value: Tensor, array: NdArray): Variable {
    this.handle.array = array;
    for (const recorder of recorders()) recorder.assigned(this.handle, value);
    return new Variable(this.handle, { name: 'UnreadVariable', shape: this.#shape });
  }
}

const NO_VALUE =
  'The `initial_value` arg to `tf.Variable` must be specified except when you are not providing a `variable_def`. ' +
  'You provided neither.';

function initialTensor(initial: PythonValue, dtype: Dtype | null): Tensor {
  if (!(initial instanceof Tensor) || dtype === null || initial.dtype === dtype) return toTensor(initial, dtype);
  try {
    return toTensor(initial, dtype);
  } catch (thrown) {
    throw pythonError('ValueError', `initial_value: ${thrown instanceof Error ? thrown.message : ''}`);
  }
}

function wrongShape(found: Shape, asked: Shape): Error {
  const message =
    `In this \`tf.Variable\` creation, the initial value's shape (${shapeText(found)}) is not compatible with the ` +
    `explicitly supplied \`shape\` argument (${shapeText(asked)}).`;
  return pythonError('ValueError', message);
}

function incompatible(name: string, own: Shape, found: Shape): Error {
  const shapes = `The variable shape ${shapeText(own)}, and the assigned value shape ${shapeText(found)} are incompatible.`;
  return pythonError('ValueError', `Cannot assign value to variable ' ${name}': Shape mismatch.${shapes}`);
}

function notUpdatable(operation: string, own: Shape, found: Shape): Error {
  const message =
    `Cannot update variable with shape ${bracketed(own)} using a Tensor with shape ${bracketed(found)}, ` +
    'shapes must be equal.';
  return refused(operation, message);
}
