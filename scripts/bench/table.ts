import { type Figure, rounded } from './figures.ts';

/** Figures as tables: one for each section, a row for each subject, a column for each candidate, limits last. */
export function tablesOf(figures: readonly Figure[]): string {
  return groups(figures, ({ section }) => section)
    .map(([section, group]) => `${section}\n${aligned(rowsOf(group))}`)
    .join('\n\n');
}

function rowsOf(figures: readonly Figure[]): string[][] {
  const candidates = [...new Set(figures.map(({ candidate }) => candidate))];
  const rows = groups(figures, ({ subject }) => subject).map(([subject, group]) => {
    const cells = candidates.map((name) => cellOf(group.find(({ candidate }) => candidate === name)));
    return [subject, ...cells, group.map(limitOf).filter(Boolean).join('; ')];
  });
  return [['', ...candidates, ''], ...rows];
}

function cellOf(figure: Figure | undefined): string {
  if (figure === undefined) return '';
  const { value, unit, outcome, from, to } = figure;
  if (value === null || outcome?.startsWith('>') === true) return outcome ?? '-';
  const span = from === undefined || to === undefined ? '' : ` (${from}-${to})`;
  const shown = `${written(value)}${unit === 'ratio' || unit === 'nodes' ? '' : ` ${unit}`}${span}`;
  return outcome === undefined ? shown : `${outcome}: ${shown}`;
}

function limitOf({ atMost, unit, isMet }: Figure): string {
  if (atMost === undefined) return '';
  return `at most ${written(atMost)}${unit === 'ms' || unit === 'MB' ? ` ${unit}` : ''}: ${isMet === true ? 'met' : 'MISSED'}`;
}

const written = (value: number): string => rounded(value).toLocaleString('en', { maximumSignificantDigits: 3 });

/** The first column from the left, figures from the right, limits from the left again. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const padded = (cell: string, i: number) =>
    i === 0 || i === widths.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  return rows.map((row) => `  ${row.map(padded).join('  ')}`.trimEnd()).join('\n');
}

function groups(figures: readonly Figure[], keyOf: (figure: Figure) => string): [string, Figure[]][] {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const known = found.get(keyOf(figure));
    if (known === undefined) found.set(keyOf(figure), [figure]);
    else known.push(figure);
  }
  return [...found];
}
