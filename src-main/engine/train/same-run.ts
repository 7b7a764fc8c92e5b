import type { Column, FitSettings } from './record.ts';

/** Whether two settings make the same run: the same values of every setting and cell. */
export function isSameRun(a: FitSettings, b: FitSettings): boolean {
  if (a === b) return true;
  const { columns: ours, ...mine } = a;
  const { columns: theirs, ...other } = b;
  if (ours.length !== theirs.length || JSON.stringify(sorted(mine)) !== JSON.stringify(sorted(other))) return false;
  return ours.every((column, k) => isSameColumn(column, theirs[k]));
}

const sorted = (settings: object) => Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));

function isSameColumn({ name, values }: Column, other: Column | undefined): boolean {
  if (name !== other?.name || values.length !== other.values.length) return false;
  if (values === other.values) return true;
  for (let row = 0; row < values.length; row++) if (!Object.is(values[row], other.values[row])) return false;
  return true;
}
