import { generated } from '../generated.ts';
import type { Data } from './array.ts';
import type { Dtype } from './dtype.ts';

/** A matrix. */
export interface Table {
  readonly data: Data;
  /** Where its first element is. */
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  /** How far away the next row is, and the next column. */
  readonly toRow: number;
  readonly toColumn: number;
}

/** Writes the product of two matrices, of which the first has as many columns as the second has rows, from `out[start]` on. */
export type Multiply = (a: Table, b: Table, out: Data, start: number) => void;

/** How a term enters the sum `s`: as a function, and for floating-point numbers as the same in JavaScript. */
interface Joining {
  readonly join: (s: never, x: never, y: never) => number | bigint;
  readonly code: string | null;
}

const joinings: Readonly<Record<'float32' | 'float64' | 'int32' | 'int64' | 'rounded', Joining>> = {
  float64: { join: (s: number, x: number, y: number) => s + x * y, code: 's + x * y' },
  float32: { join: (s: number, x: number, y: number) => Math.fround(s + x * y), code: 'Math.fround(s + x * y)' },
  rounded: {
    join: (s: number, x: number, y: number) => Math.fround(s + Math.fround(x * y)),
    code: 'Math.fround(s + Math.fround(x * y))',
  },
  int32: { join: (s: number, x: number, y: number) => (s + Math.imul(x, y)) | 0, code: null },
  int64: { join: (s: bigint, x: bigint, y: bigint) => BigInt.asIntN(64, s + x * y), code: null },
};

const known: Readonly<Record<keyof typeof joinings, Multiply[]>> = {
  float64: [],
  float32: [],
  rounded: [],
  int32: [],
  int64: [],
};

/**
 * What multiplies matrices of a type.
 * @param isInner whether products of float32 are rounded before they are added, as TensorFlow's inner products are
 * @param terms how many products an element of the result is the sum of
 */
export function multiplierOf(dtype: Dtype, isInner: boolean, terms: number): Multiply {
  if (dtype === 'bool') throw new Error('Matrices of truth values');
  const joining = dtype === 'float32' && isInner ? 'rounded' : dtype;
  const place = Math.min(terms, FEW + 1);
  const found = known[joining][place];
  if (found !== undefined) return found;
  const { join, code } = joinings[joining];
  const made =
    (code === null ? null : generated<Multiply>('a, b, out, start', codeOf(code, terms))) ?? plain(join, dtype);
  known[joining][place] = made;
  return made;
}

const codeOf = (join: string, terms: number): string =>
  terms <= FEW ? fewTermsCode(join, terms) : manyTermsCode(join);

/** So many terms are added without a loop over them. */
const FEW = 8;

const opening = `
  const left = a.data, right = b.data, rows = a.rows, terms = a.columns, columns = b.columns;
  const row = a.toRow, step = a.toColumn, next = b.toRow, column = b.toColumn;`;

const counted = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

/**
 * Multiplies by one column after the other, whose few numbers it keeps at hand. Types share no code: a loop that meets one
 * type of array only is several times faster.
 */
function fewTermsCode(join: string, terms: number): string {
  const numbers = counted(terms).map((k) => `const y${k} = right[p + ${k} * next];`);
  const sum = counted(terms).map((k) => `x = left[from + ${k} * step], y = y${k}, s = ${join};`);
  return `${opening}
    for (let j = 0, p = b.start; j < columns; j++, p += column) {
      ${numbers.join(' ')}
      for (let i = 0, from = a.start, o = start + j; i < rows; i++, from += row, o += columns) {
        let s = 0, x, y;
        ${sum.join(' ')}
        out[o] = s;
      }
    }`;
}

/** Adds up several rows side by side: each sum waits for its own last term only. */
function manyTermsCode(join: string): string {
  const block = (width: number) => {
    const lanes = counted(width);
    const sums = lanes.map((k) => `let s${k} = 0;`).join(' ');
    const terms = lanes.map((k) => `s = s${k}; x = left[p + ${k} * row]; s${k} = ${join};`).join(' ');
    const results = lanes.map((k) => `out[o + ${k} * columns] = s${k};`).join(' ');
    return `for (; i + ${width} <= rows; i += ${width}, from += ${width} * row) {
      for (let j = 0, o = start + i * columns; j < columns; j++, o++) {
        ${sums}
        let s, x;
        for (let k = 0, p = from, q = b.start + j * column; k < terms; k++, p += step, q += next) {
          const y = right[q];
          ${terms}
        }
        ${results}
      }
    }`;
  };
  return `${opening}
    let i = 0, from = a.start;
    ${block(4)} ${block(3)} ${block(2)} ${block(1)}`;
}

function plain(join: Joining['join'], dtype: Dtype): Multiply {
  const zero = dtype === 'int64' ? 0n : 0;
  return (a, b, out, start) => {
    for (let cell = 0; cell < a.rows * b.columns; cell++) {
      let p = a.start + Math.floor(cell / b.columns) * a.toRow;
      let q = b.start + (cell % b.columns) * b.toColumn;
      let s: number | bigint = zero;
      for (let k = 0; k < a.columns; k++, p += a.toColumn, q += b.toRow) {
        s = join(s as never, a.data[p] as never, b.data[q] as never);
      }
      out[start + cell] = s as never;
    }
  };
}
