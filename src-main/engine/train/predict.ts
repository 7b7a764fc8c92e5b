import { invalidSetting } from '../errors.ts';
import { at } from '../tensor/read.ts';
import { type FloatDtype, roundTo } from '../tensor/dtype.ts';
import { scaled } from './problem.ts';
import type { Column } from '../data/column.ts';
import type { Learnt } from './record.ts';

/** Rows to predict, column by column. */
export interface PredictQuestion {
  readonly learnt: Learnt;
  /** The features by their names, and any others. */
  readonly columns: readonly Column[];
}

/** What a model says of rows. */
export interface Prediction {
  /** Per row, in the units of the target: the number, or the most probable class. */
  readonly values: Float64Array;
  /** Of a classifier: per row the probability of each of its `classes`. */
  readonly probabilities: readonly (readonly number[])[] | null;
}

/**
 * Predicts new rows, given in the units of the data.
 * @param columns the features by their names, and any others
 * @throws Mistake `invalid-setting` for a feature that is missing, or a cell that is no finite number in the model's
 *   dtype, as it is or scaled
 */
export function predict(learnt: Learnt, columns: readonly Column[]): Prediction {
  const features = learnt.features.map(({ name, ...scale }) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (column === undefined)
      throw invalidSetting('columns', columns.map((each) => each.name).join(', '), `a column ${name}`);
    const values = scaled(learnt.dtype, column.values, scale);
    checkCells(column, values, columns[0]?.values.length ?? 0, learnt.dtype);
    return values;
  });
  const rows = features[0]?.length ?? 0;
  const probabilities = learnt.model === 'linear' ? null : new Array<readonly number[]>(rows);
  const values = new Float64Array(rows);
  forEachRow(learnt, features, (row, scores) => {
    if (probabilities === null) values[row] = scores[0] ?? NaN;
    else {
      probabilities[row] = probabilitiesOf(learnt, scores);
      values[row] = learnt.classes[placeOfLargest(learnt, scores)] ?? NaN;
    }
  });
  return { values, probabilities };
}

/** @param asSeen the values as the model sees them */
function checkCells({ name, values }: Column, asSeen: Float64Array, rows: number, dtype: FloatDtype): void {
  if (values.length !== rows)
    throw invalidSetting(`columns.${name}`, values.length, `${rows} rows, as the first column`);
  const row = asSeen.findIndex((value) => !Number.isFinite(value));
  if (row !== -1) throw invalidSetting(`columns.${name}[${row}]`, values[row], `a finite number in ${dtype}`);
}

/**
 * The scores of every row, one after the other, each in the same array.
 * @param features scaled and rounded
 */
export function forEachRow(
  { parameters, intercept, dtype, model, classes }: Learnt,
  features: readonly Float64Array[],
  visit: (row: number, scores: Float64Array) => void,
): void {
  const count = model === 'softmax' ? classes.length : 1;
  const scores = new Float64Array(count);
  const weights = Float64Array.from(parameters);
  const first = intercept === 'first' ? 1 : 0;
  for (let row = 0; row < (features[0]?.length ?? 0); row++) {
    for (let k = 0; k < count; k++) {
      let score = intercept === 'first' ? at(weights, k) : 0;
      for (let j = 0; j < features.length; j++) {
        const input = at(features[j] as Float64Array, row);
        score = roundTo(dtype, score + roundTo(dtype, at(weights, (first + j) * count + k) * input));
      }
      scores[k] = intercept === 'last' ? roundTo(dtype, score + at(weights, features.length * count + k)) : score;
    }
    visit(row, scores);
  }
}

/** The place among the classes of the most probable one. */
export function placeOfLargest({ model }: Learnt, scores: Float64Array): number {
  if (model === 'logistic') return at(scores, 0) > 0 ? 1 : 0;
  return scores.indexOf(Math.max(...scores));
}

function probabilitiesOf({ model }: Learnt, scores: Float64Array): readonly number[] {
  if (model === 'logistic') {
    const ofOne = sigmoid(at(scores, 0));
    return [sigmoid(-at(scores, 0)), ofOne];
  }
  const top = Math.max(...scores);
  const weights = Array.from(scores, (score) => Math.exp(score - top));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));
