import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { type Expr, apply, variable, withNodes } from './expr.ts';
import { parse } from './parse.ts';

const valueOf = (text: string, point: Record<string, number>) =>
  withNodes(1000, () => {
    const node = parse(text, ['x', 'y', 'toString']);
    return evaluate([node], point).get(node);
  });

test.each([
  ['1/x', 0, Infinity],
  ['log(x)', -1, NaN],
  ['sqrt(x)', -4, NaN],
  ['exp(x)', 1000, Infinity],
  ['x/x', 0, NaN],
])('%s at %d is %d', (text, x, value) => expect(valueOf(text, { x })).toBe(value));

test('a variable without value is a mistake that names it, whatever objects inherit', () => {
  expect(() => valueOf('x*y', { x: 1 })).toThrow(
    expect.objectContaining({ kind: 'missing-value', details: { name: 'y' } }),
  );
  expect(() => valueOf('toString', {})).toThrow(expect.objectContaining({ kind: 'missing-value' }));
});

test('a shared node is evaluated once', () => {
  withNodes(1000, () => {
    let node: Expr = variable('x');
    for (let i = 0; i < 60; i++) node = apply('add', node, node);
    expect(evaluate([node], { x: 1 }).get(node)).toBe(2 ** 60);
  });
});
