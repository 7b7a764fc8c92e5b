import type { Form } from './row.ts';

/** Columns and targets of the rows that a loop runs over, all rounded to the dtype. */
export interface Rows {
  readonly columns: readonly Float64Array[];
  /** Numbers; of softmax the place of each row's class. */
  readonly targets: Float64Array;
}

/**
 * Adds what rows `from` to `to - 1` give to running sums, rounding after every addition. Sum j has a line of `lanes` of
 * its own, from `j * lanesOf(dtype)` on: row i goes to its lane `(i - from) mod width`, where width is a power of two.
 * Sum 0 is the loss's, the others the gradient's; those of float64 still have to be multiplied by the share.
 */
export type RowLoop = (
  parameters: Float64Array,
  share: number,
  from: number,
  to: number,
  lanes: Float64Array,
  width: number,
) => void;

/** Numbers in a line of sums. float32 adds in TensorFlow's lanes; a float64 sum is one number, held in a register. */
export const lanesOf = (dtype: Form['dtype']): number => (dtype === 'float32' ? 32 : 1);
