import { LatestAnswer } from './latest-answer.svelte.ts';

/** The methods side by side on the Methods tab; they have no steps. */
class MethodsLab {
  readonly answer = new LatestAnswer('derivative:methods');
}

export const methodsLab = new MethodsLab();
