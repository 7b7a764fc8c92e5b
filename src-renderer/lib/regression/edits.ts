import type { DataColumn, ExperimentData } from '../../../src-main/ipc/contract.ts';
import { type Cell, cellOf } from './cells.ts';

/** How many rows a table has. */
export function rowCount({ columns }: Pick<ExperimentData, 'columns'>): number {
  return columns[0]?.cells.length ?? 0;
}

/** How many cells a table has in columns that another does not share with it. */
export function cellsBeside({ columns }: ExperimentData, other: ExperimentData): number {
  const shared = new Set(other.columns.map(({ cells }) => cells));
  return columns.reduce((sum, { cells }) => sum + (shared.has(cells) ? 0 : cells.length), 0);
}

function withCells(data: ExperimentData, change: (column: DataColumn, place: number) => DataColumn['cells']) {
  const columns = data.columns.map((column, place) => {
    const cells = change(column, place);
    return cells === column.cells ? column : { ...column, cells };
  });
  return { ...data, columns };
}

/**
 * A table with texts written into it from a place on, as far as it has columns; rows are added where they are needed.
 * @param texts row by row
 */
export function withTexts(
  data: ExperimentData,
  row: number,
  column: number,
  texts: readonly (readonly string[])[],
): ExperimentData {
  const rows = Math.max(rowCount(data), row + texts.length);
  return withCells(data, ({ cells }, place) => {
    const written = Array.from({ length: rows }, (_, at): Cell => {
      const text = texts[at - row]?.[place - column];
      return text === undefined ? (cells[at] ?? '') : cellOf(text);
    });
    return rows === cells.length && written.every((cell, at) => Object.is(cell, cells[at])) ? cells : written;
  });
}

/** How many of the columns that are pasted from a column on have no place in the table. */
export function columnsBeyond(
  { columns }: Pick<ExperimentData, 'columns'>,
  column: number,
  texts: readonly (readonly string[])[],
): number {
  const widest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.max(0, column + widest - columns.length);
}

/** A table with one cell changed. */
export function withCell(data: ExperimentData, row: number, column: string, cell: Cell): ExperimentData {
  return withCells(data, ({ name, cells }) => (name === column ? cells.with(row, cell) : cells));
}

/** A table with a row of empty cells below the others. */
export function withNewRow(data: ExperimentData): ExperimentData {
  return withCells(data, ({ cells }) => [...cells, '']);
}

/** A table without a row. */
export function withoutRow(data: ExperimentData, row: number): ExperimentData {
  return withCells(data, ({ cells }) => cells.toSpliced(row, 1));
}

/** What a column does in the model: it is predicted, predicts, or is left out. */
export type Role = 'target' | 'feature' | 'none';

/** The role of a column. */
export function roleOf({ target, features }: ExperimentData, name: string): Role {
  if (name === target) return 'target';
  return features.includes(name) ? 'feature' : 'none';
}

/** Whether a column can have a role: there is always a target, and always a feature. */
export function canHaveRole(data: ExperimentData, name: string, role: Role): boolean {
  if (role === 'target' || role === roleOf(data, name)) return true;
  const isOnlyFeature = data.features.length === 1 && data.features[0] === name;
  return name !== data.target && !isOnlyFeature;
}

/** The table with another role of a column; the very same where it cannot have that role, or has it. */
export function withRole(data: ExperimentData, name: string, role: Role): ExperimentData {
  if (role === roleOf(data, name) || !canHaveRole(data, name, role)) return data;
  return role === 'target' ? withTarget(data, name) : withFeature(data, name, role === 'feature');
}

/**
 * The table with another column to predict; it cannot be a feature, and one feature has to stay.
 */
function withTarget(data: ExperimentData, target: string): ExperimentData {
  const others = data.features.filter((name) => name !== target);
  const features = others.length > 0 ? others : [data.target];
  return { ...data, target, features };
}

/** The table with a feature more or less, in the order of the columns; the last one stays. */
function withFeature(data: ExperimentData, name: string, wanted: boolean): ExperimentData {
  const chosen = new Set(data.features);
  if (wanted) chosen.add(name);
  else chosen.delete(name);
  const features = data.columns.map((column) => column.name).filter((each) => chosen.has(each));
  return features.length === 0 ? data : { ...data, features };
}
