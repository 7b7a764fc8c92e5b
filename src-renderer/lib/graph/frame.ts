import type { GraphAnswer, GraphNode, GraphStep } from '../../../src-main/ipc/contract.ts';

/** How the Graph tab shows the graph. */
export type GraphView = 'picture' | 'table';

/** One node of the graph at a moment of the sweep; what has not been computed yet is `null`, never 0. */
export interface NodeRow {
  readonly node: GraphNode;
  /** How tables and explanations call the node. */
  readonly name: string;
  readonly value: number | null;
  /** The adjoint in reverse mode, the tangent in forward mode. */
  readonly slope: number | null;
  /** Whether the sweep comes to a slope of the node at all; the backward one passes constants by. */
  readonly needsSlope: boolean;
  /** Whether it is the node of the step. */
  readonly lit: boolean;
}

/** What an edge shows: `value` carries one forward now, `passing` a product now; `passed` has carried one before. */
export type EdgeState = 'value' | 'passing' | 'passed';

/** Everything that is drawn of a moment of the sweep. */
export interface Frame {
  readonly step: GraphStep | null;
  readonly rows: readonly NodeRow[];
  /** By `edgeKey`; an edge without a state has carried nothing yet. */
  readonly edges: ReadonlyMap<string, EdgeState>;
}

/** @example edgeKey(0, 2) // '0-2' */
export function edgeKey(from: number, to: number): string {
  return `${from}-${to}`;
}

/**
 * What nodes are called: variables and constants by themselves, operations v1, v2, ... in the order of evaluation.
 */
export function nodeNames(nodes: readonly GraphNode[]): readonly string[] {
  let operations = 0;
  return nodes.map(({ kind, written }) => {
    if (kind === 'variable' || kind === 'constant') return written.text;
    operations += 1;
    return `v${operations}`;
  });
}

/** The graph after the step at `index`. */
export function frameAt(answer: GraphAnswer, index: number): Frame {
  const names = nodeNames(answer.nodes);
  const values = new Map<number, number>();
  const slopes = new Map<number, number>();
  for (const step of answer.steps.slice(0, index + 1)) {
    if (step.phase !== 'adjoint') values.set(step.node, step.value);
    if (step.phase !== 'value') slopes.set(step.node, slopeOf(step));
  }
  const step = answer.steps[index] ?? null;
  const needing = new Set(answer.steps.flatMap(({ phase, node }) => (phase === 'value' ? [] : [node])));
  const rows = answer.nodes.map((node) => ({
    node,
    name: names[node.id] ?? '',
    value: values.get(node.id) ?? null,
    slope: slopes.get(node.id) ?? null,
    needsSlope: needing.has(node.id),
    lit: node.id === step?.node,
  }));
  return { step, rows, edges: edgesAt(answer, index) };
}

function slopeOf(step: Exclude<GraphStep, { phase: 'value' }>): number {
  return step.phase === 'adjoint' ? step.adjoint : step.tangent;
}

function edgesAt({ nodes, steps }: GraphAnswer, index: number): ReadonlyMap<string, EdgeState> {
  const states = new Map<string, EdgeState>();
  for (const [position, step] of steps.slice(0, index + 1).entries()) {
    if (step.phase === 'value') {
      const args = position === index ? (nodes[step.node]?.args ?? []) : [];
      for (const arg of args) states.set(edgeKey(arg, step.node), 'value');
      continue;
    }
    for (const { node } of step.products) {
      const key = step.phase === 'adjoint' ? edgeKey(step.node, node) : edgeKey(node, step.node);
      states.set(key, position === index ? 'passing' : 'passed');
    }
  }
  return states;
}

/** Which sweep a step belongs to; null where there is no such step. */
export function phaseAt(answer: GraphAnswer | null, index: number): GraphStep['phase'] | null {
  return answer?.steps[index]?.phase ?? null;
}
