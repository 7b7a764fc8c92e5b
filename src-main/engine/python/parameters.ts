import { pythonError } from '../errors.ts';
import { NdArray, elementsOf } from '../tensor/array.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { Tensor } from '../tape/tensor.ts';
import { indexOf, isTrue, toFloat } from './numbers.ts';
import { own } from './own.ts';
import { repr } from './text.ts';
import { Callable, DtypeValue, type Named, Tuple, type Value } from './values.ts';

interface Parameter {
  readonly name: string;
  readonly isOptional: boolean;
}

/** What a function of a library was called with, by the names of its parameters. */
export class Given {
  constructor(
    readonly callee: string,
    readonly values: ReadonlyMap<string, Value>,
  ) {}

  /** What was given, or null. */
  value(name: string): Value {
    return this.values.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.values.has(name) && this.values.get(name) !== null;
  }

  flag(name: string, fallback = false): boolean {
    return this.has(name) ? isTrue(this.value(name)) : fallback;
  }

  int(name: string, fallback: number): number {
    return this.has(name) ? indexOf(this.value(name)) : fallback;
  }

  float(name: string, fallback: number): number {
    return this.has(name) ? toFloat(this.value(name)) : fallback;
  }

  text(name: string): string | null {
    const value = this.value(name);
    return typeof value === 'string' ? value : null;
  }

  /** One axis or several, which for NumPy are a tuple; null for none. */
  axes(name: string): number | readonly number[] | null {
    const value = this.value(name);
    if (value === null) return null;
    const isSeveral = Array.isArray(value) && (value instanceof Tuple || !this.callee.startsWith('np.'));
    return isSeveral ? value.map(indexOf) : indexOf(value);
  }

  /** Lengths or places; a single one counts as a list. */
  ints(name: string): number[] {
    const value = this.value(name);
    if (Array.isArray(value)) return value.map(indexOf);
    return value === null ? [] : intsOf(value);
  }

  dtype(name: string): Dtype | null {
    return this.has(name) ? dtypeOf(this.value(name), this.callee.startsWith('np.')) : null;
  }
}

function intsOf(value: Value): number[] {
  if (value instanceof Tensor || value instanceof NdArray) {
    return [...elementsOf(value instanceof Tensor ? value.array : value)].map(Number);
  }
  return [indexOf(value)];
}

const DTYPES: readonly Dtype[] = ['float32', 'float64', 'int32', 'int64', 'bool'];

/** What the classes of Python stand for: NumPy takes them all, TensorFlow has no type for ints. */
const classes: Readonly<Record<'np' | 'tf', Readonly<Record<string, Dtype>>>> = {
  np: { float: 'float64', int: 'int64', bool: 'bool' },
  tf: { float: 'float32', bool: 'bool' },
};

/**
 * The type that a value stands for: one of a library, its name, or a class of Python.
 * @param isNumpy whether it is NumPy that asks
 * @throws Mistake `python` for a type that TapeLab does not have
 */
export function dtypeOf(value: Value, isNumpy = true): Dtype {
  if (value instanceof DtypeValue) return value.dtype;
  const name = typeof value === 'string' ? value : value instanceof Callable ? value.name : '';
  const dtype = DTYPES.find((each) => each === name) ?? own(classes[isNumpy ? 'np' : 'tf'], name);
  if (dtype !== undefined) return dtype;
  if (isNumpy) throw pythonError('TypeError', `data type ${repr(value)} not understood`);
  throw pythonError('TypeError', `Cannot convert the argument \`type_value\`: ${repr(value)} to a TensorFlow DType.`);
}

/**
 * A function of a library.
 * @param signature its parameters in order; those that may be left out end in a question mark
 * @example libraryFunction('tf.sin', 'x name?', () => 0).call([1], new Map()) // 0
 */
export function libraryFunction(name: string, signature: string, run: (given: Given) => Value): Callable {
  const parameters = signature.split(' ').filter(Boolean).map(parameterOf);
  return new Callable(name, (args, named) => run(new Given(name, bind(name, parameters, args, named))));
}

const parameterOf = (text: string): Parameter => ({ name: text.replace('?', ''), isOptional: text.endsWith('?') });

function bind(
  callee: string,
  parameters: readonly Parameter[],
  args: readonly Value[],
  named: Named,
): ReadonlyMap<string, Value> {
  const short = callee.split('.').at(-1) ?? callee;
  if (args.length > parameters.length) {
    const counts = `${parameters.length} positional arguments but ${args.length} were given`;
    throw pythonError('TypeError', `${short}() takes ${counts}`);
  }
  const bound = new Map<string, Value>();
  args.forEach((value, k) => bound.set(parameters[k]?.name ?? '', value));
  for (const [name, value] of named) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      throw pythonError('TypeError', `${short}() got an unexpected keyword argument '${name}'`);
    }
    bound.set(name, value);
  }
  const missing = parameters.find(({ name, isOptional }) => !isOptional && !bound.has(name));
  if (missing === undefined) return bound;
  throw pythonError('TypeError', `${short}() missing 1 required positional argument: '${missing.name}'`);
}
