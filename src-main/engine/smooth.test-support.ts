import type { Recipe } from './recipes.test-support.ts';

/** Operations with a corner, a jump or a branch somewhere: differences across it say nothing of the slope beside it. */
const UNSMOOTH: ReadonlySet<string> = new Set(
  (
    'abs sign floor ceil round mod lt le gt ge eq ne max min where and or not relu atan2 nthRoot hypot acot asec acsc ' +
    'acsch acoth'
  ).split(' '),
);

/** Whether an expression is built of operations alone that are smooth wherever they are defined. */
export function isSmooth(recipe: Recipe): boolean {
  return !('op' in recipe) || (!UNSMOOTH.has(recipe.op) && recipe.args.every(isSmooth));
}
