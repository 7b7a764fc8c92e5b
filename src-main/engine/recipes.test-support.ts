import fc from 'fast-check';
import { type Expr, apply, constant, namedConstant, variable } from './expr.ts';
import { type OpName, catalog } from './ops/catalog.ts';

/** An expression as plain data, since nodes live only inside a scope. */
export type Recipe =
  | { readonly constant: string }
  | { readonly named: string }
  | { readonly variable: string }
  | { readonly op: OpName; readonly args: readonly Recipe[] };

const leaf: fc.Arbitrary<Recipe> = fc.oneof(
  fc.constantFrom('x', 'y', 'z').map((name) => ({ variable: name })),
  fc
    .constantFrom('0', '1', '2', '3', '-1', '-2', '4', '0.5', '1.5', '1e-9', '12.75')
    .map((literal) => ({ constant: literal })),
  fc.constantFrom('e', 'pi').map((name) => ({ named: name })),
);

/** Random expressions over the whole catalogue. */
export const recipes: fc.Arbitrary<Recipe> = fc.letrec<{ node: Recipe }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc
      .constantFrom(...(Object.keys(catalog) as OpName[]))
      .chain((op) =>
        fc.tuple(...Array<fc.Arbitrary<Recipe>>(catalog[op].arity).fill(tie('node'))).map((args) => ({ op, args })),
      ),
  ),
})).node;

/** The node of a recipe. */
export function build(recipe: Recipe): Expr {
  if ('variable' in recipe) return variable(recipe.variable);
  if ('constant' in recipe) return constant(recipe.constant);
  return 'named' in recipe ? namedConstant(recipe.named) : apply(recipe.op, ...recipe.args.map(build));
}

/** Whether an operation is used anywhere in a recipe. */
export function uses(recipe: Recipe, op: OpName): boolean {
  return 'op' in recipe && (recipe.op === op || recipe.args.some((arg) => uses(arg, op)));
}
