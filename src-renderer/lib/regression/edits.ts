import type { DataColumn, ExperimentData } from '../../../src-main/ipc/contract.ts';
import { type Cell, cellOf } from './cells.ts';

/** How many rows a table has. */
export function rowCount({ columns }: Pick<ExperimentData, 'columns'>): number {
  return columns[0]?.cells.length ?? 0;
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

/**
 * The table with another column to predict; it cannot be a feature, and one feature has to stay.
 */
export function withTarget(data: ExperimentData, target: string): ExperimentData {
  const others = data.features.filter((name) => name !== target);
  const features = others.length > 0 ? others : [data.target];
  return { ...data, target, features };
}

/** The table with a feature more or less, in the order of the columns; the last one stays. */
export function withFeature(data: ExperimentData, name: string, wanted: boolean): ExperimentData {
  const chosen = new Set(data.features);
  if (wanted) chosen.add(name);
  else chosen.delete(name);
  const features = data.columns.map((column) => column.name).filter((each) => chosen.has(each));
  return features.length === 0 ? data : { ...data, features };
}
