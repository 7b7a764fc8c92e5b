/** Characters of a line, as Python's style guide counts them. */
const WIDTH = 79;

const INDENT = '    ';

/**
 * A finite number as a float of Python that reads back as the same one.
 * @example floatText(145) // '145.0'
 */
export function floatText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/**
 * A bracket around items, over several lines where one is too short.
 * @example bracketed('x = [', ['1.0', '2.0'], ']') // ['x = [1.0, 2.0]']
 */
export function bracketed(open: string, items: readonly string[], close: string): string[] {
  const single = open + items.join(', ') + close;
  if (single.length <= WIDTH) return [single];
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const longer = line === '' ? `${INDENT}${item},` : `${line} ${item},`;
    if (line !== '' && longer.length > WIDTH) {
      lines.push(line);
      line = `${INDENT}${item},`;
    } else line = longer;
  }
  return [open, ...lines, line, close];
}
