import { tooLarge } from '../errors.ts';
import { MAX_ELEMENTS } from '../tensor/array.ts';
import { type Column, checkColumnCount } from './column.ts';
import { type Delimiter, delimiterOf } from './csv.ts';
import { dataMistake } from './data-mistake.ts';
import type { Encoding } from './decode.ts';
import { Decimals, numberWithComma } from './decimals.ts';
import { readText } from './read-text.ts';
import { type Heading, type RowReader, readRows } from './rows.ts';
import type { CellFault } from './sheet.ts';

/** A table of finite numbers, and how its file was written. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** The number of the first row of data, as a spreadsheet counts it; the others follow. */
  readonly firstRow: number;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** False where the first row has nothing but numbers: then the columns are called `column 1`, `column 2` and so on. */
  readonly hasHeader: boolean;
}

/**
 * The table in a CSV file. Encoding, line breaks, delimiter and decimal sign are found out; rows without any text are
 * left out before the first and after the last one.
 *
 * @param wanted the columns to read, in this order; the others may hold anything. All are read where it is left out.
 * @throws Mistake `data` with row and column for whatever is no table of finite numbers, `too-large` above 10,000,000 cells
 * @example readTable(new TextEncoder().encode('a,b\n1,2\n')).columns[1] // { name: 'b', values: new Float64Array([2]) }
 */
export function readTable(bytes: Uint8Array, wanted?: readonly string[]): Table {
  const { text, encoding } = readText(bytes);
  const delimiter = delimiterOf(text);
  const reader = new TableReader(new Decimals(delimiter), wanted);
  readRows(text, delimiter, reader);
  return { ...reader.finish(), encoding, delimiter };
}

/** A column while it grows. */
interface Growing {
  readonly name: string;
  /** Its place in a row. */
  readonly index: number;
  values: Float64Array;
}

/** Where a cell is, and what it holds. */
interface Place {
  readonly row: number;
  readonly column: string;
  readonly found: string;
}

class TableReader implements RowReader {
  #columns: readonly Growing[] = [];
  #hasHeader = false;
  #rows = 0;
  #firstRow = 0;
  /** The first cell of which only the end of the table tells what it means. */
  #unclear: Place | null = null;

  constructor(
    readonly decimals: Decimals,
    readonly wanted: readonly string[] | undefined,
  ) {}

  begin({ names, hasHeader }: Heading): void {
    const wanted = this.wanted ?? names;
    checkColumnCount(wanted.length);
    const places = new Map(names.map((name, k) => [name, k]));
    this.#hasHeader = hasHeader;
    this.#columns = wanted.map((name) => {
      const index = places.get(name);
      if (index === undefined) throw unknownColumn(name, names, hasHeader);
      return { name, index, values: new Float64Array(16) };
    });
  }

  add(cells: readonly string[], row: number): void {
    const at = this.#rows++;
    if (at === 0) this.#firstRow = row;
    if (this.#rows * this.#columns.length > MAX_ELEMENTS) throw tooLarge(MAX_ELEMENTS, 'elements');
    for (const column of this.#columns) {
      if (at === column.values.length) column.values = grown(column.values);
      column.values[at] = this.#read(cells[column.index] ?? '', row, column.name);
    }
  }

  addEmpty(row: number): void {
    throw dataMistake('empty-row', { row });
  }

  #read(cell: string, row: number, column: string): number {
    const read = this.decimals.read(cell);
    if (typeof read === 'number') return read;
    const place = { row, column, found: cell.trim() };
    if (read !== 'unclear-comma') throw cellMistake(read, place);
    this.#unclear ??= place;
    return numberWithComma(cell);
  }

  finish(): Pick<Table, 'columns' | 'rows' | 'firstRow' | 'hasHeader'> {
    if (this.#unclear !== null) {
      const meaning = this.decimals.settled(this.#unclear.found);
      if (typeof meaning === 'string') throw cellMistake(meaning, this.#unclear);
    }
    const columns = this.#columns.map(({ name, values }) => ({ name, values: values.slice(0, this.#rows) }));
    return { columns, rows: this.#rows, firstRow: this.#firstRow, hasHeader: this.#hasHeader };
  }
}

function cellMistake(what: CellFault, { row, column, found }: Place): Error {
  return dataMistake(what, { row, column, ...(found !== '' && { found }) });
}

/**
 * Nothing where the table has such a column.
 * @throws Mistake `data` that says which there are, or why there may be no other
 */
export function requireColumn({ columns, hasHeader }: Pick<Table, 'columns' | 'hasHeader'>, wanted: string): void {
  const names = columns.map(({ name }) => name);
  if (!names.includes(wanted)) throw unknownColumn(wanted, names, hasHeader);
}

function unknownColumn(column: string, names: readonly string[], hasHeader: boolean): Error {
  if (names.length === 1) return dataMistake('delimiter', { found: names.join() });
  if (!hasHeader) return dataMistake('no-header', { column });
  return dataMistake('unknown-column', { column, found: names.map((name) => `“${name}”`).join(', ') });
}

function grown(values: Float64Array): Float64Array {
  const larger = new Float64Array(2 * values.length);
  larger.set(values);
  return larger;
}
