import { expect, test } from 'vitest';
import { derivative, gradient, sweep } from './derive.ts';
import { evaluate } from './evaluate.ts';
import { type Expr, apply, constant, topological, variable, withNodes } from './expr.ts';
import { parse } from './parse.ts';
import { toText } from './text.ts';

const inScope = <T>(work: (x: Expr) => T): T => withNodes(100_000, () => work(variable('x')));

test('the sweep records every edge to a node with a variable below it, with the local partial', () => {
  inScope((x) => {
    const node = parse('x^2+2*x');
    const passages = sweep(node).passages.get(x) ?? [];
    expect(passages.map(({ consumer, local }) => [toText(consumer), toText(local)])).toEqual([
      ['x^2', '2*x'],
      ['2*x', '2'],
    ]);
    expect(sweep(node).passages.has(constant(2))).toBe(false);
  });
});

test.each([
  [1, 5 * 0.5 ** 4],
  [4, 60],
  [5, 120],
  [6, 0],
])('derivative %d of x^5 at 0.5', (order, value) => {
  inScope((x) => {
    const node = derivative(parse('x^5'), Array<Expr>(order).fill(x));
    expect(evaluate([node], { x: 0.5 }).get(node)).toBeCloseTo(value, 12);
  });
});

test('a variable that is not there has derivative 0, the expression itself 1', () => {
  inScope((x) => {
    expect(gradient(variable('y'), [x, variable('y')])).toEqual([constant(0), constant(1)]);
  });
});

test('derivatives share their nodes: s <- s*sin(s) eight times stays below 100', () => {
  inScope((x) => {
    let node = x;
    for (let i = 0; i < 8; i++) node = apply('mul', node, apply('sin', node));
    expect(topological(gradient(node, [x])).length).toBeLessThan(100);
  });
});

test('a chain of ten thousand operations needs no deep stack', () => {
  inScope((x) => {
    let node = x;
    for (let i = 0; i < 10_000; i++) node = apply('sin', node);
    const [slope] = gradient(node, [x]);
    if (slope === undefined) throw new Error('no slope');
    expect(evaluate([slope], { x: 0 }).get(slope)).toBe(1);
  });
});
