import { getContext, hasContext, setContext } from 'svelte';
import { RegressionScene } from './regression/scene.svelte.ts';
import { ownRegressionLab } from './own-regression-lab.ts';
import { RegressionLab } from './regression-lab.svelte.ts';

/** One training run, with all that its charts are drawn from. */
export class RegressionBench {
  readonly scene: RegressionScene;

  constructor(readonly lab = new RegressionLab()) {
    this.scene = new RegressionScene(lab);
  }
}

/** That of the Regression lab: it outlives the view, so that going elsewhere and back loses nothing. */
export const ownRegressionBench = new RegressionBench(ownRegressionLab);

const key = Symbol('regression bench');

/** What the component is about: that of the lesson that it is part of, else the lab's own. */
export function regressionBench(): RegressionBench {
  return hasContext(key) ? getContext<RegressionBench>(key) : ownRegressionBench;
}

/** Makes all components inside this one show another bench than the lab's own. */
export function provideRegressionBench(bench: RegressionBench): void {
  setContext(key, bench);
}
