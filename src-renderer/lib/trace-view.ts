import type { Trace, TraceNode, TraceStep } from '../../src-main/ipc/contract.ts';

/** One node of the graph at a moment of the sweep; what has not been computed yet is `null`, never 0. */
export interface TraceRow {
  readonly node: TraceNode;
  /** How the tables and explanations call the node. */
  readonly name: string;
  readonly value: number | null;
  readonly adjoint: number | null;
  /** Whether the backward sweep comes to the node at all; it passes constants by. */
  readonly needsAdjoint: boolean;
  readonly lit: boolean;
}

/**
 * What a node is called: variables and constants by themselves, operations v1, v2, ... in the order of evaluation.
 */
export function nodeNames(trace: Trace): readonly string[] {
  let operations = 0;
  return trace.nodes.map(({ kind, written }) => {
    if (kind === 'variable' || kind === 'constant') return written.text;
    operations += 1;
    return `v${operations}`;
  });
}

/** The table of the sweep after the step at `index`. */
export function traceRows(trace: Trace, index: number): readonly TraceRow[] {
  const names = nodeNames(trace);
  const values = new Map<number, number>();
  const adjoints = new Map<number, number>();
  for (const step of trace.steps.slice(0, index + 1)) {
    if (step.phase === 'forward') values.set(step.node, step.value);
    else adjoints.set(step.node, step.adjoint);
  }
  const backward = new Set(trace.steps.flatMap(({ phase, node }) => (phase === 'backward' ? [node] : [])));
  const current = trace.steps[index];
  return trace.nodes.map((node) => ({
    node,
    name: names[node.id] ?? '',
    value: values.get(node.id) ?? null,
    adjoint: adjoints.get(node.id) ?? null,
    needsAdjoint: backward.has(node.id),
    lit: node.id === current?.node,
  }));
}

/** Whether a step belongs to the sweep that carries values or to the one that carries adjoints. */
export function phaseOf(trace: Trace | null, index: number): TraceStep['phase'] | null {
  return trace?.steps[index]?.phase ?? null;
}
