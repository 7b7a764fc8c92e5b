import { Mistake } from '../errors.ts';

/** What a mistake in data tells of its place: rows as a spreadsheet counts them, the columns by their names. */
export interface DataDetails {
  readonly row?: number;
  readonly column?: string;
  readonly found?: string;
  readonly expected?: string;
}

/** What can be wrong with a table of numbers, and the sentence that says it. */
const sentences = {
  empty: () => 'The file is empty',
  'not-text': () => 'This is no text file; a spreadsheet has to be saved as CSV',
  size: ({ expected }) => `The file is larger than ${expected} MB`,
  encoding: () => 'The text is neither UTF-8 nor UTF-16 nor GB18030',
  quotes: ({ row }) => `Row ${row}: a quoted cell does not end as it should`,
  delimiter: ({ found }) =>
    `There is only one column, “${found}”; cells are separated by a comma, a semicolon, a tab or a bar |`,
  'empty-name': ({ row, column }) => `Row ${row}: column ${column} has no name`,
  'duplicate-name': ({ row, column }) => `Row ${row}: two columns have the name “${column}”`,
  'unknown-column': ({ column, found }) => `There is no column “${column}”; the columns are ${found}`,
  'no-header': ({ column }) =>
    `There is no column “${column}”: the first row has no names, so the columns are called column 1, column 2 and so on`,
  columns: ({ found, expected }) => `There are ${found} columns; at most ${expected} can be read`,
  'no-rows': () => 'There is no row of data',
  'empty-row': ({ row }) => `Row ${row} is empty`,
  cells: ({ row, found, expected }) => `Row ${row} has ${found} cells instead of ${expected}`,
  missing: (place) => `${at(place)}: the cell is empty`,
  text: (place) => `${at(place)}: “${place.found}” is no number`,
  'not-finite': (place) => `${at(place)}: “${place.found}” is no finite number`,
  thousands: (place) => `${at(place)}: “${place.found}” has separators between its thousands; write it without`,
  'decimal-comma': (place) =>
    `${at(place)}: “${place.found}” has a decimal comma; then a semicolon has to separate the cells`,
  'unclear-comma': (place) =>
    `${at(place)}: the comma of “${place.found}” may stand for a decimal point or between thousands; write a point`,
  'mixed-decimals': (place) => `${at(place)}: “${place.found}” has another decimal sign than the numbers before it`,
} as const satisfies Record<string, (details: DataDetails) => string>;

type WhatIsWrong = keyof typeof sentences;

function at({ row, column }: DataDetails): string {
  return `Row ${row}, column “${column}”`;
}

/**
 * The mistake of data that cannot be used.
 * @example dataMistake('missing', { row: 3, column: 'price' }).message // 'Row 3, column “price”: the cell is empty'
 */
export function dataMistake(what: WhatIsWrong, details: DataDetails = {}): Mistake {
  const short = { ...details, ...(details.found !== undefined && { found: shortened(details.found) }) };
  return new Mistake('data', sentences[what](short), null, { what, ...short });
}

function shortened(text: string): string {
  const most = 60;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
