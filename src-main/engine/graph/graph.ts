import type { GraphAnswer, GraphQuestion } from './answer.ts';

export function graph(_question: GraphQuestion): GraphAnswer {
  throw new Error('Not written yet');
}
