/** What training is measured on: a regression on three columns, by full-batch descent in float64. */
import type { Column } from '../../../src-main/engine/data/column.ts';

export interface Race {
  readonly name: string;
  readonly rows: number;
  readonly updates: number;
}

/** Who trains. */
export type Racer = 'by hand' | 'compiled' | 'eager tape' | 'two threads';

const COLUMNS = 3;

export const RATE = 0.05;

/** Where every run begins. */
export const INITIAL = [0.4, -0.2, 0.1];

export const race = (rows: number, updates: number): Race => ({
  name: `${rows} x ${COLUMNS}, ${updates}`,
  rows,
  updates,
});

/** The race that a process is told by name. */
export function raceNamed(name: string): Race {
  const [rows = NaN, , updates = NaN] = name.match(/\d+/g)?.map(Number) ?? [];
  return race(rows, updates);
}

/** Columns x0, x1, x2 and a target y that follows them roughly. */
export function columnsOf({ rows }: Race): Column[] {
  const wave = (row: number, j: number) => ((row * (7919 + 2 * j) + 31 * j) % 1009) / 1009 - 0.3;
  const columns = Array.from({ length: COLUMNS }, (_, j) => ({
    name: `x${j}`,
    values: new Float64Array(rows).map((_value, row) => wave(row, j)),
  }));
  const [a, b, c] = columns.map(({ values }) => values);
  const values = new Float64Array(rows).map(
    (_value, row) => 3 * (a?.[row] ?? NaN) - (b?.[row] ?? NaN) + 0.5 * (c?.[row] ?? NaN) + 0.1 * wave(row, 7),
  );
  return [...columns, { name: 'y', values }];
}
