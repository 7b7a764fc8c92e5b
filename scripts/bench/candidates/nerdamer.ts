import nerdamer from 'nerdamer/all.js';
import { readTexts } from '../reading.ts';
import { type Candidate, symbolicTrial } from '../trial.ts';

export const candidate: Candidate = {
  symbolic: ({ text, variables }) =>
    symbolicTrial(
      text,
      (varied) => {
        const expression = nerdamer(varied);
        return variables.map((name) => nerdamer.diff(expression, name));
      },
      (gradient) => readTexts(gradient.map(String), variables),
    ),
};
