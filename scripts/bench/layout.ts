import { layoutGraph, type LayoutNode } from '../../src-renderer/lib/graph/layout.ts';
import { type Figure, limited, spread } from './figures.ts';
import { median } from './statistics.ts';
import { timed } from './trial.ts';

const NODES = 300;
const ROUNDS = 9;

/** Milliseconds that a graph of so many nodes may take. */
const AT_MOST = 200;

/** Numbers between 0 and 1 that are the same in every run (Park and Miller's generator). */
function* numbers(): Generator<number, never> {
  for (let seed = 1; ; seed = (seed * 16_807) % 2_147_483_647) yield seed / 2_147_483_647;
}

const random = numbers();
const node = (id: number, ...args: number[]): LayoutNode => ({ id, width: 46, args });
const nodes = (make: (id: number) => LayoutNode): LayoutNode[] => Array.from({ length: NODES }, (_, id) => make(id));

/** Graphs as expressions make them: deep, wide, and with shared nodes everywhere. */
const graphs: Readonly<Record<string, readonly LayoutNode[]>> = {
  'a chain that comes back to its start': nodes((id) => (id === 0 ? node(id) : node(id, id - 1, 0))),
  'a sum of many terms': nodes((id) =>
    id < NODES / 2 ? node(id) : node(id, id === NODES / 2 ? 0 : id - 1, id - NODES / 2),
  ),
  'shared nodes everywhere': nodes((id) =>
    id < 10 ? node(id) : node(id, id - 1 - Math.floor(9 * random.next().value), Math.floor(id * random.next().value)),
  ),
};

/** Measures the layout of the computation graph; the first round, in which nothing is warm, counts too. */
export function layoutFigures(): Figure[] {
  return Object.entries(graphs).map(([subject, graph]) => {
    const times = Array.from({ length: ROUNDS }, () => timed(() => layoutGraph(graph)));
    const figure = {
      section: `Layout of a graph of ${NODES} nodes`,
      subject,
      candidate: 'TapeLab',
      unit: 'ms',
    } as const;
    return limited(spread(figure, median(times), times), AT_MOST);
  });
}
