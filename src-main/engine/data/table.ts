import { tooLarge } from '../errors.ts';
import { MAX_ELEMENTS } from '../tensor/array.ts';
import { type Column, MOST_COLUMNS } from './column.ts';
import { type Delimiter, delimiterOf, forEachRow } from './csv.ts';
import { dataMistake } from './data-mistake.ts';
import { decode, type Encoding } from './decode.ts';
import { Decimals, isNumeric } from './decimals.ts';

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

/** The largest file that is read: the text of a larger one a JavaScript engine may not hold. */
const mostMegabytes = 256;

/**
 * The table in a CSV file. Encoding, line breaks, delimiter and decimal sign are found out; rows without any text are
 * left out before the first and after the last one.
 *
 * @param wanted the columns to read, in this order; the others may hold anything. All are read where it is left out.
 * @throws Mistake `data` with row and column for whatever is no table of finite numbers, `too-large` above 10,000,000 cells
 * @example readTable(new TextEncoder().encode('a,b\n1,2\n')).columns[1] // { name: 'b', values: new Float64Array([2]) }
 */
export function readTable(bytes: Uint8Array, wanted?: readonly string[]): Table {
  if (bytes.length > mostMegabytes * 1e6) throw dataMistake('size', { expected: String(mostMegabytes) });
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') throw dataMistake('empty');
  const delimiter = delimiterOf(text);
  const reader = new TableReader(new Decimals(delimiter), wanted);
  forEachRow(text, delimiter, (cells, row) => reader.add(cells, row));
  return { ...reader.finish(), encoding, delimiter };
}

/** A column while it grows. */
interface Growing {
  readonly name: string;
  /** Its place in a row. */
  readonly index: number;
  values: Float64Array;
}

class TableReader {
  #columns: readonly Growing[] | null = null;
  #width = 0;
  /** 0 where there is none. */
  #headerRow = 0;
  #rows = 0;
  #firstRow = 0;
  /** A row without text, of which it is not known yet whether it comes after the last. */
  #emptyRow: number | null = null;

  constructor(
    readonly decimals: Decimals,
    readonly wanted: readonly string[] | undefined,
  ) {}

  add(cells: readonly string[], row: number): void {
    if (cells.every((cell) => cell.trim() === '')) {
      if (this.#columns !== null) this.#emptyRow ??= row;
      return;
    }
    if (this.#emptyRow !== null) throw dataMistake('empty-row', { row: this.#emptyRow });
    const columns = this.#columns ?? this.#begin(cells, row);
    if (row === this.#headerRow) return;
    if (cells.length !== this.#width) {
      throw dataMistake('cells', { row, found: String(cells.length), expected: String(this.#width) });
    }
    this.#addRow(columns, cells, row);
  }

  #begin(cells: readonly string[], row: number): readonly Growing[] {
    const hasHeader = !cells.every(isNumeric);
    if (hasHeader) this.#headerRow = row;
    this.#width = cells.length;
    const names = hasHeader ? namesIn(cells, row) : cells.map((_, k) => `column ${k + 1}`);
    const wanted = this.wanted ?? names;
    if (wanted.length > MOST_COLUMNS) {
      throw dataMistake('columns', { found: String(wanted.length), expected: String(MOST_COLUMNS) });
    }
    const places = new Map(names.map((name, k) => [name, k]));
    this.#columns = wanted.map((name) => {
      const index = places.get(name);
      if (index === undefined) throw unknownColumn(name, names, hasHeader);
      return { name, index, values: new Float64Array(16) };
    });
    return this.#columns;
  }

  #addRow(columns: readonly Growing[], cells: readonly string[], row: number): void {
    const at = this.#rows++;
    if (at === 0) this.#firstRow = row;
    if (this.#rows * columns.length > MAX_ELEMENTS) throw tooLarge(MAX_ELEMENTS, 'elements');
    for (const column of columns) {
      if (at === column.values.length) column.values = grown(column.values);
      column.values[at] = this.#read(cells[column.index] ?? '', row, column.name);
    }
  }

  /** A row of one cell with several numbers has another delimiter than those that are known. */
  #read(cell: string, row: number, column: string): number {
    if (this.#width === 1 && /\d[\s:/\\]+[-+.\d]/.test(cell)) throw dataMistake('delimiter', { found: column });
    return this.decimals.read(cell, row, column);
  }

  finish(): Pick<Table, 'columns' | 'rows' | 'firstRow' | 'hasHeader'> {
    this.decimals.finish();
    if (this.#columns === null || this.#rows === 0) throw dataMistake('no-rows');
    const columns = this.#columns.map(({ name, values }) => ({ name, values: values.slice(0, this.#rows) }));
    return { columns, rows: this.#rows, firstRow: this.#firstRow, hasHeader: this.#headerRow > 0 };
  }
}

function namesIn(cells: readonly string[], row: number): string[] {
  const names = cells.map((cell) => cell.trim());
  const seen = new Set<string>();
  for (const [k, name] of names.entries()) {
    if (name === '') throw dataMistake('empty-name', { row, column: String(k + 1) });
    if (seen.has(name)) throw dataMistake('duplicate-name', { row, column: name });
    seen.add(name);
  }
  return names;
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
