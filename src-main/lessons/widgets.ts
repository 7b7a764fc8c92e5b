import type { RootContent } from 'mdast';
import { attributes, widgetAttributes } from './attributes.ts';
import type { Widget } from './lesson.ts';
import type { Reading } from './reading.ts';

type Leaf = Extract<RootContent, { type: 'leafDirective' }>;

/** The gap that a learner fills in, in a program. */
const GAP = '____';

const readers: Readonly<Record<string, (node: Leaf, reading: Reading) => Widget | null>> = {
  derivative: (node, reading) => shown('derivative', attributes(node, widgetAttributes.derivative, reading)),
  graph: (node, reading) => shown('graph', attributes(node, widgetAttributes.graph, reading)),
  plot: (node, reading) => shown('plot', attributes(node, widgetAttributes.plot, reading)),
  regression: (node, reading) => shown('regression', attributes(node, widgetAttributes.regression, reading)),
  tape: (node, reading) => shown('tape', attributes(node, widgetAttributes.tape, reading)),
  program: programOf,
};

function shown<Name extends string, Found>(widget: Name, found: Found | null) {
  return found && ({ kind: 'widget', widget, ...found } as const);
}

/** A live picture; null where the directive names none. */
export function widgetOf(node: Leaf, reading: Reading): Widget | null {
  const read = Object.hasOwn(readers, node.name) ? readers[node.name] : undefined;
  if (node.children.length > 0) reading.fault(node, `"::${node.name}" has no text of its own`);
  if (read === undefined) reading.fault(node, `there is no directive "::${node.name}"`);
  return read?.(node, reading) ?? null;
}

function programOf(node: Leaf, reading: Reading): Widget | null {
  const found = attributes(node, widgetAttributes.program, reading);
  if (found === null) return null;
  const source = reading.beside.get(found.file);
  if (typeof source === 'string') {
    if (source.split(GAP).length > 2) reading.fault(node, `"${found.file}" has more than one gap`);
    return { kind: 'widget', widget: 'program', source, blank: source.includes(GAP) ? GAP : null };
  }
  reading.fault(node, `there is no program "${found.file}" beside the lesson`);
  return null;
}
