import algebrite from 'algebrite';
import { readTexts } from '../reading.ts';
import { type Candidate, symbolicTrial } from '../trial.ts';

export const candidate: Candidate = {
  symbolic: ({ text, variables }) =>
    symbolicTrial(
      text,
      (varied) => {
        const expression = algebrite.eval(varied);
        return variables.map((name) => algebrite.derivative(expression, name));
      },
      (gradient) => readTexts(gradient.map(String), variables),
    ),
};
