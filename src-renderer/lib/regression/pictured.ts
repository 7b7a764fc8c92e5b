import type { FitSettings } from '../../../src-main/ipc/contract.ts';

/** A picture of more points shows no more, and takes longer. */
const MOST = 2000;

/** The rows of a table that pictures show. */
export interface PicturedRows {
  /** Their places in the table. */
  readonly rows: Int32Array;
  /** The features, for these rows only. */
  readonly columns: FitSettings['columns'];
  readonly targets: Float64Array;
}

/** Every row, or so many of a long table, evenly spread. */
export function picturedRows({ columns, features, target }: FitSettings): PicturedRows {
  const count = columns[0]?.values.length ?? 0;
  const stride = Math.max(1, Math.ceil(count / MOST));
  const rows = Int32Array.from({ length: Math.ceil(count / stride) }, (_, k) => k * stride);
  const picked = (name: string): Float64Array => {
    const values = columns.find((column) => column.name === name)?.values ?? new Float64Array(count);
    return stride === 1 ? values : Float64Array.from(rows, (row) => values[row] ?? NaN);
  };
  return { rows, columns: features.map((name) => ({ name, values: picked(name) })), targets: picked(target) };
}
