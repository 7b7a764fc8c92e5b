import { NdArray } from '../tensor/array.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { Callable, type Named, type Value, classOf } from './values.ts';
import { isTrue, toFloat, toInt } from './numbers.ts';
import { iterate } from './iterate.ts';
import { str } from './text.ts';
import { tupleOf } from './values.ts';

/** A class, which called makes a value. */
export class PythonClass extends Callable {
  constructor(
    readonly fullName: string,
    make: (args: readonly Value[], named: Named) => Value,
  ) {
    const name = fullName.split('.').at(-1) ?? fullName;
    super(name, make, new Map([['__name__', name]]));
  }

  override get text(): string {
    return `<class '${this.fullName}'>`;
  }
}

/** The classes that Python has without any import. */
export const pythonClasses: readonly PythonClass[] = [
  new PythonClass('int', ([value = 0n]) => toInt(value)),
  new PythonClass('float', ([value = 0]) => toFloat(value)),
  new PythonClass('bool', ([value = false]) => isTrue(value)),
  new PythonClass('str', ([value = '']) => str(value)),
  new PythonClass('list', ([value = []]) => [...iterate(value)]),
  new PythonClass('tuple', ([value = []]) => tupleOf([...iterate(value)])),
  new PythonClass('dict', ([value = []], named) => new Map([...pairsOf(value), ...named])),
];

function pairsOf(value: Value): [string, Value][] {
  if (value instanceof Map) return [...value];
  return [...iterate(value)].map((pair) => {
    const [key = null, item = null] = iterate(pair);
    return [str(key), item];
  });
}

const fullNames: Readonly<Record<string, string>> = {
  EagerTensor: 'tensorflow.python.framework.ops.EagerTensor',
  ResourceVariable: 'tensorflow.python.ops.resource_variable_ops.ResourceVariable',
  GradientTape: 'tensorflow.python.eager.backprop.GradientTape',
  TensorShape: 'tensorflow.python.framework.tensor_shape.TensorShape',
  DType: 'tensorflow.python.framework.dtypes.DType',
};

/**
 * The class of a value, as `type` answers it.
 * @example typeOf(3n).text // "<class 'int'>"
 */
export function typeOf(value: Value): PythonClass {
  const name = classOf(value);
  const known = pythonClasses.find((each) => each.fullName === name);
  return known ?? new PythonClass(fullNames[name.split('.').at(-1) ?? name] ?? name, () => null);
}

/**
 * Whether a value is of a class, or of one of several.
 * @param classes one, or a tuple of them
 */
export function isInstance(value: Value, classes: Value): boolean {
  if (Array.isArray(classes)) return classes.some((each) => isInstance(value, each));
  if (!(classes instanceof Callable)) return false;
  return namesOf(value).includes(classes.name.replace(/^tf\./, ''));
}

/** The names of the classes that a value is of: a truth value is an int, a double of NumPy a float. */
function namesOf(value: Value): string[] {
  if (value instanceof Tensor) return ['EagerTensor', 'Tensor'];
  if (value instanceof Variable) return ['ResourceVariable', 'Variable'];
  if (value instanceof GradientTape) return ['GradientTape'];
  if (typeof value === 'boolean') return ['bool', 'int'];
  if (!(value instanceof NdArray)) return [classOf(value)];
  if (value.shape.length > 0) return ['ndarray'];
  return value.dtype === 'float64' ? ['float64', 'float'] : [value.dtype];
}
