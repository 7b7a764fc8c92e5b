import { dataMistake } from './data-mistake.ts';

/** A named column of numbers; all columns of a table or a question have the same length. */
export interface Column {
  readonly name: string;
  readonly values: Float64Array;
}

/** So many columns can be read and trained on. */
export const MOST_COLUMNS = 1000;

/** @throws Mistake `data` for more columns than can be read */
export function checkColumnCount(found: number): void {
  if (found <= MOST_COLUMNS) return;
  throw dataMistake('columns', { found: String(found), expected: String(MOST_COLUMNS) });
}
