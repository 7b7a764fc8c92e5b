import { pythonError } from '../errors.ts';
import type { Dtype } from '../tensor/dtype.ts';
import { indexOf, isTrue, toFloat } from './numbers.ts';
import { Callable, DtypeValue, type Named, type Value, classOf } from './values.ts';

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

  /** One axis or several; null for none. */
  axes(name: string): number | readonly number[] | null {
    const value = this.value(name);
    if (value === null) return null;
    return Array.isArray(value) ? value.map(indexOf) : indexOf(value);
  }

  /** Lengths or places; a single one counts as a list. */
  ints(name: string): number[] {
    const value = this.value(name);
    if (Array.isArray(value)) return value.map(indexOf);
    return value === null ? [] : intsOf(value);
  }

  dtype(name: string): Dtype | null {
    return this.has(name) ? dtypeOf(this.value(name)) : null;
  }
}

function intsOf(value: Value): number[] {
  if (typeof value === 'object' && value !== null && 'array' in value) {
    return Array.from(value.array.data.subarray(value.array.offset, value.array.offset + value.array.size), Number);
  }
  return [indexOf(value)];
}

const names: ReadonlyMap<string, Dtype> = new Map([
  ...(['float32', 'float64', 'int32', 'int64', 'bool'] as const).map((dtype): [string, Dtype] => [dtype, dtype]),
  ['float', 'float64'],
  ['int', 'int64'],
]);

/**
 * The type that a value stands for: one of a library, its name, or a class of Python.
 * @throws Mistake `python` for a type that TapeLab does not have
 */
export function dtypeOf(value: Value): Dtype {
  if (value instanceof DtypeValue) return value.dtype;
  const name = typeof value === 'string' ? value : value instanceof Callable ? value.name : '';
  const dtype = names.get(name);
  if (dtype !== undefined) return dtype;
  throw pythonError(
    'TypeError',
    `Cannot convert the argument \`type_value\`: ${name || classOf(value)} to a TensorFlow DType.`,
  );
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
