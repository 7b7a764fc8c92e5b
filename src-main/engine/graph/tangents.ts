import { type Sweep, isNotTaken } from '../derive.ts';
import { invalidSetting } from '../errors.ts';
import { type Point, type Values, evaluate, valueIn } from '../evaluate.ts';
import { type Expr, type Operation, variable } from '../expr.ts';
import { partialOf } from '../ops/catalog.ts';
import type { Subject } from '../question.ts';
import type { EdgeProduct, GraphStep } from './answer.ts';
import type { Nodes } from './nodes.ts';

/**
 * The variable whose tangent is 1: the one that was asked for, the first without that; none where there are no variables.
 * @throws Mistake `invalid-setting` for a name that is no variable of the question
 */
export function seedOf({ names }: Subject, asked: string | undefined): Expr | null {
  if (asked !== undefined && !names.includes(asked)) throw invalidSetting('seed', asked, 'one of the variables');
  const name = asked ?? names[0];
  return name === undefined ? null : variable(name);
}

/**
 * The steps of a forward sweep: every node gets its value and how fast that moves as the seed does, arguments first.
 * What does not depend on the seed stands still: its tangent is 0, and nothing comes along its edges.
 */
export function tangentSteps(
  { order, passages }: Sweep,
  nodes: Nodes,
  point: Point,
  values: Values,
  seed: Expr | null,
): GraphStep[] {
  const tangents = new Map<Expr, number>();
  const moving = (node: Operation): readonly { readonly arg: Expr; readonly local: Expr }[] =>
    node.args.flatMap((arg, i) => (tangents.has(arg) && passages.has(arg) ? [{ arg, local: partialOf(node, i) }] : []));
  return order.map((node, id) => {
    const edges = node.kind === 'operation' ? moving(node) : [];
    evaluate(
      edges.map(({ local }) => local),
      point,
      values,
    );
    const isOpen = ({ local }: { local: Expr }) => node.kind !== 'operation' || !isNotTaken(node, local, values);
    const products = edges
      .filter(isOpen)
      .map(({ arg, local }) => nodes.product(arg, valueIn(tangents, arg), local, values));
    const tangent = node === seed ? 1 : totalOf(products);
    if (tangent !== null) tangents.set(node, tangent);
    return { phase: 'tangent', node: id, value: valueIn(values, node), tangent: tangent ?? 0, products };
  });
}

/** The sum of products from the first on, to the last bit that of `ForwardMode`; null of none. */
function totalOf(products: readonly EdgeProduct[]): number | null {
  return products.reduce<number | null>((total, { product }) => (total ?? 0) + product, null);
}
