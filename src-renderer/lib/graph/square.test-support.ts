import type { EdgeProduct, GraphAnswer, GraphStep } from '../../../src-main/ipc/contract.ts';

const node = (id: number, kind: string, text: string, args: readonly number[] = []) => ({
  id,
  kind,
  symbol: text,
  written: { text, latex: text },
  args,
});

const product = (other: number, incoming: number, local: string, localValue: number): EdgeProduct => ({
  node: other,
  incoming,
  local: { text: local, latex: local },
  localValue,
  product: incoming * localValue,
});

const values = [3, 2, 9, 15].map((value, id): GraphStep => ({ phase: 'value', node: id, value }));

/** The reverse sweep over x^2 + 2x at 3, as the engine answers: x, 2, x^2, and the sum, which uses x and 2 again. */
export const square: GraphAnswer = {
  variables: ['x'],
  nodes: [
    node(0, 'variable', 'x'),
    node(1, 'constant', '2'),
    node(2, 'pow', 'x^2', [0, 1]),
    node(3, 'muladd', 'x^2 + 2*x', [2, 1, 0]),
  ],
  output: 3,
  steps: [
    ...values,
    { phase: 'adjoint', node: 3, adjoint: 1, products: [] },
    { phase: 'adjoint', node: 2, adjoint: 1, products: [product(3, 1, '1', 1)] },
    { phase: 'adjoint', node: 0, adjoint: 8, products: [product(2, 1, '2*x', 6), product(3, 1, '2', 2)] },
  ],
  formula: { text: 'x^2 + 2*x', latex: 'x^2 + 2x' },
  program: [
    { text: 'x = tf.Variable(3.)', role: 'variable', variable: 'x', spans: [] },
    { text: 'f = x**2 + 2 * x', role: 'value', spans: [] },
    { text: 'tape.gradient(f, [x])', role: 'gradient', spans: [] },
  ],
  cost: { inputs: 1, reverse: 7, forward: 8 },
};

/** The forward sweep over the same by x. */
export const tangents: GraphAnswer = {
  ...square,
  steps: [
    { phase: 'tangent', node: 0, value: 3, tangent: 1, products: [] },
    { phase: 'tangent', node: 1, value: 2, tangent: 0, products: [] },
    { phase: 'tangent', node: 2, value: 9, tangent: 6, products: [product(0, 1, '2*x', 6)] },
    { phase: 'tangent', node: 3, value: 15, tangent: 8, products: [product(2, 6, '1', 1), product(0, 1, '2', 2)] },
  ],
};
