import { expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import type { Trace, TraceStep } from './answer.ts';

function traceOf(expression: string, point: Record<string, number>): Trace {
  const { trace } = analyse({ expression, point });
  if (trace === null) throw new Error('no trace');
  return trace;
}

const backward = (trace: Trace) =>
  trace.steps.filter((step): step is Extract<TraceStep, { phase: 'backward' }> => step.phase === 'backward');

test('goes forward over every node, arguments first, then back from the output', () => {
  const trace = traceOf('x^2+2xy', { x: 3, y: 4 });
  expect(trace.nodes.map(({ written }) => written.text)).toEqual(['x', '2', 'x^2', '2*x', 'y', '2*x*y', 'x^2 + 2*x*y']);
  expect(trace.nodes.map(({ kind }) => kind)).toEqual(['variable', 'constant', 'pow', 'mul', 'variable', 'mul', 'add']);
  expect(trace.steps.slice(0, 7)).toMatchObject(
    [3, 2, 9, 6, 4, 24, 33].map((value, node) => ({ phase: 'forward', node, value })),
  );
  expect(backward(trace).map(({ node, adjoint }) => [node, adjoint])).toEqual([
    [6, 1],
    [5, 1],
    [4, 6],
    [3, 4],
    [2, 1],
    [0, 14],
  ]);
});

test('an adjoint is the sum of what the consumers contribute', () => {
  const [x] = backward(traceOf('x^2+2xy', { x: 3, y: 4 })).filter(({ node }) => node === 0);
  expect(x?.contributions).toEqual([
    { consumer: 2, incoming: 1, local: { text: '2*x', latex: '2x' }, localValue: 6, product: 6 },
    { consumer: 3, incoming: 4, local: { text: '2', latex: '2' }, localValue: 2, product: 8 },
  ]);
});

test('a node used twice by one operation is contributed to twice', () => {
  const [x] = backward(traceOf('x*x', { x: 5 })).filter(({ node }) => node === 0);
  expect(x?.contributions.map(({ product }) => product)).toEqual([5, 5]);
});

test('every product and every sum holds, and the adjoints of the variables are the gradient', () => {
  const question = { expression: 'sin(x)*exp(x*y)/(1+x^2)+log(y)', point: { x: 0.7, y: 1.9 } };
  const { trace, numeric } = analyse(question);
  if (trace === null) throw new Error('no trace');
  for (const { node, adjoint, contributions } of backward(trace)) {
    for (const { incoming, localValue, product } of contributions) expect(product).toBe(incoming * localValue);
    if (node !== trace.output)
      expect(contributions.reduce((sum, { product }) => sum + product, 0)).toBeCloseTo(adjoint, 14);
  }
  const adjointOf = (name: string) =>
    backward(trace).find(({ node }) => trace.nodes[node]?.written.text === name)?.adjoint;
  expect([adjointOf('x'), adjointOf('y')]).toEqual(numeric?.gradient);
});

test('a constant has a forward step only', () => {
  const trace = traceOf('2*3', {});
  expect(trace.steps.map(({ phase }) => phase)).toEqual(['forward', 'forward', 'forward']);
});

test('a graph too large to be shown has no trace', () => {
  const expression = Array.from({ length: 300 }, (_, i) => `${i}*x`).join('+');
  expect(analyse({ expression, point: { x: 1 } }).trace).toBeNull();
});
