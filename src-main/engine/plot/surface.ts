import type { SurfaceAnswer, SurfaceQuestion } from './answer.ts';

export function surface(_question: SurfaceQuestion): SurfaceAnswer {
  throw new Error('Not written yet');
}
