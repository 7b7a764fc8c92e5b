import { invalidSetting } from '../errors.ts';
import { roundTo } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import type { Price, PriceQuestion } from './lab-record.ts';
import { predict } from './predict.ts';
import { scaled } from './problem.ts';
import type { Learnt } from './record.ts';

/**
 * Predicts a row with the sum written out, in the model's dtype: `value` is what `predict` says, to the last bit.
 * @throws Mistake `invalid-setting` for another model than a linear one, another number of features or parameters, and a
 *   feature that is no finite number in the model's dtype, as it is or scaled
 */
export function price({ learnt, row }: PriceQuestion): Price {
  const { model, features, parameters, intercept, dtype } = learnt;
  if (model !== 'linear') throw invalidSetting('learnt.model', model, 'linear');
  if (row.length !== features.length) throw invalidSetting('row', row.length, `${features.length} numbers`);
  const count = features.length + (intercept === 'none' ? 0 : 1);
  if (parameters.length !== count) throw invalidSetting('learnt.parameters', parameters.length, `${count} numbers`);
  const inputs = inputsOf(learnt, row);
  const besides = { none: inputs, first: [1, ...inputs], last: [...inputs, 1] }[intercept];
  const { values } = predict(
    learnt,
    features.map(({ name }, j) => ({ name, values: Float64Array.of(row[j] ?? NaN) })),
  );
  return {
    inputs,
    products: parameters.map((value, j) => roundTo(dtype, value * (besides[j] ?? NaN))),
    value: at(values, 0),
  };
}

/** The features as the model sees them. */
function inputsOf({ features, dtype }: Learnt, row: readonly number[]): number[] {
  return features.map((scale, j) => {
    const found = row[j] ?? NaN;
    const input = at(scaled(dtype, Float64Array.of(found), scale), 0);
    if (!Number.isFinite(input)) throw invalidSetting(`row[${j}]`, found, `a finite number in ${dtype}`);
    return input;
  });
}
