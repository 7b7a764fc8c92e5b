import { tooLarge } from '../errors.ts';
import { MAX_ELEMENTS } from '../tensor/array.ts';
import { checkColumnCount } from './column.ts';
import { delimiterOf } from './csv.ts';
import { Decimals } from './decimals.ts';
import { readText } from './read-text.ts';
import { type Heading, type RowReader, readRows } from './rows.ts';
import type { CellFault, CellProblem, Sheet, SheetQuestion } from './sheet.ts';

const MOST_ROWS = 1_000_000;

/** Of more problems only the first are listed. */
const MOST_LISTED = 1000;

/**
 * The table in a CSV file, or in what was copied from a spreadsheet, with whatever its cells hold: those without a number
 * keep their text, and are listed. Encoding, delimiter and decimal sign are found out as `readTable` does.
 *
 * @throws Mistake `data` for what is no table; `too-large` above 1,000,000 rows or 10,000,000 cells
 * @example readSheet({ bytes: new TextEncoder().encode('a,b\n1,big') }).problems // [{ row: 0, column: 'b', what: 'text' }]
 */
export function readSheet({ bytes }: SheetQuestion): Sheet {
  const { text } = readText(bytes);
  const delimiter = delimiterOf(text);
  const reader = new SheetReader(new Decimals(delimiter));
  readRows(text, delimiter, reader);
  return reader.finish();
}

/** A cell without a number. */
interface Fault {
  /** Its place among all cells, row by row. */
  readonly place: number;
  readonly what: CellFault;
}

class SheetReader implements RowReader {
  #heading: Heading = { names: [], hasHeader: false };
  #columns: (number | string)[][] = [];
  #rows = 0;
  /** The first faults of the cells that are settled. */
  readonly #faults: Fault[] = [];
  #faultCount = 0;
  /** The places of cells of which only the end of the table tells what they mean. */
  readonly #unclear: number[] = [];

  constructor(readonly decimals: Decimals) {}

  begin(heading: Heading): void {
    checkColumnCount(heading.names.length);
    this.#heading = heading;
    this.#columns = heading.names.map(() => []);
  }

  add(cells: readonly string[]): void {
    this.#beginRow();
    for (let k = 0; k < cells.length; k++) this.#columns[k]?.push(this.#read(cells[k] ?? '', k));
    this.#rows += 1;
  }

  addEmpty(): void {
    this.add(this.#heading.names.map(() => ''));
  }

  finish(): Sheet {
    const { names, hasHeader } = this.#heading;
    const settled = this.#settle();
    const listed = [...this.#faults, ...settled].sort((a, b) => a.place - b.place).slice(0, MOST_LISTED);
    return {
      columns: names.map((name, k) => ({ name, cells: this.#columns[k] ?? [] })),
      rows: this.#rows,
      hasHeader,
      problems: listed.map((fault) => this.#problemOf(fault)),
      problemCount: this.#faultCount + settled.length,
    };
  }

  #beginRow(): void {
    if (this.#rows === MOST_ROWS) throw tooLarge(MOST_ROWS, 'rows');
    if ((this.#rows + 1) * this.#columns.length > MAX_ELEMENTS) throw tooLarge(MAX_ELEMENTS, 'elements');
  }

  /** The number in a cell, or its text without the spaces around it. */
  #read(cell: string, column: number): number | string {
    const read = this.decimals.read(cell);
    if (typeof read === 'number') return read;
    const place = this.#rows * this.#columns.length + column;
    if (read === 'unclear-comma') this.#unclear.push(place);
    else {
      this.#faultCount += 1;
      if (this.#faults.length < MOST_LISTED) this.#faults.push({ place, what: read });
    }
    return cell.trim();
  }

  /** Makes numbers of the unclear cells where that is what they are; else returns their faults. */
  #settle(): Fault[] {
    const faults: Fault[] = [];
    for (const place of this.#unclear) {
      const [row, column] = this.#placeOf(place);
      const cells = this.#columns[column] ?? [];
      const meaning = this.decimals.settled(String(cells[row]));
      if (typeof meaning === 'number') cells[row] = meaning;
      else faults.push({ place, what: meaning });
    }
    return faults;
  }

  #problemOf({ place, what }: Fault): CellProblem {
    const [row, column] = this.#placeOf(place);
    return { row, column: this.#heading.names[column] ?? '', what };
  }

  /** Its row and its column. */
  #placeOf(place: number): readonly [number, number] {
    const width = this.#columns.length;
    return [Math.floor(place / width), place % width];
  }
}
