import { Graph, layout } from '@dagrejs/dagre';

/** What the layout needs to know of a node. */
export interface LayoutNode {
  readonly id: number;
  /** In the units of the picture. */
  readonly width: number;
  /** The nodes whose values it takes; each of them is in the picture. */
  readonly args: readonly number[];
}

export interface PlacedNode {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A curve from an argument to the node that uses it. */
interface PlacedEdge {
  readonly from: number;
  readonly to: number;
  readonly path: string;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** The height of a node, and of the room for the figures above and below it. */
export const NODE_HEIGHT = 46;
const FIGURES = 42;

const GAPS = { rankdir: 'LR', nodesep: 4, edgesep: 10, ranksep: 64, marginx: 24, marginy: 0 };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Above so many nodes crossings are left as they come, because undoing them takes longer than all the rest. */
const MOST_UNTANGLED = 120;

/** Of such a graph no edge is led past nodes; of a smaller one as many, the shortest first, as take so many bends. */
const MOST_BENDS = 240;

interface Edge {
  readonly from: number;
  readonly to: number;
  /** Which argument of the consumer it is: a node may use another one twice. */
  readonly slot: number;
  /** Columns that it crosses. */
  readonly span: number;
}

/**
 * Lays out a graph from left to right, arguments before the nodes that use them.
 * @param nodes arguments first
 * @example layoutGraph([]).nodes // []
 */
export function layoutGraph(nodes: readonly LayoutNode[]): GraphLayout {
  if (nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ ...GAPS, ranker: 'longest-path' });
  for (const { id, width } of nodes) graph.setNode(String(id), { width, height: NODE_HEIGHT + FIGURES });
  const edges = edgesOf(nodes);
  const isLarge = nodes.length > MOST_UNTANGLED;
  for (const edge of routed(edges, isLarge ? 0 : MOST_BENDS)) graph.setEdge(...keyOf(edge));
  layout(graph, { disableOptimalOrderHeuristic: isLarge });
  return read(graph, nodes, edges);
}

function keyOf({ from, to, slot }: Edge): [string, string, object, string] {
  return [String(from), String(to), {}, String(slot)];
}

/** All edges, with the columns between their ends: a node stands just before the first node that uses it. */
function edgesOf(nodes: readonly LayoutNode[]): readonly Edge[] {
  const columns = new Map<number, number>();
  const columnOf = (id: number) => columns.get(id) ?? 0;
  for (const { id, args } of [...nodes].reverse()) {
    for (const arg of args) columns.set(arg, Math.max(columnOf(arg), columnOf(id) + 1));
  }
  return nodes.flatMap(({ id, args }) =>
    args.map((arg, slot) => ({ from: arg, to: id, slot, span: columnOf(arg) - columnOf(id) })),
  );
}

/** Edges that the layout leads past nodes: those to the next column, which need no way, and the shortest others. */
function routed(edges: readonly Edge[], bends: number): readonly Edge[] {
  let left = bends;
  const byLength = [...edges].sort((one, other) => one.span - other.span);
  return byLength.filter(({ span }) => {
    if (span > 1) left -= span;
    return span === 1 || left >= 0;
  });
}

function read(graph: Graph, nodes: readonly LayoutNode[], edges: readonly Edge[]): GraphLayout {
  const size = graph.graph();
  const placed = new Map(
    nodes.map(({ id, width }): [number, PlacedNode] => {
      const { x = 0, y = 0 } = graph.node(String(id)) as Partial<Point>;
      return [id, { id, x, y, width }];
    }),
  );
  const pathOf = (edge: Edge): string => {
    const [source, target] = [placed.get(edge.from), placed.get(edge.to)];
    if (source === undefined || target === undefined) return '';
    const [start, end] = [
      { x: source.x + source.width / 2, y: source.y },
      { x: target.x - target.width / 2, y: target.y },
    ];
    return curve([start, ...bendsOf(graph, edge), end]);
  };
  return {
    width: Number(size.width),
    height: Number(size.height),
    nodes: [...placed.values()],
    edges: edges.map((edge) => ({ from: edge.from, to: edge.to, path: pathOf(edge) })),
  };
}

/** Where an edge passes columns; an edge beside another one of the same nodes also bends half way. */
function bendsOf(graph: Graph, { from, to, slot, span }: Edge): readonly Point[] {
  const found = graph.edge(String(from), String(to), String(slot)) as
    { readonly points?: readonly Point[] } | undefined;
  const inner = found?.points?.slice(1, -1) ?? [];
  if (span > 1) return inner.filter((_, i) => i % 2 === 1);
  const parallel = graph.outEdges(String(from), String(to))?.length ?? 0;
  return parallel > 1 ? inner : [];
}

/** A curve through points from left to right, level at each of them. */
function curve(points: readonly Point[]): string {
  const [start, ...others] = points.map(({ x, y }) => ({ x: rounded(x), y: rounded(y) }));
  if (start === undefined) return '';
  let before = start;
  const pieces = others.map((point) => {
    const middle = rounded((before.x + point.x) / 2);
    const piece = `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    before = point;
    return piece;
  });
  return `M${start.x} ${start.y}${pieces.join('')}`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
