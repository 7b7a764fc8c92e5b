import { dataMistake } from './data-mistake.ts';
import type { Delimiter } from './csv.ts';

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

/** Where a cell is. */
interface Place {
  readonly row: number;
  readonly column: string;
  readonly found: string;
}

/**
 * Reads the cells of one table as finite numbers. Where the cells are not separated by commas, a comma may be their
 * decimal sign; then it is that of all, and 1,234 alone is refused.
 *
 * @example new Decimals(';').read('3,5', 2, 'price') // 3.5
 * @example new Decimals(',').read('3,5', 2, 'price') // throws data
 */
export class Decimals {
  #sign: '.' | ',' | null = null;
  #unclear: Place | null = null;

  constructor(readonly delimiter: Delimiter) {}

  /** @throws Mistake `data` for a cell that is not clearly a finite number */
  read(cell: string, row: number, column: string): number {
    if (plain.test(cell)) return this.#readPlain(cell, row, column);
    const found = cell.trim();
    if (plain.test(found)) return this.#readPlain(found, row, column);
    const place = { row, column, found };
    if (!withComma.test(found) || (this.delimiter === ',' && grouped.test(found))) throw refusal(place);
    if (this.delimiter === ',') throw dataMistake('decimal-comma', place);
    if (unclear.test(found)) this.#unclear ??= place;
    else this.#settle(',', place);
    return finite(Number(found.replace(',', '.')), place);
  }

  /** @throws Mistake `data` where nothing in the table tells what its commas mean */
  finish(): void {
    if (this.#unclear && this.#sign === null) throw dataMistake('unclear-comma', this.#unclear);
    if (this.#unclear && this.#sign === '.') throw dataMistake('thousands', this.#unclear);
  }

  #readPlain(found: string, row: number, column: string): number {
    const value = Number(found);
    if (this.#sign !== '.' && found.includes('.')) this.#settle('.', { row, column, found });
    return Number.isFinite(value) ? value : finite(value, { row, column, found });
  }

  #settle(sign: '.' | ',', place: Place): void {
    if (this.#sign !== null && this.#sign !== sign) throw dataMistake('mixed-decimals', place);
    this.#sign = sign;
  }
}

function finite(value: number, place: Place): number {
  if (!Number.isFinite(value)) throw dataMistake('not-finite', place);
  return value;
}

function refusal(place: Place): Error {
  const { row, column, found } = place;
  if (found === '') return dataMistake('missing', { row, column });
  if (special.test(found)) return dataMistake('not-finite', place);
  return dataMistake(grouped.test(found) ? 'thousands' : 'text', place);
}
