const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** JSON as the standard writes it, but for -0, which it would write as 0. */
function scalar(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value);
}

/** The texts of long lists, which are never changed in place: of a table most columns are written again as they were. */
const known = new WeakMap<readonly unknown[], string>();

const LONG = 1000;

/** A list as one line. */
export function listText(items: readonly unknown[]): string {
  const found = known.get(items);
  if (found !== undefined) return found;
  const text = listAnew(items);
  if (items.length >= LONG && items.every(isScalar)) known.set(items, text);
  return text;
}

/** A column may have a million cells: the standard's own way is the fastest, where it is exact. */
function listAnew(items: readonly unknown[]): string {
  const isExact = items.every((item) => isScalar(item) && !Object.is(item, -0));
  return isExact ? JSON.stringify(items) : `[${items.map(line).join(',')}]`;
}

function line(value: unknown): string {
  if (isScalar(value)) return scalar(value);
  if (Array.isArray(value)) return listText(value);
  const fields = Object.entries(value as object).map(([name, field]) => `${JSON.stringify(name)}: ${line(field)}`);
  return `{ ${fields.join(', ')} }`;
}

/**
 * Plain data as JSON for people who open the file in an editor: a field a line; a list of numbers or texts is one line, and
 * so is each item of any other list. Reading it gives the very same numbers; they have to be finite.
 */
export function jsonText(value: unknown, indent = ''): string {
  if (isScalar(value)) return scalar(value);
  const inner = `${indent}  `;
  const block = (open: string, lines: readonly string[], close: string): string =>
    `${open}\n${lines.map((text) => inner + text).join(',\n')}\n${indent}${close}`;
  if (Array.isArray(value)) return value.every(isScalar) ? line(value) : block('[', value.map(line), ']');
  const fields = Object.entries(value as object);
  const lines = fields.map(([name, field]) => `${JSON.stringify(name)}: ${jsonText(field, inner)}`);
  return block('{', lines, '}');
}
