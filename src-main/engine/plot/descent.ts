import type { DescentAnswer, DescentQuestion } from './answer.ts';

export function descend(_question: DescentQuestion): DescentAnswer {
  throw new Error('Not written yet');
}
