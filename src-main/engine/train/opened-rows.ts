import { at } from '../tensor/read.ts';
import { arithmeticOf } from './arithmetic.ts';
import { type Problem, rowAt } from './problem.ts';
import type { Frame } from './record.ts';
import { rowOf, shareOf } from './row.ts';

/** What there is to see of some rows; see `Frame`. */
export interface OpenedRows extends Pick<Frame, 'inputs' | 'targets' | 'scores' | 'predictions'> {
  readonly terms: readonly number[];
  readonly adjoints: readonly (readonly number[])[];
  readonly contributions: readonly (readonly number[])[];
}

/**
 * Walks through the formulas that the training loop was made of, keeping what it makes on the way.
 * @param rows by their places in the data
 * @param batchSize of the batch that they belong to, over which the loss takes the mean
 */
export function openRows(
  { form, rows: data, dtype }: Problem,
  parameters: readonly number[],
  rows: readonly number[],
  batchSize: number,
): OpenedRows {
  const arithmetic = arithmeticOf(dtype);
  const share = shareOf(form, batchSize);
  const inputs = rows.map((row) => rowAt(data.columns, row));
  const targets = rows.map((row) => at(data.targets, row));
  const opened = inputs.map((features, i) =>
    rowOf(form, arithmetic, { features, target: targets[i] ?? NaN, parameters, share }),
  );
  return {
    inputs,
    targets,
    scores: opened.map(({ scores }) => scores),
    predictions: opened.map(({ predictions }) => predictions),
    terms: opened.map(({ term }) => term),
    adjoints: opened.map(({ adjoints }) => adjoints),
    contributions: opened.map(({ contributions }) => contributions),
  };
}
