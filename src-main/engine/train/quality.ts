import { at } from '../tensor/read.ts';
import { forEachRow, placeOfLargest } from './predict.ts';
import type { Problem } from './problem.ts';
import type { Learnt, Quality } from './record.ts';
import { isConstant, meanOf } from './scaling.ts';

/** How well parameters predict the rows of a problem. */
export function qualityOf(problem: Problem, parameters: readonly number[]): Quality {
  const learnt: Learnt = { ...problem, parameters };
  return learnt.model === 'linear' ? ofNumbers(problem, learnt) : ofClasses(problem, learnt);
}

function ofNumbers({ rows: { columns, targets } }: Problem, learnt: Learnt): Quality {
  const errors = new Float64Array(targets.length);
  forEachRow(learnt, columns, (row, scores) => (errors[row] = at(targets, row) - at(scores, 0)));
  const mean = meanOf(targets, (target) => target);
  const spread = meanOf(targets, (target) => (target - mean) ** 2);
  return {
    rSquared: isConstant(targets) ? null : 1 - meanOf(errors, (error) => error ** 2) / spread,
    meanAbsoluteError: meanOf(errors, Math.abs),
    accuracy: null,
  };
}

function ofClasses({ rows: { columns, targets }, count }: Problem, learnt: Learnt): Quality {
  let right = 0;
  forEachRow(learnt, columns, (row, scores) => {
    if (placeOfLargest(learnt, scores) === at(targets, row)) right += 1;
  });
  return { rSquared: null, meanAbsoluteError: null, accuracy: right / count };
}
