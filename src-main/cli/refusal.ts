import { Mistake, type Span } from '../engine/errors.ts';
import { UsageError } from './arguments.ts';

/**
 * What standard error says of a mistake of the user.
 *
 * @example refusalOf(new RangeError('a bug')) // throws RangeError
 * @throws whatever was thrown, when it is a bug
 */
export function refusalOf(thrown: unknown): string {
  if (thrown instanceof UsageError) return `tapelab: ${thrown.message}\n${thrown.details}`;
  if (thrown instanceof Mistake) return `tapelab: ${thrown.message}\n`;
  throw thrown;
}

/**
 * The text on one line with the place underlined below it.
 *
 * @example underlined('x + * 2', { start: 4, end: 5 }) // '  x + * 2\n      ^\n'
 */
export function underlined(text: string, { start, end }: Span): string {
  const margin = 2;
  const before = cells(text.slice(0, start));
  const marked = Math.max(cells(text.slice(start, end)), 1);
  return `${' '.repeat(margin)}${shown(text)}\n${' '.repeat(margin + before)}${'^'.repeat(marked)}\n`;
}

/** Line breaks and other control characters would part the underline from its place. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

const noCell = /^\p{M}$/u;
const twoCells = /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]$/u;

/** How many cells of a terminal the text takes: East Asian characters take two, combining marks none. */
function cells(text: string): number {
  const widths = Array.from(text, (character) => (noCell.test(character) ? 0 : twoCells.test(character) ? 2 : 1));
  return widths.reduce<number>((total, width) => total + width, 0);
}
