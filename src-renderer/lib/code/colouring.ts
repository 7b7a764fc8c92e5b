import { type Tag, highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/python';

/** What a piece of a program is, by which it has its colour. */
type Kind = 'keyword' | 'number' | 'string' | 'comment' | 'call' | 'plain';

export interface Token {
  readonly text: string;
  readonly kind: Kind;
}

const kinds: readonly { readonly tag: Tag | readonly Tag[]; readonly class: Kind }[] = [
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.operatorKeyword],
    class: 'keyword',
  },
  { tag: [tags.number, tags.bool, tags.null], class: 'number' },
  { tag: tags.string, class: 'string' },
  { tag: tags.comment, class: 'comment' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'call' },
];

const highlighter = tagHighlighter(kinds);

/**
 * The lines of a Python program in coloured pieces.
 * @example colouredLines(['x = 3.'])[0][1] // { text: '3.', kind: 'number' }
 */
export function colouredLines(lines: readonly string[]): readonly (readonly Token[])[] {
  const code = lines.join('\n');
  const tokens: Token[] = [];
  let at = 0;
  const put = (end: number, kind: Kind): void => {
    if (end > at) tokens.push({ text: code.slice(at, end), kind });
    at = Math.max(at, end);
  };
  highlightTree(parser.parse(code), highlighter, (from, to, kind) => {
    put(from, 'plain');
    // The grammar takes the point of `3.` for what stands before a name.
    put(kind === 'number' && code[to] === '.' ? to + 1 : to, kind as Kind);
  });
  put(code.length, 'plain');
  return byLine(tokens);
}

function byLine(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  for (const { text, kind } of tokens) {
    for (const [position, part] of text.split('\n').entries()) {
      if (position > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, kind });
    }
  }
  return lines;
}

/**
 * Pieces of a line cut where spans begin and end, each with whether it lies in one.
 * @example litTokens([{ text: 'x + y', kind: 'plain' }], [{ start: 4, end: 5 }])[1] // { text: 'y', kind: 'plain', lit: true }
 */
export function litTokens(
  tokens: readonly Token[],
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly (Token & { readonly lit: boolean })[] {
  const cuts = spans.flatMap(({ start, end }) => [start, end]);
  let at = 0;
  return tokens.flatMap(({ text, kind }) => {
    const [from, to] = [at, at + text.length];
    at = to;
    const ends = [...new Set([...cuts.filter((cut) => cut > from && cut < to), to])].sort((a, b) => a - b);
    return ends.map((end, i) => {
      const start = ends[i - 1] ?? from;
      const lit = spans.some((span) => span.start <= start && end <= span.end);
      return { text: text.slice(start - from, end - from), kind, lit };
    });
  });
}
