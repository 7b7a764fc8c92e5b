import { pythonError } from '../errors.ts';
import { NdArray, elementsOf } from '../tensor/array.ts';
import { cast } from '../tensor/create.ts';
import { reshape, transpose } from '../tensor/rearrange.ts';
import { departed } from '../tape/departures.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { type Source, Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';
import { indexOf } from './numbers.ts';
import { forTensorFlow } from './for-tensorflow.ts';
import { type Reduction, reduced } from './numpy-reductions.ts';
import { notInPlace } from './in-place.ts';
import { own } from './own.ts';
import { reshapedArray } from './numpy-reshape.ts';
import { type Given, libraryFunction } from './parameters.ts';
import { partAssigner, subscript } from './subscript.ts';
import { tapeAttribute } from './tape-attributes.ts';
import { Callable, DtypeValue, PythonObject, type Value, shapeOf, tupleOf } from './values.ts';

/**
 * `value.name`.
 * @throws Mistake `python` for a name that the value does not have
 */
export function attributeOf(value: Value, name: string): Value {
  const found = lookUp(value, name);
  if (found !== undefined) return found;
  throw pythonError('AttributeError', `${owner(value)} has no attribute '${name}'`);
}

function lookUp(value: Value, name: string): Value | undefined {
  if (value instanceof Variable) return variableAttribute(value, name);
  if (value instanceof Tensor) return tensorAttribute(value, name);
  if (value instanceof NdArray) return arrayAttribute(value, name);
  if (value instanceof GradientTape) return tapeAttribute(value, name);
  if (value instanceof PythonObject) return value.attribute(name);
  if (typeof value === 'string') return textAttribute(value, name);
  if (value instanceof Map) return dictionaryAttribute(value, name);
  return Array.isArray(value) ? listAttribute(value, name) : undefined;
}

function owner(value: Value): string {
  if (value instanceof Tensor) return "'tensorflow.python.framework.ops.EagerTensor' object";
  if (value instanceof Variable) return "'ResourceVariable' object";
  if (value instanceof PythonObject)
    return value.typeName === 'module' ? `module '${value.text.slice(9, -2)}'` : `'${value.typeName}' object`;
  return `'${value === null ? 'NoneType' : typeof value}' object`;
}

const method = (name: string, signature: string, run: (given: Given) => Value): Callable =>
  libraryFunction(name, signature, run);

const numpy = (source: Source): Callable => method('numpy', '', () => departed(source));

function tensorAttribute(tensor: Tensor, name: string): Value | undefined {
  if (name === 'shape') return shapeOf(tensor.shape);
  if (name === 'dtype') return new DtypeValue(tensor.dtype, 'tf');
  if (name === 'ndim') return BigInt(tensor.shape.length);
  if (name === 'numpy') return numpy(tensor);
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

const REDUCTIONS: readonly Reduction[] = ['sum', 'mean', 'max', 'min', 'prod', 'std', 'var', 'all', 'any'];

function arrayAttribute(array: NdArray, name: string): Value | undefined {
  const known = own(arrayAttributes, name);
  if (known !== undefined) return known(array);
  const reduction = REDUCTIONS.find((each) => each === name);
  if (reduction === undefined) return undefined;
  return method(name, 'axis? keepdims?', (given) =>
    reduced(reduction, array, given.axes('axis'), given.flag('keepdims')),
  );
}

const arrayAttributes: Readonly<Record<string, (array: NdArray) => Value>> = {
  shape: ({ shape }) => tupleOf(shape.map(BigInt)),
  dtype: ({ dtype }) => new DtypeValue(dtype, 'np'),
  ndim: ({ shape }) => BigInt(shape.length),
  size: ({ size }) => BigInt(size),
  T: (array) => transpose(array),
  reshape: (array) => new Callable('reshape', (args) => reshapedArray(array, lengths(args))),
  astype: (array) => method('astype', 'dtype', (given) => cast(array, given.dtype('dtype') ?? array.dtype)),
  copy: (array) => method('copy', '', () => array),
  flatten: (array) => method('flatten', '', () => reshape(array, [array.size])),
  ravel: (array) => method('ravel', '', () => reshape(array, [array.size])),
  transpose: (array) => method('transpose', '', () => transpose(array)),
  item: (array) => method('item', '', () => itemOf(array)),
  tolist: (array) => method('tolist', '', () => listOf(array)),
};

const lengths = (args: readonly Value[]): number[] => {
  const [first] = args;
  return (Array.isArray(first) ? first : args).map(indexOf);
};

function itemOf(array: NdArray): Value {
  if (array.size !== 1) {
    throw pythonError('ValueError', 'can only convert an array of size 1 to a Python scalar');
  }
  const [value = 0] = elementsOf(array);
  if (array.dtype === 'bool') return Number(value) !== 0;
  return array.dtype === 'int32' || array.dtype === 'int64' ? BigInt(value) : Number(value);
}

function listOf(array: NdArray): Value {
  if (array.shape.length === 0) return itemOf(array);
  return Array.from({ length: array.shape[0] ?? 0 }, (_, k) => listOf(subscript(array, BigInt(k)) as NdArray));
}

function textAttribute(text: string, name: string): Value | undefined {
  const methods: Readonly<Record<string, () => Value>> = {
    upper: () => text.toUpperCase(),
    lower: () => text.toLowerCase(),
    strip: () => text.trim(),
  };
  const run = own(methods, name);
  return run === undefined ? undefined : method(name, '', run);
}

function dictionaryAttribute(dictionary: Map<string, Value>, name: string): Value | undefined {
  const methods: Readonly<Record<string, () => Value>> = {
    keys: () => [...dictionary.keys()],
    values: () => [...dictionary.values()],
    items: () => [...dictionary].map(([key, value]) => tupleOf([key, value])),
  };
  const run = own(methods, name);
  return run === undefined ? undefined : method(name, '', run);
}

function listAttribute(list: Value[], name: string): Value | undefined {
  if (name === 'append') {
    return method(name, 'object', (given) => {
      list.push(given.value('object'));
      return null;
    });
  }
  if (name === 'as_list') return method(name, '', () => [...list]);
  return undefined;
}
