import { type Callable, Module, type Value } from './values.ts';

/** Members of a module by path: `math.sin` lies in the namespace `math`. */
export type Members = Readonly<Record<string, Value>>;

/**
 * A module with namespaces in it.
 * @example moduleOf('tf', { 'math.pi': 3 }).attribute('math').attribute('pi') // 3
 */
export function moduleOf(name: string, members: Members): Module {
  const own = new Map<string, Value>();
  const inner = new Map<string, Record<string, Value>>();
  for (const [path, value] of Object.entries(members)) {
    const [first = '', ...rest] = path.split('.');
    if (rest.length === 0) own.set(first, value);
    else inner.set(first, { ...inner.get(first), [rest.join('.')]: value });
  }
  for (const [namespace, parts] of inner) own.set(namespace, moduleOf(`${name}.${namespace}`, parts));
  return new Module(name, own);
}

/**
 * Functions under several paths each, written one after the other.
 * @example Object.keys(named({ 'sin math.sin': () => null })) // ['sin', 'math.sin']
 */
export function named(functions: Readonly<Record<string, (path: string) => Callable>>): Record<string, Value> {
  const entries = Object.entries(functions).flatMap(([paths, make]) =>
    paths.split(' ').map((path): [string, Value] => [path, make(path)]),
  );
  return Object.fromEntries(entries);
}
