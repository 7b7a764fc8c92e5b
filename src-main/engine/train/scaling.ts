import { invalidSetting } from '../errors.ts';
import { at } from '../tensor/read.ts';
import type { Column } from '../data/column.ts';
import type { Scale, ScalingName } from './record.ts';

type Scaling = (values: Float64Array) => Scale;

/** How each scaling looks at a column; all of it in double precision, as NumPy does it. */
const scalings: Readonly<Record<ScalingName, Scaling>> = {
  none: () => ({ shift: 0, scale: 1 }),
  'min-max': (values) => {
    const shift = values.reduce((a, b) => Math.min(a, b));
    return { shift, scale: values.reduce((a, b) => Math.max(a, b)) - shift };
  },
  'z-score': (values) => {
    const mean = meanOf(values, (value) => value);
    return { shift: mean, scale: Math.sqrt(meanOf(values, (value) => (value - mean) ** 2)) };
  },
};

/**
 * What a column is shifted and divided by.
 * @throws Mistake `invalid-setting`, naming the column, where all its values are the same, so that there is nothing to
 *   divide by
 * @example scaleOf('min-max', { name: 'area', values: new Float64Array([50, 100, 150]) }) // { shift: 50, scale: 100 }
 */
export function scaleOf(scaling: ScalingName, { name, values }: Column): Scale {
  const { shift, scale } = scalings[scaling](values);
  if (scaling !== 'none' && isConstant(values)) {
    throw invalidSetting(`columns.${name}`, at(values, 0), 'at least two different values to scale by');
  }
  if (!Number.isFinite(shift) || !Number.isFinite(scale) || scale === 0) {
    throw invalidSetting(`columns.${name}`, scale, 'values whose spread is a number to divide by');
  }
  return { shift, scale };
}

/** Whether all values are the same. */
export function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/** The mean of what is made of each value, in pairs of halves, so that rounding does not add up over a long column. */
export function meanOf(values: Float64Array, of: (value: number, row: number) => number): number {
  return sumOver(0, values.length, (row) => of(at(values, row), row)) / values.length;
}

const SHORT = 128;

function sumOver(from: number, to: number, term: (row: number) => number): number {
  if (to - from > SHORT) {
    const middle = (from + to) >>> 1;
    return sumOver(from, middle, term) + sumOver(middle, to, term);
  }
  let sum = 0;
  for (let row = from; row < to; row++) sum += term(row);
  return sum;
}
