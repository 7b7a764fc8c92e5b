import { gridAxis } from '../expressions.ts';
import { type Candidate, gradientSize, gridTrial, hessianSize, pointTrial } from '../trial.ts';

/** Closed forms written by hand. */
export const candidate: Candidate = {
  gradient: (subject) => pointTrial(subject, gradientSize(subject), subject.hand),
  hessian: (subject) => pointTrial(subject, hessianSize(subject), subject.hand),
  grid: ({ hand }) => {
    const size = gridAxis.length;
    const [at, out] = [new Float64Array(2), new Float64Array(3)];
    return gridTrial((planes) => {
      for (let j = 0, k = 0; j < size; j++) {
        at[1] = gridAxis[j] as number;
        for (let i = 0; i < size; i++, k++) {
          at[0] = gridAxis[i] as number;
          hand(at, out);
          for (let plane = 0; plane < 3; plane++) planes[plane * size * size + k] = out[plane] as number;
        }
      }
    });
  },
};
