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
      for (let k = 0; k < size * size; k++) {
        at[0] = gridAxis[k % size] ?? NaN;
        at[1] = gridAxis[Math.floor(k / size)] ?? NaN;
        hand(at, out);
        for (let i = 0; i < 3; i++) planes[i * size * size + k] = out[i] ?? NaN;
      }
    });
  },
};
