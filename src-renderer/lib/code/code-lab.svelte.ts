import { LatestAnswer } from '../latest-answer.svelte.ts';

/** The programs of the Code tab. */
type ProgramName = 'gradient' | 'hessian' | 'trap';

/** Which program the Code tab shows; its steps are those of the graph. */
export class CodeLab {
  readonly answer = new LatestAnswer('derivative:programs');
  shown: ProgramName = $state('gradient');
}
