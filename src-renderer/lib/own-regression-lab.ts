import { RegressionLab } from './regression-lab.svelte.ts';

/** What the Regression lab holds, which is kept from start to start; lessons have runs of their own. */
export const ownRegressionLab = new RegressionLab();
