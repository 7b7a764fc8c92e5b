import type { PhrasingContent, Text } from 'mdast';
import type { Inline } from './lesson.ts';
import type { Reading } from './reading.ts';
import { attributes, readingName, whyAttributes } from './attributes.ts';

/** The text of a line; what a lesson may not have is a fault, and left out. */
export function inlinesOf(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  return nodes.flatMap((node) => inlineOf(node, reading));
}

function inlineOf(node: PhrasingContent, reading: Reading): readonly Inline[] {
  switch (node.type) {
    case 'text':
      checkMarks(node, reading);
      return [{ kind: 'text', text: node.value.replace(/\s*\n\s*/g, lineEnd) }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: inlinesOf(node.children, reading) }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'inlineMath':
      return [{ kind: 'math', latex: node.value }];
    case 'break':
      return [{ kind: 'break' }];
    case 'textDirective':
      return directiveOf(node, reading);
    case 'html':
      reading.fault(node, 'HTML is not shown in a lesson');
      return [];
    default:
      reading.fault(node, `a lesson has no ${node.type}`);
      return [];
  }
}

/** Marks that were meant to do something, and did nothing: they would stand on screen. */
const idle = /\*\*|\$\$|`|^:{2,}.*/m;

function checkMarks(node: Text, reading: Reading): void {
  const found = idle.exec(node.value);
  if (found === null) return;
  const line = (node.position?.start.line ?? 1) + node.value.slice(0, found.index).split('\n').length - 1;
  reading.fault(line, `"${found[0]}" has no effect here: look for what is missing before or after it`);
}

/** A line broken in the file is one line on screen: between Chinese characters nothing stands in its place. */
function lineEnd(match: string, offset: number, text: string): string {
  const [before = '', after = ''] = [text[offset - 1], text[offset + match.length]];
  const isClosed = isStop(before) || isStop(after) || (isHan(before) && isHan(after));
  return isClosed ? '' : ' ';
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);
/** Chinese punctuation, which brings its own room. */
const isStop = (character: string): boolean => /[\u3000-\u303f\uff00-\uffef]/.test(character);

type TextDirective = Extract<PhrasingContent, { type: 'textDirective' }>;

function directiveOf(node: TextDirective, reading: Reading): readonly Inline[] {
  if (node.name === 'live') {
    const name = node.children.map((child) => ('value' in child ? child.value : '')).join('');
    if (!readingName.test(name)) reading.fault(node, `there is no reading "${name}"`);
    return [{ kind: 'live', reading: name }];
  }
  if (node.name === 'why') {
    const found = attributes(node, whyAttributes, reading);
    return found ? [{ kind: 'why', lab: found.lab, children: inlinesOf(node.children, reading) }] : [];
  }
  // A colon before letters or digits, such as in 16:9, is text.
  const isBare = node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0;
  if (isBare) return [{ kind: 'text', text: reading.sourceOf(node) }];
  reading.fault(node, `there is no directive ":${node.name}"`);
  return [];
}
