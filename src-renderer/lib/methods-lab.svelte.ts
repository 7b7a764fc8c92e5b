import type { DerivativeQuestion } from '../../src-main/ipc/contract.ts';
import { LatestAnswer } from './latest-answer.svelte.ts';

/** A function whose differences show what a step costs: they are exact on many that are typed first. */
export const sampleQuestion: DerivativeQuestion = { expression: 'sin(x)', point: { x: 1 } };

/** The methods side by side on the Methods tab; they have no steps. */
export class MethodsLab {
  readonly answer = new LatestAnswer('derivative:methods');
  /** The same of the sample, which is asked for once. */
  readonly sample = new LatestAnswer('derivative:methods');
}
