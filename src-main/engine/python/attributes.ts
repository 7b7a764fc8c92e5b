import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import { departed } from '../tape/departures.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { type Source, Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { arrayAttribute } from './array-attributes.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { notInPlace } from './in-place.ts';
import { dictionaryAttribute, listAttribute } from './list-methods.ts';
import { isNumpyName, numpyOnly } from './only-numpy.ts';
import { own } from './own.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { partAssigner } from './subscript.ts';
import { tapeAttribute } from './tape-attributes.ts';
import { textAttribute } from './text-methods.ts';
import { type Callable, DtypeValue, Module, PythonObject, type Value, classOf, shapeOf } from './values.ts';

/**
 * `value.name`.
 * @throws Mistake `python` for a name that the value does not have
 */
export function attributeOf(value: Value, name: string): Value {
  const found = lookUp(value, name);
  if (found !== undefined) return found;
  throw pythonError('AttributeError', refusal(value, name));
}

function lookUp(value: Value, name: string): Value | undefined {
  if (value instanceof Variable) return variableAttribute(value, name);
  if (value instanceof Tensor) return tensorAttribute(value, name);
  if (value instanceof NdArray) return arrayAttribute(value, name);
  if (value instanceof GradientTape) return tapeAttribute(value, name);
  if (value instanceof PythonObject) return value.attribute(name);
  if (typeof value === 'string') return textAttribute(value, name);
  if (value instanceof Map) return dictionaryAttribute(value, name);
  if (Array.isArray(value)) return listAttribute(value, name);
  return typeof value === 'number' && name === 'is_integer'
    ? method(name, '', () => Number.isInteger(value))
    : undefined;
}

function refusal(value: Value, name: string): string {
  if (value instanceof Module) return `module '${value.name}' has no attribute '${name}' in TapeLab`;
  if (!(value instanceof Tensor)) return `'${classOf(value)}' object has no attribute '${name}'`;
  if (isNumpyName(name)) return numpyOnly(name);
  if (name === 'name') return 'Tensor.name is undefined when eager execution is enabled.';
  return `'${classOf(value)}' object has no attribute '${name}'`;
}

const method = (name: string, signature: string, run: (given: Given) => Value): Callable =>
  libraryFunction(name, signature, run);

const numpy = (source: Source): Callable => method('numpy', '', () => departed(source));

function tensorAttribute(tensor: Tensor, name: string): Value | undefined {
  if (name === 'shape') return shapeOf(tensor.shape);
  if (name === 'dtype') return new DtypeValue(tensor.dtype, 'tf');
  if (name === 'ndim') return BigInt(tensor.shape.length);
  if (name === 'numpy') return numpy(tensor);
  if (name === 'device') return '/job:localhost/replica:0/task:0/device:CPU:0';
  if (name === 'assign') return partMethod(tensor);
  return name === 'get_shape' ? method(name, '', () => shapeOf(tensor.shape)) : undefined;
}

function partMethod(tensor: Tensor): Callable | undefined {
  const assign = partAssigner(tensor);
  return assign && method('assign', 'value name?', (given) => assign(given.value('value')));
}

function variableAttribute(variable: Variable, name: string): Value | undefined {
  if (name === 'name') return variable.name;
  if (name === 'trainable') return variable.handle.trainable;
  if (name === 'numpy') return numpy(variable.handle);
  if (name === 'value' || name === 'read_value') return method(name, '', () => variable.read());
  const inPlace = /^__i(add|sub|mul|truediv)__$/.exec(name)?.[1];
  if (inPlace !== undefined) return method(name, 'other', () => refuseInPlace(inPlace));
  const assign = own(assigners, name);
  if (assign !== undefined) {
    return method(name, `${name === 'assign' ? 'value' : 'delta'} use_locking? name? read_value?`, (given) => {
      const [value] = given.values.values();
      const assigned = assign(variable, value ?? null);
      return given.flag('read_value', true) ? assigned : null;
    });
  }
  return tensorAttribute(new Tensor(variable.handle.array), name);
}

const signs: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', truediv: '/' };

function refuseInPlace(operator: string): never {
  throw pythonError('RuntimeError', notInPlace(signs[operator] ?? operator));
}

const assigners: Readonly<Record<string, (variable: Variable, value: Value) => Variable>> = {
  assign: (variable, value) => variable.assign(forTensorFlow(value)),
  assign_add: (variable, value) => variable.assignAdd(forTensorFlow(value)),
  assign_sub: (variable, value) => variable.assignSub(forTensorFlow(value)),
};
