import { describe, expect, test } from 'vitest';
import { derivative, gradient, numericAdjoints, sweep } from '../derive.ts';
import { evaluate } from '../evaluate.ts';
import { type Expr, apply, variable, withNodes } from '../expr.ts';
import { traceSweep } from '../trace.ts';
import { type OpName, catalog, definitionOf, functionNames } from './catalog.ts';

const names = ['x', 'y'];
const rows = (Object.keys(catalog) as OpName[]).flatMap((op) =>
  catalog[op].samples.map((sample): [OpName, readonly number[]] => [op, sample]),
);

/** One law for every operation: what the table says agrees with the forward values, to second order. */
describe.each(rows)('%s at %j', (op, sample) => {
  const at = (point: readonly number[]) => Object.fromEntries(point.map((value, i) => [names[i] ?? '', value]));
  const inScope = <T>(work: (node: Expr, variables: Expr[]) => T): T =>
    withNodes(1000, () => {
      const variables = sample.map((_, i) => variable(names[i] ?? ''));
      return work(apply(op, ...variables), variables);
    });
  const valueOf = (node: Expr, point: readonly number[]) => evaluate([node], at(point)).get(node) ?? NaN;
  const difference = (node: Expr, i: number) => {
    const h = 1e-5;
    const moved = (by: number) =>
      valueOf(
        node,
        sample.map((value, j) => (i === j ? value + by : value)),
      );
    return (moved(h) - moved(-h)) / (2 * h);
  };

  test('symbolic gradient, reverse sweep, trace and finite differences agree', () => {
    inScope((node, variables) => {
      const symbolic = gradient(node, variables).map((partial) => valueOf(partial, sample));
      const adjoints = numericAdjoints(sweep(node), at(sample), new Map());
      const steps = traceSweep(sweep(node), at(sample))?.steps ?? [];
      variables.forEach((v, i) => {
        expect(symbolic[i]).toBeCloseTo(difference(node, i), 5);
        expect(adjoints.get(v)).toBeCloseTo(symbolic[i] ?? NaN, 12);
        const last = steps.find((step) => step.phase === 'backward' && step.node === i);
        expect(last?.phase === 'backward' ? last.adjoint : null).toBe(adjoints.get(v));
      });
    });
  });

  test('so do second derivatives', () => {
    inScope((node, variables) => {
      for (const [i, first] of gradient(node, variables).entries()) {
        for (const [j, v] of variables.entries()) {
          const second = valueOf(derivative(node, [variables[i] ?? v, v]), sample);
          expect(second / difference(first, j) || 1).toBeCloseTo(1, 5);
          expect(second).toBeCloseTo(difference(first, j), 4);
        }
      }
    });
  });
});

test('every row says how it is called, written and taught', () => {
  for (const definition of Object.values(catalog)) {
    expect(definition.partials).toHaveLength(definition.arity);
    expect(definition.teaching.reason).toMatch(/^[A-Z].*\.$/);
    expect(definition.samples.length).toBeGreaterThan(0);
  }
});

test('function names are unambiguous', () => {
  const all = Object.values(catalog).flatMap(({ calledBy }): readonly string[] => calledBy);
  expect(functionNames.size).toBe(all.length);
});

test('a missing row is a bug that names the operation', () => {
  expect(() => definitionOf('gamma')).toThrow('gamma');
  expect(() => definitionOf('constructor')).toThrow('constructor');
});

describe('corners', () => {
  const slopes = (op: OpName, at: number) =>
    withNodes(100, () => {
      const x = variable('x');
      const f = apply(op, x);
      return [derivative(f, [x]), derivative(f, [x, x])].map((node) => evaluate([node], { x: at }).get(node));
    });

  test('0 is taken where there is no derivative', () => {
    expect(slopes('abs', 0)).toEqual([0, 0]);
    expect(slopes('sign', 0)).toEqual([0, 0]);
  });

  test('an infinite slope is infinite', () => {
    expect(slopes('sqrt', 0)[0]).toBe(Infinity);
  });
});
