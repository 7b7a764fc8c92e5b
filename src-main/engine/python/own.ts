/**
 * What a table has under a name that a program chose, which must not reach what every object has.
 * @example own({ sum: 1 }, 'constructor') // undefined
 */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
