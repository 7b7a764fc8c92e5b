import type { GradientTape } from '../tape/gradient-tape.ts';
import { roomFor } from './budget.ts';
import type { Scope } from './scope.ts';
import type { Value } from './values.ts';

/**
 * Whether a program still holds a tape by a name, or in a list or dictionary that has one. What only a function keeps to
 * itself is not seen.
 * @param scope the innermost
 */
export function isHeld(tape: GradientTape, scope: Scope): boolean {
  const seen = new Set<Value>();
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    for (const [, value] of each.entries()) if (isIn(tape, value, seen)) return true;
  }
  return false;
}

/** @param seen the lists and dictionaries looked into, which may contain themselves */
function isIn(tape: GradientTape, value: Value, seen: Set<Value>): boolean {
  if (value === tape) return true;
  if (!(Array.isArray(value) || value instanceof Map) || seen.has(value)) return false;
  seen.add(value);
  const items = [...value.values()];
  roomFor(items.length);
  return items.some((item) => isIn(tape, item, seen));
}
