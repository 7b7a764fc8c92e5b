import type { DerivativeQuestion } from '../answer.ts';
import type { ProgramAnswer } from './answer.ts';

export function programs(_question: DerivativeQuestion): ProgramAnswer {
  throw new Error('Not written yet');
}
