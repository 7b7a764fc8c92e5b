import type { GraphNode } from '../../../src-main/ipc/contract.ts';

/** A graph of more nodes than this is folded. */
export const MOST_SHOWN = 60;

/** So many nodes come out when one is unfolded. */
const UNFOLDED_AT_ONCE = 20;

/** What is shown of a graph. */
export interface Folded {
  /** The nodes that are shown, arguments first, with those of their arguments that are shown too. */
  readonly nodes: readonly GraphNode[];
  /** How many hidden nodes lie below a shown one. */
  readonly hiddenBelow: ReadonlyMap<number, number>;
  readonly hidden: number;
}

/**
 * The nodes of a graph that are nearest the output, sixty at first, and what was unfolded since.
 * @param unfolded those that `unfold` has added
 */
export function fold(nodes: readonly GraphNode[], output: number, unfolded: ReadonlySet<number>): Folded {
  const shown = new Set([...nearest(nodes, [output], MOST_SHOWN, () => true), ...unfolded]);
  const kept = nodes.filter(({ id }) => shown.has(id));
  const below = kept.map(({ id, args }): [number, number] => {
    const roots = args.filter((arg) => !shown.has(arg));
    return [id, nearest(nodes, roots, nodes.length, (node) => !shown.has(node)).length];
  });
  return {
    nodes: kept.map((node) => ({ ...node, args: node.args.filter((arg) => shown.has(arg)) })),
    hiddenBelow: new Map(below.filter(([, count]) => count > 0)),
    hidden: nodes.length - kept.length,
  };
}

/** Shows twenty more of the nodes hidden below one, the nearest. */
export function unfold(
  nodes: readonly GraphNode[],
  folded: Folded,
  below: number,
  unfolded: ReadonlySet<number>,
): ReadonlySet<number> {
  const shown = new Set(folded.nodes.map(({ id }) => id));
  const roots = (nodes[below]?.args ?? []).filter((arg) => !shown.has(arg));
  return new Set([...unfolded, ...nearest(nodes, roots, UNFOLDED_AT_ONCE, (node) => !shown.has(node))]);
}

/** Up to `most` nodes by their distance below the roots, the roots among them, of those that are wanted. */
function nearest(
  nodes: readonly GraphNode[],
  roots: readonly number[],
  most: number,
  isWanted: (id: number) => boolean,
): readonly number[] {
  const found = new Set(roots);
  for (const id of found) {
    for (const arg of nodes[id]?.args ?? []) if (isWanted(arg)) found.add(arg);
    if (found.size >= most) break;
  }
  return [...found].slice(0, most);
}

/** The shown node that stands for each hidden one: the nearest that uses it, directly or through hidden nodes. */
export function standIns(nodes: readonly GraphNode[], { nodes: shown }: Folded): ReadonlyMap<number, number> {
  const stands = new Map(shown.map(({ id }): [number, number] => [id, id]));
  for (const { id, args } of [...nodes].reverse()) {
    const stand = stands.get(id);
    for (const arg of args) if (stand !== undefined && !stands.has(arg)) stands.set(arg, stand);
  }
  return stands;
}
