import type { CurveAnswer, CurveQuestion } from './answer.ts';

export function curve(_question: CurveQuestion): CurveAnswer {
  throw new Error('Not written yet');
}
