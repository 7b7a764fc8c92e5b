import { roundTo } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import { RandomStream } from '../tensor/random.ts';
import type { Dtype } from '../tensor/dtype.ts';
import type { TrainSettings } from './record.ts';
import { modelNamed } from './settings.ts';

/** The seed that the course sets before it draws the initial parameters. */
const courseSeed = 612;

/** A regression in the form the loop works on. Every number in it is already rounded to the dtype. */
export interface Problem {
  readonly rows: number;
  readonly parameters: number;
  /** The design matrix column by column: element (i, j) is at `j * rows + i`. */
  readonly design: Float64Array;
  readonly targets: Float64Array;
  readonly learningRate: number;
  readonly dtype: Dtype;
}

/** Brings complete settings into columns. Scaling happens in double precision, as NumPy does it, and is rounded after. */
export function problemOf({ dtype, model, sales, learningRate }: TrainSettings): Problem {
  const columns = modelNamed(model).columns(sales);
  return {
    rows: sales.length,
    parameters: columns.length,
    design: roundedTo(dtype, columns.flat()),
    targets: roundedTo(
      dtype,
      sales.map(({ price }) => price),
    ),
    learningRate: roundTo(dtype, learningRate),
    dtype,
  };
}

/** The course's initial parameters: standard normal draws, one a parameter, rounded to the dtype. */
export function initialParameters({ model, dtype }: TrainSettings): Float64Array {
  const draws = new RandomStream(courseSeed).randn(modelNamed(model).parameterNames.length);
  return roundedTo(dtype, draws);
}

/** Rows `0..count-1` of some columns of a matrix stored like `Problem.design`. */
export function rowsOf(matrix: Float64Array, rows: number, columns: readonly number[]): number[][] {
  return Array.from({ length: rows }, (_, i) => columns.map((j) => at(matrix, j * rows + i)));
}

/** A copy in the precision of a dtype. */
export function roundedTo(dtype: Dtype, values: Iterable<number>): Float64Array {
  return Float64Array.from(values, (value) => roundTo(dtype, value));
}
