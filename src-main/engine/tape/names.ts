/** The names that a program has given to what it made. */
const names = new WeakMap<object, string>();

/** Notes the name that something is first assigned to. */
export function giveName(object: object, name: string): void {
  if (!names.has(object)) names.set(object, name);
}

/**
 * The name in the program of a tensor, the state of a variable, or a tape.
 * @example nameOf({}) // null
 */
export function nameOf(object: object): string | null {
  return names.get(object) ?? null;
}
