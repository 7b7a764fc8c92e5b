import { Converter } from 'opencc-js/cn2t';
import terms from './terms.json' with { type: 'json' };

/** Stand for a row and a column until OpenCC is done: the two words change places between the mainland and Taiwan. */
const ROW = '\uE001';
const COLUMN = '\uE002';

const convert = Converter({ from: 'cn', to: 'twp' });

const columnLetter = new RegExp(`(${terms.notColumns.join('|')})|列`, 'g');

function marked(text: string): string {
  // Alone, as the name of an axis, it is a row.
  if (text === '行') return ROW;
  const rows = terms.rows.reduce((sum, phrase) => sum.replaceAll(phrase, phrase.replaceAll('行', ROW)), text);
  return rows.replace(columnLetter, (found, word?: string) => word ?? COLUMN.repeat(found.length));
}

/** Mainland Chinese as it is written in Taiwan: OpenCC with its phrases, then the terms of the field. */
export function traditional(text: string): string {
  const converted = convert(marked(text)).replaceAll(ROW, '列').replaceAll(COLUMN, '行');
  return Object.entries(terms.after).reduce((sum, [from, to]) => sum.replaceAll(from, to), converted);
}

/** The same of Markdown; what stands in code, formulas and the braces of directives stays as it is. */
export function traditionalMarkdown(text: string): string {
  const kept = /```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|^\s*:{2,}.*$|\{[^}\n]*\}/gm;
  let end = 0;
  let result = '';
  for (const found of text.matchAll(kept)) {
    result += traditional(text.slice(end, found.index)) + found[0];
    end = found.index + found[0].length;
  }
  return result + traditional(text.slice(end));
}

/** The same of a file with messages; keys and places to be filled stay as they are. */
export function traditionalMessages(text: string): string {
  const messages = JSON.parse(text) as Record<string, string>;
  const converted = Object.entries(messages).map(([key, message]) => [
    key,
    key === '$schema' ? message : traditional(message),
  ]);
  return `${JSON.stringify(Object.fromEntries(converted), null, 2)}\n`;
}
