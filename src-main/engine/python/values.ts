import { pythonError } from '../errors.ts';
import { NdArray } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { GradientTape } from '../tape/gradient-tape.ts';
import { typeName } from '../tape/python-value.ts';
import { Tensor } from '../tape/tensor.ts';
import { Variable } from '../tape/variable.ts';

/**
 * A value of a running program: numbers are floats, BigInts ints, null is None, arrays are lists or tuples, and maps
 * dictionaries.
 */
export type Value =
  | number
  | bigint
  | boolean
  | string
  | null
  | NdArray
  | Tensor
  | Variable
  | GradientTape
  | Value[]
  | Dictionary
  | PythonObject;

export type Dictionary = Map<string, Value>;

/** A tuple; every other array is a list. */
export class Tuple extends Array<Value> {}

/**
 * A tuple of some items.
 * @example tupleOf([1n, 2n]).length // 2
 */
export function tupleOf(items: readonly Value[]): Tuple {
  const tuple = new Tuple();
  for (const item of items) tuple.push(item);
  return tuple;
}

/** The shape of a tensor, which prints as a tuple. */
export class TensorShape extends Tuple {}

/** The shape of a tensor as a program sees it. */
export function shapeOf(lengths: readonly number[]): TensorShape {
  const shape = new TensorShape();
  shape.push(...lengths.map(BigInt));
  return shape;
}

/** What has no other class. */
export abstract class PythonObject {
  abstract readonly typeName: string;

  /** How `repr` writes it. */
  get text(): string {
    return `<${this.typeName}>`;
  }

  /** What it has under a name. */
  abstract attribute(name: string): Value | undefined;
}

/** What has no names in it. */
abstract class Plain extends PythonObject {
  override attribute(): undefined {
    return undefined;
  }
}

export type Named = ReadonlyMap<string, Value>;

/** A function of the libraries, or of the program. */
export class Callable extends PythonObject {
  readonly typeName = 'function';

  constructor(
    readonly name: string,
    readonly call: (args: readonly Value[], named: Named) => Value,
    readonly attributes: Named = new Map([['__name__', name]]),
  ) {
    super();
  }

  override get text(): string {
    return `<function ${this.name}>`;
  }

  override attribute(name: string): Value | undefined {
    return this.attributes.get(name);
  }
}

/** A module, or a namespace in one. */
export class Module extends PythonObject {
  readonly typeName = 'module';

  constructor(
    readonly name: string,
    readonly members: Named,
  ) {
    super();
  }

  override get text(): string {
    return `<module '${this.name}'>`;
  }

  override attribute(name: string): Value | undefined {
    return this.members.get(name);
  }
}

/** A type of numbers, as TensorFlow and NumPy hand it out. */
export class DtypeValue extends PythonObject {
  readonly typeName = 'DType';

  constructor(
    readonly dtype: Dtype,
    readonly library: 'tf' | 'np',
  ) {
    super();
  }

  override get text(): string {
    return this.library === 'tf' ? `tf.${this.dtype}` : `dtype('${this.dtype}')`;
  }

  override attribute(name: string): Value | undefined {
    return name === 'name' ? this.dtype : undefined;
  }
}

/** A slice in an index. */
export class SliceValue extends Plain {
  readonly typeName = 'slice';

  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}

/** `...` in an index. */
export class EllipsisValue extends Plain {
  readonly typeName = 'ellipsis';

  override get text(): string {
    return 'Ellipsis';
  }
}

/** What `with` opens and closes. */
export interface ContextManager {
  enter(): Value;
  exit(): void;
}

/** A context manager of a library. */
export class Context extends Plain {
  readonly typeName = 'contextmanager';

  constructor(readonly manager: ContextManager) {
    super();
  }
}

/**
 * The name of a value's class.
 * @example classOf(3n) // 'int'
 */
export function classOf(value: Value): string {
  if (value === null || typeof value !== 'object') return typeName(value);
  if (value instanceof NdArray) return `numpy.${typeName(value)}`;
  if (value instanceof Tensor) return 'tensorflow.python.framework.ops.EagerTensor';
  if (value instanceof Variable) return 'ResourceVariable';
  if (value instanceof GradientTape) return 'GradientTape';
  if (value instanceof Map) return 'dict';
  if (value instanceof TensorShape) return 'TensorShape';
  if (value instanceof Tuple) return 'tuple';
  return Array.isArray(value) ? 'list' : value.typeName;
}

/** The refusal of what a value cannot do. */
export function cannot(value: Value, what: string): Error {
  return pythonError('TypeError', `'${classOf(value)}' object ${what}`);
}
