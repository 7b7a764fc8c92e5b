import { afterEach, describe, expect, test } from 'vitest';
import type { MethodAnswer, MethodName } from './answer.ts';
import { constant } from './expr.ts';
import { compareMethods } from './methods.ts';
import { catalog } from './ops/catalog.ts';

const question = { expression: 'sin(x*y)*exp(x)+y^3', point: { x: 0.7, y: 1.2 } };

test('all methods agree; differences nearly so', () => {
  const { methods } = compareMethods(question);
  for (const name of ['symbolic', 'forward', 'reverse', 'compiled'] as const) {
    expect(methods[name].gradientError).toBeLessThan(1e-14);
    expect(methods[name].hessianError).toBeLessThan(1e-13);
  }
  expect(methods.differences.gradientError).toBeLessThan(1e-10);
  expect(methods.differences.gradientError).toBeGreaterThan(0);
  expect(methods.differences.hessianError).toBeLessThan(1e-6);
});

describe('methods are four code paths: a broken part shows in those that use it, and in no other', () => {
  const { sin, mul } = catalog;
  const tables = [sin, mul].map((row) => [row, { ...row }] as const);
  afterEach(() => {
    for (const [row, kept] of tables) Object.assign(row, kept);
  });

  /** The gradient that each method finds with a part of the table broken, and those that still find the right one. */
  const rightOnes = (breakIt: () => void): MethodName[] => {
    const wanted = compareMethods(question).methods.symbolic.gradient;
    breakIt();
    const found = Object.entries(compareMethods(question).methods) as [MethodName, MethodAnswer][];
    const isRight = (gradient: readonly number[]) =>
      gradient.every((entry, i) => Math.abs(entry - (wanted[i] ?? NaN)) < 1e-9);
    return found.filter(([, { gradient }]) => isRight(gradient)).map(([name]) => name);
  };

  test('a wrong rule of sin misleads all but differences', () => {
    expect(rightOnes(() => Object.assign(sin, { partials: [() => constant(2)] }))).toEqual(['differences']);
  });

  test('a wrong value of sin misleads whatever evaluates sin, but not the formulas compiled from the table', () => {
    const right = rightOnes(() => Object.assign(sin, { value: (a: number) => Math.sin(a) + a }));
    expect(right).toEqual(['differences', 'compiled']);
  });

  test('a wrong spelling of sin misleads compiled code, and differences, which run it', () => {
    const spelling = { javascript: [{ precedence: 9, pieces: ['0'] }] };
    expect(rightOnes(() => Object.assign(sin, spelling))).toEqual(['symbolic', 'forward', 'reverse']);
  });
});

test('forward mode costs more with every variable, reverse mode does not', () => {
  const costs = (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `a${i}`);
    const expression = `sin(${names.join('*')})`;
    return compareMethods({ expression, point: Object.fromEntries(names.map((name) => [name, 0.9])) }).methods;
  };
  const [few, many] = [costs(2), costs(16)];
  const growth = (name: MethodName) => many[name].operations / few[name].operations;
  expect(growth('reverse')).toBeLessThan(16);
  expect(growth('forward')).toBeGreaterThan(2 * growth('reverse'));
  expect(many.differences.operations).toBeGreaterThan(many.forward.operations);
});

describe('differences', () => {
  const study = (expression: string, x: number) => compareMethods({ expression, point: { x } }).differences[0];

  test('of sin x are best at a step that is neither large nor small, central ones at a larger one', () => {
    const { steps, forward, central } = study('sin(x)', 1) ?? { steps: [], forward: [], central: [] };
    const bestOf = (errors: readonly number[]) => steps[errors.indexOf(Math.min(...errors))] ?? NaN;
    expect(bestOf(forward)).toBeLessThan(1e-6);
    expect(bestOf(forward)).toBeGreaterThan(1e-11);
    expect(bestOf(central)).toBeGreaterThan(bestOf(forward));
    expect(Math.min(...central)).toBeLessThan(Math.min(...forward));
    expect(central[0]).toBeCloseTo((1 - Math.sin(1)) * Math.cos(1), 12);
  });

  test('of a quadratic, central ones are exact but for rounding', () => {
    const { central } = study('x^2', 3) ?? { central: [NaN] };
    expect(Math.max(...central.slice(0, 8))).toBeLessThan(1e-11);
  });

  test('leave the domain without harm', () => {
    expect(compareMethods({ expression: 'log(x)', point: { x: 0.01 } }).methods.differences.gradientError).toBeLessThan(
      1e-8,
    );
  });
});

test('a point that is not complete, and too many variables, are mistakes', () => {
  const ask = (expression: string, point: Record<string, number>) => () => compareMethods({ expression, point });
  expect(ask('x*y', { x: 1 })).toThrow(expect.objectContaining({ kind: 'missing-value', details: { name: 'y' } }));
  const names = Array.from({ length: 21 }, (_, i) => `a${i}`);
  const point = Object.fromEntries(names.map((name) => [name, 1]));
  expect(ask(names.join('+'), point)).toThrow(
    expect.objectContaining({ kind: 'too-large', details: { limit: 20, what: 'variables' } }),
  );
});
