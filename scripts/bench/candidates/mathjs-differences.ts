import { compile } from 'mathjs';
import { type Candidate, gradientSize, pointTrial } from '../trial.ts';

const STEP = 1e-6;

/** Central differences of a compiled expression. */
export const candidate: Candidate = {
  gradient(subject) {
    const { variables, text } = subject;
    const expression = compile(text);
    const scope: Record<string, number> = {};
    const valueAt = () => expression.evaluate(scope) as number;
    return pointTrial(subject, gradientSize(subject), (at, out) => {
      variables.forEach((name, i) => (scope[name] = at[i] ?? NaN));
      out[0] = valueAt();
      variables.forEach((name, i) => {
        const middle = at[i] ?? NaN;
        scope[name] = middle + STEP;
        const above = valueAt();
        scope[name] = middle - STEP;
        out[i + 1] = (above - valueAt()) / (2 * STEP);
        scope[name] = middle;
      });
    });
  },
};
