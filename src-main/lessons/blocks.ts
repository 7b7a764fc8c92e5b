import type { List, RootContent, Table } from 'mdast';
import { inlinesOf } from './inlines.ts';
import type { Block } from './lesson.ts';
import type { Reading } from './reading.ts';

/** What stands in the place of a directive: the exercises and widgets of a step; nothing inside of them. */
export type DirectiveReader = (
  node: Extract<RootContent, { type: 'leafDirective' | 'containerDirective' }>,
  reading: Reading,
) => readonly Block[];

/** Inside an exercise there is text only. */
export const textOnly: DirectiveReader = (node, reading) => {
  reading.fault(node, `"${node.name}" cannot stand here`);
  return [];
};

/** Text from top to bottom; what a lesson may not have is a fault, and left out. */
export function blocksOf(nodes: readonly RootContent[], reading: Reading, directive: DirectiveReader): Block[] {
  return nodes.flatMap((node) => blockOf(node, reading, directive));
}

function blockOf(node: RootContent, reading: Reading, directive: DirectiveReader): readonly Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node, reading);
    case 'heading':
      if (node.depth !== 3) reading.fault(node, 'inside a step a heading is of the third rank: ###');
      return [{ kind: 'heading', children: inlinesOf(node.children, reading) }];
    case 'list':
      return [listOf(node, reading)];
    case 'blockquote':
      return [{ kind: 'quote', children: blocksOf(node.children, reading, textOnly) }];
    case 'math':
      if (node.meta) reading.fault(node, 'a formula begins on the line after its $$');
      return [{ kind: 'math', latex: node.value }];
    case 'code':
      if (node.meta) reading.fault(node, `after the language of code stands nothing: "${node.meta}"`);
      return [{ kind: 'code', text: node.value, language: node.lang ?? '' }];
    case 'table':
      return [tableOf(node, reading)];
    case 'leafDirective':
    case 'containerDirective':
      return directive(node, reading);
    case 'html':
      reading.fault(node, 'HTML is not shown in a lesson');
      return [];
    default:
      reading.fault(node, `a lesson has no ${node.type}`);
      return [];
  }
}

type Paragraph = Extract<RootContent, { type: 'paragraph' }>;

/** A picture alone in its paragraph is a figure, a formula between double dollars a line of its own. */
function paragraphOf(node: Paragraph, reading: Reading): readonly Block[] {
  const [first, ...rest] = node.children;
  if (first?.type === 'inlineMath' && rest.length === 0 && reading.sourceOf(first).startsWith('$$')) {
    return [{ kind: 'math', latex: first.value }];
  }
  if (first?.type !== 'image' || rest.length > 0) {
    return [{ kind: 'paragraph', children: inlinesOf(node.children, reading) }];
  }
  if (!/^[\w-]+\.(?:svg|png)$/.test(first.url) || !reading.beside.has(first.url)) {
    reading.fault(first, `there is no picture "${first.url}" beside the lesson`);
    return [];
  }
  if (!first.alt) reading.fault(first, 'a picture says in words what it shows: ![words](file)');
  return [{ kind: 'figure', file: `${reading.folder}/${first.url}`, alternative: first.alt ?? '' }];
}

function listOf({ children, ordered, start }: List, reading: Reading): Block {
  const items = children.map((item) => {
    if (typeof item.checked === 'boolean') reading.fault(item, 'a lesson has no lists to tick off');
    return blocksOf(item.children, reading, textOnly);
  });
  if (ordered && start !== 1) reading.fault(children[0] ?? 1, 'a list is counted from 1');
  return { kind: 'list', ordered: ordered ?? false, items };
}

function tableOf({ children }: Table, reading: Reading): Block {
  const [head = [], ...rows] = children.map((row) => row.children.map((cell) => inlinesOf(cell.children, reading)));
  return { kind: 'table', head, rows };
}
