import { describe, expect, it } from 'vitest';
import type { Trace } from '../../src-main/ipc/contract.ts';
import { nodeNames, phaseOf, traceRows } from './trace-view.ts';

const written = (text: string) => ({ text, latex: text });

/** x * 2 at x = 3 */
const trace: Trace = {
  nodes: [
    { id: 0, kind: 'variable', written: written('x'), args: [] },
    { id: 1, kind: 'constant', written: written('2'), args: [] },
    { id: 2, kind: 'mul', written: written('2*x'), args: [0, 1] },
  ],
  output: 2,
  steps: [
    { phase: 'forward', node: 0, value: 3 },
    { phase: 'forward', node: 1, value: 2 },
    { phase: 'forward', node: 2, value: 6 },
    { phase: 'backward', node: 2, adjoint: 1, contributions: [] },
    {
      phase: 'backward',
      node: 0,
      adjoint: 2,
      contributions: [{ consumer: 2, incoming: 1, local: written('2'), localValue: 2, product: 2 }],
    },
  ],
};

const numbers = (index: number) => traceRows(trace, index).map(({ value, adjoint }) => [value, adjoint]);

describe('traceRows', () => {
  it('shows nothing but the first value at the first step', () => {
    expect(numbers(0)).toEqual([
      [3, null],
      [null, null],
      [null, null],
    ]);
  });

  it('never shows an adjoint that has not been computed as 0', () => {
    expect(numbers(3)).toEqual([
      [3, null],
      [2, null],
      [6, 1],
    ]);
  });

  it('knows that the backward sweep passes constants by', () => {
    expect(traceRows(trace, 0).map(({ needsAdjoint }) => needsAdjoint)).toEqual([true, false, true]);
  });

  it('lights the node of the step, and that one only', () => {
    expect(traceRows(trace, 4).map(({ lit }) => lit)).toEqual([true, false, false]);
  });

  it('shows after a step back exactly what was there before', () => {
    const before = traceRows(trace, 2);
    traceRows(trace, 3);
    expect(traceRows(trace, 2)).toEqual(before);
  });
});

it('names operations in the order of evaluation', () => {
  expect(nodeNames(trace)).toEqual(['x', '2', 'v1']);
});

it('knows which sweep a step belongs to', () => {
  expect([phaseOf(trace, 2), phaseOf(trace, 3), phaseOf(trace, 9), phaseOf(null, 0)]).toEqual([
    'forward',
    'backward',
    null,
    null,
  ]);
});
