import { type Entry, compete, handValues } from '../contest.ts';
import { type Subject, expressions } from '../expressions.ts';
import { type Figure, limited, outcomeOf } from '../figures.ts';
import type { CandidateName } from '../protocol.ts';
import { gradientSize } from '../trial.ts';

const CANDIDATES: readonly CandidateName[] = ['TapeLab', 'mathjs', 'nerdamer', 'algebrite', 'compute-engine'];

/** Milliseconds, and nodes of the result, that are promised whatever others need. */
const LIMITS = {
  milliseconds: { 'polynomial, 200 terms': 20, 'product of 50 sines': 10 } as Readonly<Record<string, number>>,
  nodes: { 's <- s sin(s), 8 times': 60 } as Readonly<Record<string, number>>,
};

/** The simplified partial derivatives of an expression by all its variables, from its text. */
export async function* symbolicFigures(program: string): AsyncGenerator<Figure[]> {
  for (const subject of expressions.symbolic) {
    const expected = handValues(subject, gradientSize(subject)).slice(1);
    const entries = await compete({ program, task: 'symbolic', subject, expected }, CANDIDATES);
    yield entries.flatMap((entry) => figuresOf(entry, subject, fastestPeer(entries)));
  }
}

/** Milliseconds of the fastest candidate but TapeLab whose result is right. */
function fastestPeer(entries: readonly Entry[]): number {
  const peers = entries.filter(({ candidate, outcome }) => candidate !== 'TapeLab' && outcome === 'right');
  return Math.min(...peers.map(({ time }) => time ?? Infinity));
}

function figuresOf(entry: Entry, { name }: Subject, fastest: number): Figure[] {
  const figure = { subject: name, candidate: entry.candidate, ...outcomeOf(entry.outcome) };
  const time: Figure = {
    ...figure,
    section: 'Symbolic gradient, simplified, from the text',
    value: entry.time,
    unit: 'ms',
  };
  const size: Figure = { ...figure, section: 'Nodes of the symbolic gradient', value: entry.size, unit: 'nodes' };
  if (entry.candidate !== 'TapeLab') return [time, size];
  const mostNodes = LIMITS.nodes[name];
  const mostTime = Math.min(fastest, LIMITS.milliseconds[name] ?? Infinity);
  return [
    mostTime === Infinity ? time : limited(time, mostTime),
    mostNodes === undefined ? size : limited(size, mostNodes),
  ];
}
