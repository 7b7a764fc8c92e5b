import { type FloatDtype, roundTo } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import { arithmeticOf } from './arithmetic.ts';
import { type Form, backFrom } from './row.ts';
import { type RowLoop, type Rows, lanesOf } from './rows.ts';

/** The loop over rows without generated code: the same numbers in the same order, feature by feature. */
export function plainLoop(form: Form, { columns, targets }: Rows): RowLoop {
  const { dtype, intercept, scores: count } = form;
  const arithmetic = arithmeticOf(dtype);
  const stride = lanesOf(dtype);
  const inputs = new Float64Array(columns.length + (intercept === 'none' ? 0 : 1)).fill(1);
  const first = intercept === 'first' ? 1 : 0;
  const scores = new Float64Array(count);
  return (parameters, factor, from, to, lanes, width) => {
    const share = dtype === 'float64' ? null : factor;
    for (let i = from; i < to; i++) {
      for (let j = 0; j < columns.length; j++) inputs[first + j] = at(columns[j] as Float64Array, i);
      addProducts(dtype, inputs, parameters, scores);
      const { term, adjoints } = backFrom(form, arithmetic, [...scores], at(targets, i), share);
      const lane = (i - from) & (width - 1);
      lanes[lane] = roundTo(dtype, at(lanes, lane) + term);
      addContributions(dtype, inputs, adjoints, lanes.subarray(lane + stride), stride);
    }
  };
}

/** Writes the scores of a row: for each the sum of inputs times weights. */
function addProducts(dtype: FloatDtype, inputs: Float64Array, weights: Float64Array, scores: Float64Array): void {
  const count = scores.length;
  for (let k = 0; k < count; k++) {
    let score = roundTo(dtype, at(weights, k) * at(inputs, 0));
    for (let j = 1; j < inputs.length; j++) {
      score = roundTo(dtype, score + roundTo(dtype, at(weights, j * count + k) * at(inputs, j)));
    }
    scores[k] = score;
  }
}

/** Adds input times adjoint to the sum of each weight, a stride apart. */
function addContributions(
  dtype: FloatDtype,
  inputs: Float64Array,
  adjoints: readonly number[],
  sums: Float64Array,
  stride: number,
): void {
  let place = 0;
  for (let j = 0; j < inputs.length; j++) {
    for (let k = 0; k < adjoints.length; k++) {
      sums[place] = roundTo(dtype, at(sums, place) + roundTo(dtype, (adjoints[k] as number) * at(inputs, j)));
      place += stride;
    }
  }
}
