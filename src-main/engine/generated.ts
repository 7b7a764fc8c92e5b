import { powerOf } from './ops/power.ts';

/**
 * A function of code that the engine has written, in which `power` is the catalogue's power. Null where the surroundings
 * forbid code that is made at run time; the caller then computes the same another way.
 * @param parameters the names of the function's parameters, as between its brackets
 * @example generated('x', 'return power(x, 3);')(2) // 8
 */
export function generated<F>(parameters: string, body: string): F | null {
  try {
    const make = new Function('power', `return (${parameters}) => {\n${body}\n};`) as (raise: typeof powerOf) => F;
    return make(powerOf);
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
