import type { Column } from '../data/column.ts';
import type { FitSettings } from './record.ts';

/** Whether two settings make the same run: the same values of every setting and cell. */
export function isSameRun(a: FitSettings, b: FitSettings): boolean {
  return a === b || isSame(a, b);
}

/** Whether the loss of two runs, over all rows in double precision, is the same function of the parameters. */
export function isSameLoss(a: FitSettings, b: FitSettings): boolean {
  return a === b || isSame(lossSettings(a), lossSettings(b));
}

const lossSettings = ({ columns, target, features, model, loss, scaling, intercept }: FitSettings) => ({
  columns,
  ...{ target, features, model, loss, scaling, intercept },
});

type WithColumns = Pick<FitSettings, 'columns'>;

function isSame(a: WithColumns, b: WithColumns): boolean {
  const { columns: ours, ...mine } = a;
  const { columns: theirs, ...other } = b;
  if (ours.length !== theirs.length || written(mine) !== written(other)) return false;
  return ours.every((column, k) => isSameColumn(column, theirs[k]));
}

/** Settings as a text that is the same for the same values: JSON writes null for NaN, and 0 for -0. */
function written(settings: object): string {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted, (_key, part: unknown) =>
    typeof part === 'number' && (!Number.isFinite(part) || part === 0)
      ? Object.is(part, -0)
        ? '-0'
        : String(part)
      : part,
  );
}

function isSameColumn({ name, values }: Column, other: Column | undefined): boolean {
  if (name !== other?.name || values.length !== other.values.length) return false;
  if (values === other.values) return true;
  for (let row = 0; row < values.length; row++) if (!Object.is(values[row], other.values[row])) return false;
  return true;
}
