import type { ExperimentData, FitSettings, Run } from '../../../src-main/ipc/contract.ts';
import { quoted } from '../export/numbers-csv.ts';
import { textOf } from './cells.ts';
import { parameterSymbols } from './symbols.ts';

/** By this a spreadsheet knows that the letters are Unicode. */
const byteOrderMark = '\ufeff';

/** Rows of cells as a CSV file. */
function csv(rows: Iterable<readonly string[]>): string {
  return byteOrderMark + Array.from(rows, (cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** The table as it is, cells without numbers too. */
export function dataCsv({ columns }: Pick<ExperimentData, 'columns'>): string {
  const rows = columns[0]?.cells.length ?? 0;
  const body = Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => textOf(cells[row])));
  return csv([columns.map(({ name }) => name), ...body]);
}

/**
 * The file from which a program reads its data: each column in its place, below a heading. Without a mark before the
 * letters: NumPy would read it as one of them.
 */
export function programDataCsv({ columns }: Pick<FitSettings, 'columns'>): string {
  const heading = columns.map(({ name }) => quoted(name)).join(',');
  const rows = Array.from(columns[0]?.values ?? [], (_, row) => columns.map(({ values }) => values[row]).join(','));
  return `${[heading, ...rows].join('\n')}\n`;
}

/** Every update that is kept: its number, the loss before it and the parameters after it, with all digits. */
export function logCsv({ loss, history, initial, settings }: Run): string {
  const count = initial.length;
  const rows = history.parameters.length / count;
  const lines = Array.from({ length: rows }, (_, row) => {
    const parameters = history.parameters.subarray(row * count, (row + 1) * count);
    const update = row * history.stride;
    return [String(update), String(loss[update]), ...Array.from(parameters, String)];
  });
  return csv([['i', 'Loss', ...parameterSymbols(settings)], ...lines]);
}
