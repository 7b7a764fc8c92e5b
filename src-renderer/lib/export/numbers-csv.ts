import type { DerivativeAnswer, Formula } from '../../../src-main/ipc/contract.ts';
import { derivativeTitle } from '../derivation-view.ts';

/** What the columns are called, in the chosen language. */
export interface CsvWords {
  readonly quantity: string;
  readonly formula: string;
  readonly value: string;
}

type Row = readonly [quantity: string, formula: string, value: string];

/** By this a spreadsheet knows that the letters are Unicode. */
const byteOrderMark = '\ufeff';

/** A formula of the derivative is no formula of the spreadsheet: with a blank before its sign it stays text. */
const asText = (formula: string): string => (/^[-=+@]/.test(formula) ? ` ${formula}` : formula);

/**
 * A cell as a table of comma-separated values asks for it.
 *
 * @example quoted('max(x, y)') // '"max(x, y)"'
 */
export function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Point, value, gradient and Hessian, a row each: with all digits, and empty where there is no number. */
export function numbersCsv(answer: DerivativeAnswer, point: Readonly<Record<string, number>>, words: CsvWords): string {
  const { variables, symbolic, numeric } = answer;
  const only = variables.length === 1;
  const row = (quantity: string, { text }: Pick<Formula, 'text'>, value: number | undefined): Row => {
    return [quantity, asText(text), value === undefined ? '' : String(value)];
  };
  const rows: readonly Row[] = [
    [words.quantity, words.formula, words.value],
    ...variables.map((name) => row(name, { text: '' }, point[name])),
    row('f', symbolic.value, numeric?.value),
    ...symbolic.gradient.map((formula, i) =>
      row(derivativeTitle([variables[i] ?? ''], only), formula, numeric?.gradient[i]),
    ),
    ...symbolic.hessian.flatMap((formulas, i) =>
      formulas.map((formula, j) => {
        const by = [variables[i] ?? '', variables[j] ?? ''];
        return row(derivativeTitle(by, only), formula, numeric?.hessian[i]?.[j]);
      }),
    ),
  ];
  return byteOrderMark + rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}
