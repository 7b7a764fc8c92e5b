import { type Delimiter, forEachRow } from './csv.ts';
import { dataMistake } from './data-mistake.ts';
import { isNumeric } from './decimals.ts';

/** The names of a table's columns, all different. */
export interface Heading {
  readonly names: readonly string[];
  /** False where the first row has nothing but numbers: then the columns are called `column 1`, `column 2` and so on. */
  readonly hasHeader: boolean;
}

/** What becomes of the rows of a table; rows are numbered as a spreadsheet counts them. */
export interface RowReader {
  begin(heading: Heading): void;
  /** A row of data, as wide as the heading. */
  add(cells: readonly string[], row: number): void;
  /** A row without any text that has a row of data after it. */
  addEmpty(row: number): void;
}

/**
 * Reads the structure of a table: its heading, and rows of one width. Rows without any text are left out before the first
 * and after the last one.
 *
 * @throws Mistake `data` where that is no table, whatever its cells hold
 */
export function readRows(text: string, delimiter: Delimiter, reader: RowReader): void {
  const structure = new Structure(reader);
  forEachRow(text, delimiter, (cells, row) => structure.add(cells, row));
  structure.finish();
}

class Structure {
  #heading: Heading | null = null;
  #hasData = false;
  /** A row without text, of which it is not known yet whether it comes after the last. */
  #emptyFrom: number | null = null;

  constructor(readonly reader: RowReader) {}

  add(cells: readonly string[], row: number): void {
    if (cells.every((cell) => cell.trim() === '')) {
      if (this.#heading !== null) this.#emptyFrom ??= row;
    } else if (this.#heading === null) {
      this.#heading = headingOf(cells, row);
      this.reader.begin(this.#heading);
      if (!this.#heading.hasHeader) this.#addData(this.#heading, cells, row);
    } else {
      for (let empty = this.#emptyFrom ?? row; empty < row; empty++) this.reader.addEmpty(empty);
      this.#emptyFrom = null;
      this.#addData(this.#heading, cells, row);
    }
  }

  finish(): void {
    if (!this.#hasData) throw dataMistake('no-rows');
  }

  #addData({ names }: Heading, cells: readonly string[], row: number): void {
    if (cells.length !== names.length) {
      throw dataMistake('cells', { row, found: String(cells.length), expected: String(names.length) });
    }
    const [only = '', second] = cells;
    if (second === undefined && severalNumbers.test(only)) throw dataMistake('delimiter', { found: names.join() });
    this.#hasData = true;
    this.reader.add(cells, row);
  }
}

/** In the one cell of a row: its cells are separated by something that is not known. */
const severalNumbers = /\d[\s:/\\]+[-+.\d]/;

function headingOf(cells: readonly string[], row: number): Heading {
  const hasHeader = !cells.every(isNumeric);
  return { names: hasHeader ? namesIn(cells, row) : cells.map((_, k) => `column ${k + 1}`), hasHeader };
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
