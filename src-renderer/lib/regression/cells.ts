import type {
  CellFault,
  DataColumn,
  Experiment,
  ExperimentToKeep,
  PackedCells,
} from '../../../src-main/ipc/contract.ts';
import { readNumber } from '../numbers.ts';

/** What a cell of a table holds: a number, or the text of what is none. */
export type Cell = DataColumn['cells'][number];

/**
 * The cell that a typed text makes.
 * @example cellOf(' 1e3 ') // 1000
 * @example cellOf('12x') // '12x'
 */
export function cellOf(text: string): Cell {
  return readNumber(text) ?? text.trim();
}

/**
 * A cell as it is typed.
 * @example textOf(0.5) // '0.5'
 */
export function textOf(cell: Cell | undefined): string {
  return typeof cell === 'number' ? String(cell) : (cell ?? '');
}

const grouped = /^[-+]?\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?:[.,]\d*)?$/;
const withComma = /^[-+]?(?:\d+,\d*|,\d+)(?:e[-+]?\d+)?$/i;

/**
 * What is wrong with a cell, as the engine tells it of a file with commas between its cells; null for a number.
 * @example faultOf('') // 'missing'
 * @example faultOf('1e999') // 'not-finite'
 * @example faultOf('1,234') // 'thousands'
 */
export function faultOf(cell: Cell): CellFault | null {
  if (typeof cell === 'number') return null;
  if (cell === '') return 'missing';
  if (/^[-+]?(inf(inity)?|nan)$/i.test(cell) || Number(cell) === Infinity || Number(cell) === -Infinity) {
    return 'not-finite';
  }
  if (grouped.test(cell)) return 'thousands';
  return withComma.test(cell) ? 'decimal-comma' : 'text';
}

/** The numbers are held weakly: the past of a long table would take twice the room. */
const known = new WeakMap<DataColumn['cells'], { numbers: WeakRef<Float64Array>; texts: readonly string[] }>();

function packedAnew(cells: DataColumn['cells']): PackedCells {
  const texts: string[] = [];
  const numbers = new Float64Array(cells.length);
  // A callback on each cell of a long table is faster than an iterator.
  cells.forEach((cell, row) => {
    numbers[row] = typeof cell === 'number' ? cell : NaN;
    if (typeof cell !== 'number') texts.push(cell);
  });
  return { numbers, texts };
}

/** Cells in the form in which they cross to another process. The same cells give the same numbers as long as anybody has them. */
function packed(cells: DataColumn['cells']): PackedCells {
  const found = known.get(cells);
  const numbers = found?.numbers.deref();
  if (found !== undefined && numbers !== undefined) return { numbers, texts: found.texts };
  const made = packedAnew(cells);
  known.set(cells, { numbers: new WeakRef(made.numbers), texts: made.texts });
  return made;
}

/** The numbers of a column; null while a cell holds none. The same cells give the same array as long as anybody has it. */
export function valuesOf({ cells }: DataColumn): Float64Array | null {
  const { numbers, texts } = packed(cells);
  return texts.length === 0 ? numbers : null;
}

/** An experiment with its columns packed. */
export function toKeep({ data, ...rest }: Experiment): ExperimentToKeep {
  const columns = data.columns.map(({ name, cells }) => ({ name, cells: packed(cells) }));
  return { ...rest, data: { ...data, columns } };
}

/** A cell that holds no number, by its place. */
export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly fault: CellFault;
}

/** The first cell of some columns that holds no number; null where all do. */
export function firstBadCell(columns: readonly DataColumn[]): BadCell | null {
  for (const column of columns) {
    if (valuesOf(column) !== null) continue;
    const row = column.cells.findIndex((cell) => typeof cell !== 'number');
    const fault = faultOf(column.cells[row] ?? '');
    if (fault !== null) return { row, column: column.name, fault };
  }
  return null;
}
