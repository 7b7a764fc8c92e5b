/** A piece of a sentence: words, or something that stands in the program. */
interface ProsePart {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * A sentence in which code stands between backticks, taken apart.
 * @example proseParts('`x` is read')[0] // { text: 'x', isCode: true }
 */
export function proseParts(sentence: string): readonly ProsePart[] {
  return sentence
    .split('`')
    .map((text, position) => ({ text, isCode: position % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
