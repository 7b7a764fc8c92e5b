import { pythonError } from '../errors.ts';
import type { Parameter } from './syntax.ts';
import { type Named, type Value, tupleOf } from './values.ts';

/**
 * What each parameter of a program's function is called with.
 * @param name the function's
 * @param fallbacks what parameters are without an argument; undefined where one is required
 * @throws Mistake `python` for arguments that do not fit, in Python's words
 */
export function bound(
  name: string,
  parameters: readonly Parameter[],
  fallbacks: readonly (Value | undefined)[],
  args: readonly Value[],
  named: Named,
): Map<string, Value> {
  const places = parameters.filter(({ kind }) => kind === 'usual');
  const values = new Map<string, Value>();
  places.forEach((parameter, k) => {
    const value = args[k];
    if (value !== undefined) values.set(parameter.name, value);
  });
  const others = bindNamed(name, parameters, values, named);
  const rest = parameters.find(({ kind }) => kind === 'rest');
  if (rest !== undefined) values.set(rest.name, tupleOf(args.slice(places.length)));
  else if (args.length > places.length) throw tooMany(name, places, args.length);
  const keywords = parameters.find(({ kind }) => kind === 'others');
  if (keywords !== undefined) values.set(keywords.name, others);
  return withFallbacks(name, parameters, fallbacks, values);
}

/** Puts named arguments in place; answers those that no parameter is called like. */
function bindNamed(
  name: string,
  parameters: readonly Parameter[],
  values: Map<string, Value>,
  named: Named,
): Map<string, Value> {
  const others = new Map<string, Value>();
  const takesOthers = parameters.some(({ kind }) => kind === 'others');
  for (const [key, value] of named) {
    if (!parameters.some((parameter) => parameter.name === key && parameter.kind !== 'rest')) {
      if (!takesOthers) throw pythonError('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
      others.set(key, value);
    } else if (values.has(key)) {
      throw pythonError('TypeError', `${name}() got multiple values for argument '${key}'`);
    } else values.set(key, value);
  }
  return others;
}

function tooMany(name: string, places: readonly Parameter[], given: number): Error {
  const required = places.filter(({ fallback }) => fallback === null).length;
  const count = required < places.length ? `from ${required} to ${places.length}` : String(places.length);
  const takes = `${count} positional argument${count === '1' ? '' : 's'}`;
  return pythonError('TypeError', `${name}() takes ${takes} but ${given} ${given === 1 ? 'was' : 'were'} given`);
}

function withFallbacks(
  name: string,
  parameters: readonly Parameter[],
  fallbacks: readonly (Value | undefined)[],
  values: Map<string, Value>,
): Map<string, Value> {
  const missing = parameters.filter((parameter, k) => {
    if (values.has(parameter.name)) return false;
    const fallback = fallbacks[k];
    if (fallback !== undefined) values.set(parameter.name, fallback);
    return fallback === undefined;
  });
  const [first] = missing;
  if (first === undefined) return values;
  const alike = missing.filter(({ kind }) => kind === first.kind).map((parameter) => `'${parameter.name}'`);
  const what = `required ${first.kind === 'usual' ? 'positional' : 'keyword-only'} argument`;
  throw pythonError(
    'TypeError',
    `${name}() missing ${alike.length} ${what}${alike.length === 1 ? '' : 's'}: ${enumerated(alike)}`,
  );
}

/** As English lists names, with a comma before the last of three. */
function enumerated(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}
