/** A column as it was written: numbers, and the texts of cells that hold none. */
export interface SheetColumn {
  readonly name: string;
  readonly cells: readonly (number | string)[];
}

/** What is wrong with a cell; the words of `dataMistake`. */
export type CellFault =
  'missing' | 'text' | 'not-finite' | 'thousands' | 'decimal-comma' | 'unclear-comma' | 'mixed-decimals';

/** A cell that holds no number. */
export interface CellProblem {
  /** Among the rows of data, counted from 0. */
  readonly row: number;
  readonly column: string;
  readonly what: CellFault;
}

export interface SheetQuestion {
  /** A CSV file, or what was copied from a spreadsheet. */
  readonly bytes: Uint8Array;
}

/** A table as it was written, to be shown and mended: whatever its cells hold, nothing is lost. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: number;
  /** False where the first row has nothing but numbers: then the columns are called `column 1`, `column 2` and so on. */
  readonly hasHeader: boolean;
  /** The first of the cells that hold no number. */
  readonly problems: readonly CellProblem[];
  /** How many such cells there are in all. */
  readonly problemCount: number;
}
