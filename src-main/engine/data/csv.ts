import Papa from 'papaparse';
import { progress } from '../progress.ts';
import { dataMistake } from './data-mistake.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** The comma comes last: it may also be a decimal sign. */
const delimiters: readonly Delimiter[] = [';', '\t', '|', ','];

/**
 * Calls `visit` with the cells of every row, quotes taken off, and its number as a spreadsheet counts it, from 1. Tells
 * how far it has come.
 * @param text with line breaks of any kind
 * @throws Mistake `data` for a quoted cell that does not end
 */
export function forEachRow(
  text: string,
  delimiter: Delimiter,
  visit: (cells: readonly string[], row: number) => void,
): void {
  let row = 0;
  Papa.parse<string[]>(withPlainBreaks(text), {
    ...{ delimiter, newline: '\n', fastMode: false },
    step: ({ data, errors, meta }) => {
      row++;
      progress(meta.cursor / text.length);
      if (errors.some(({ type }) => type === 'Quotes')) throw dataMistake('quotes', { row });
      visit(data, row);
    },
  });
}

function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/**
 * The delimiter that gives the most of the first rows as many cells as the first of all; a comma where there is only one
 * column.
 *
 * @example delimiterOf('area;price\n1,5;2\n') // ';'
 */
export function delimiterOf(text: string): Delimiter {
  const beginning = withPlainBreaks(text.slice(0, 65_536));
  const shares = delimiters.map((delimiter) => shareOfFullRows(beginning, delimiter));
  const best = Math.max(...shares);
  return best === 0 ? ',' : (delimiters[shares.indexOf(best)] ?? ',');
}

function shareOfFullRows(text: string, delimiter: Delimiter): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: 50, skipEmptyLines: 'greedy' });
  const width = data[0]?.length ?? 0;
  return width < 2 ? 0 : data.filter(({ length }) => length === width).length / data.length;
}
