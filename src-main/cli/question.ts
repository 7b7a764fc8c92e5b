import { readPoint, UsageError } from './arguments.ts';

/** The options of every command about expressions. */
export const questionOptions = {
  at: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

/** Where expressions are asked about: a point, whose names are the variables, in its order. */
export interface Place {
  readonly point: Readonly<Record<string, number>>;
  readonly variables: readonly string[];
}

/**
 * What `--at` says, however often it was given; empty when it was not.
 * @throws UsageError as `readPoint` does
 * @example placeAt(['x=3', 'a=1']) // { point: { x: 3, a: 1 }, variables: ['x', 'a'] }
 * @example placeAt(undefined) // {}
 */
export function placeAt(at: readonly string[] | undefined): Place | Record<string, never> {
  if (at === undefined) return {};
  const point = readPoint(at.join(','));
  return { point: Object.fromEntries(point), variables: [...point.keys()] };
}

/**
 * The expression of a command that takes one.
 * @param example a call of the command, shown when there is none
 * @throws UsageError unless there is exactly one
 * @example oneExpression(['x^2'], "derive 'x^2'") // 'x^2'
 * @example oneExpression(['x', '^2'], "derive 'x^2'") // throws UsageError
 */
export function oneExpression([expression, ...others]: readonly string[], example: string): string {
  const command = example.slice(0, example.indexOf(' '));
  if (expression === undefined) throw new UsageError(`${command} needs an expression, as in ${example}`);
  if (others.length > 0) throw new UsageError(`${command} takes one expression (quote it); found also '${others[0]}'`);
  return expression;
}
