import type { Delimiter } from './csv.ts';
import type { CellFault } from './sheet.ts';

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const withComma = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i;
const special = /^[+-]?(?:nan|inf|infinity)$/i;
const grouped = /^[+-]?\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+(?:[.,]\d*)?$/;

/** One to three digits, not 0 alone, a comma, and three digits: 1,234 is written so both ways. */
const unclear = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/**
 * Whether a cell is written as a number, whatever its decimal sign is.
 * @example isNumeric(' 3,5') // true
 */
export function isNumeric(cell: string): boolean {
  const text = cell.trim();
  return plain.test(text) || withComma.test(text);
}

/**
 * Reads the cells of one table as finite numbers. Where the cells are not separated by commas, a comma may be their
 * decimal sign; then it is that of all, and what 1,234 means is known at the end only.
 */
export class Decimals {
  #sign: '.' | ',' | null = null;

  constructor(readonly delimiter: Delimiter) {}

  /**
   * The number in a cell, or why there is none; `unclear-comma` where `settled` tells at the end of the table.
   * @example new Decimals(';').read(' 3,5') // 3.5
   * @example new Decimals(',').read('3,5') // 'decimal-comma'
   */
  read(cell: string): number | CellFault {
    if (plain.test(cell)) return this.#readPlain(cell);
    const found = cell.trim();
    if (plain.test(found)) return this.#readPlain(found);
    if (!withComma.test(found) || (this.delimiter === ',' && grouped.test(found))) return faultOf(found);
    if (this.delimiter === ',') return 'decimal-comma';
    if (unclear.test(found)) return 'unclear-comma';
    return this.#hasSign(',') ? finite(numberWithComma(found)) : 'mixed-decimals';
  }

  /**
   * What an unclear cell turns out to be once the whole table is read.
   * @example new Decimals(';').settled('1,234') // 'unclear-comma'
   */
  settled(cell: string): number | CellFault {
    if (this.#sign === ',') return numberWithComma(cell);
    return this.#sign === '.' ? 'thousands' : 'unclear-comma';
  }

  #readPlain(found: string): number | CellFault {
    if (this.#sign !== '.' && found.includes('.') && !this.#hasSign('.')) return 'mixed-decimals';
    return finite(Number(found));
  }

  /** Whether this is the table's decimal sign, as the first one that it meets is. */
  #hasSign(sign: '.' | ','): boolean {
    this.#sign ??= sign;
    return this.#sign === sign;
  }
}

/**
 * The number in a cell whose comma is its decimal sign.
 * @example numberWithComma(' 1,234') // 1.234
 */
export const numberWithComma = (cell: string): number => Number(cell.trim().replace(',', '.'));

const finite = (value: number): number | CellFault => (Number.isFinite(value) ? value : 'not-finite');

function faultOf(found: string): CellFault {
  if (found === '') return 'missing';
  if (special.test(found)) return 'not-finite';
  return grouped.test(found) ? 'thousands' : 'text';
}
