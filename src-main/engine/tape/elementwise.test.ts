import { describe, expect, it } from 'vitest';
import { analyse } from '../analyse.ts';
import { catalog } from '../ops/catalog.ts';
import { elementsOf, fromNumbers } from '../tensor/array.ts';
import { apply } from './elementwise.ts';
import { GradientTape } from './gradient-tape.ts';
import { type ElementwiseOp, elementwiseNames } from './op-names.ts';
import { inSession } from './session.ts';
import { Tensor } from './tensor.ts';
import { Variable } from './variable.ts';

/** Operations that have a derivative, of which the expressions of a learner are written with these signs. */
const signs: Readonly<Partial<Record<ElementwiseOp, string>>> = { add: '+', sub: '-', mul: '*', div: '/', pow: '^' };

const names = ['x', 'y'];

function expressionOf(op: ElementwiseOp): string {
  const sign = signs[op];
  if (sign !== undefined) return `x ${sign} y`;
  if (op === 'neg') return '-x';
  const { calledBy, arity } = catalog[op as keyof typeof catalog];
  return `${calledBy[0]}(${names.slice(0, arity).join(', ')})`;
}

const differentiable = (Object.keys(elementwiseNames) as ElementwiseOp[]).filter(
  (op) =>
    op in catalog && !['floor', 'ceil', 'round', 'lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'].includes(op),
);

const cases = differentiable.flatMap((op) =>
  catalog[op as keyof typeof catalog].samples.map((sample): [ElementwiseOp, readonly number[]] => [op, sample]),
);

const scalar = (tensor: unknown): number => (tensor instanceof Tensor ? Number([...elementsOf(tensor.array)][0]) : 0);

/** Gradient and Hessian by one tape inside another. */
function byTapes(op: ElementwiseOp, sample: readonly number[]): { gradient: number[]; hessian: number[][] } {
  return inSession(() => {
    const variables = sample.map((value) => new Variable(fromNumbers('float64', [], [value])));
    const outer = new GradientTape({ persistent: true });
    outer.enter();
    const inner = new GradientTape();
    inner.enter();
    const target = apply(
      op,
      variables.map((variable) => variable.read()),
    );
    inner.exit();
    const first = inner.gradient(target, variables) as readonly (Tensor | null)[];
    outer.exit();
    const hessian = first.map((partial) => (outer.gradient(partial, variables) as (Tensor | null)[]).map(scalar));
    return { gradient: first.map(scalar), hessian };
  });
}

const close = (found: number, expected: number): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(expected)));
};

describe.each(cases)('the tape through %s at %j', (op, sample) => {
  const point = Object.fromEntries(sample.map((value, k) => [names[k] ?? '', value]));
  const expected = analyse({ expression: expressionOf(op), point, variables: names.slice(0, sample.length) }).numeric;
  const found = byTapes(op, sample);

  it('has the gradient of the table of operations', () => {
    expect(found.gradient).toHaveLength(expected?.gradient.length ?? -1);
    found.gradient.forEach((value, k) => close(value, expected?.gradient[k] ?? NaN));
  });

  it('has its Hessian, by one tape inside another', () => {
    found.hessian.forEach((row, i) => row.forEach((value, j) => close(value, expected?.hessian[i]?.[j] ?? NaN)));
  });
});
