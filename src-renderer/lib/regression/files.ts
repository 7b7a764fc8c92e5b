import type { Problem } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';
import { regressionLab as lab } from '../regression-lab.svelte.ts';

/** What the dialog proposes for a file of the experiment, without an extension. */
const proposedName = 'experiment';

/** Opens an experiment from a file; null when that is done or was cancelled, else what went wrong. */
export async function openExperiment(): Promise<Problem | null> {
  const outcome = await ask('experiment:open', null);
  if (!outcome.ok) return outcome.problem;
  if (outcome.value) lab.open(outcome.value.experiment);
  return null;
}

/** Saves the experiment as it is; null when that is done or was cancelled, else what went wrong. */
export async function saveExperiment(): Promise<Problem | null> {
  const outcome = await ask('experiment:save', { name: proposedName, experiment: lab.experiment });
  return outcome.ok ? null : outcome.problem;
}
