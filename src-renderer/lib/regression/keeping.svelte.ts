import type { Experiment, Problem } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';
import { regressionLab as lab } from '../regression-lab.svelte.ts';

/** So long after a change, in milliseconds, the experiment is kept: at most so much is lost when the power goes. */
const pause = 500;

/** Keeps the experiment of the Regression lab from start to start. */
class Keeping {
  /** What went wrong the last time. */
  problem: Problem | null = $state.raw(null);
  #isRecalled = false;
  #first: Promise<boolean> | null = null;
  #kept: Experiment | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes up the experiment of the last time, once; true where one was opened from outside. */
  begin(): Promise<boolean> {
    this.#first ??= this.recall();
    return this.#first;
  }

  /** Takes up the experiment that is kept, or the one that was opened from outside; true where it is of the latter kind. */
  async recall(): Promise<boolean> {
    const outcome = await ask('experiment:recall', null);
    this.#isRecalled = true;
    this.problem = outcome.ok ? null : outcome.problem;
    if (!outcome.ok || outcome.value === null) return false;
    lab.resume(outcome.value.experiment);
    this.#kept = lab.experiment;
    return outcome.value.name !== null;
  }

  /** The experiment has changed. Nothing is kept before the last one has been taken up, which it would replace. */
  note(experiment: Experiment): void {
    if (!this.#isRecalled) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(experiment), pause);
  }

  async #keep(experiment: Experiment): Promise<void> {
    if (isSame(experiment, this.#kept)) return;
    const outcome = await ask('experiment:keep', experiment);
    if (outcome.ok) this.#kept = experiment;
    this.problem = outcome.ok ? null : outcome.problem;
  }
}

/** Whether two experiments are the same without looking into their tables, which are never changed in place. */
function isSame(a: Experiment, b: Experiment | null): boolean {
  const isSameMade = a.data === b?.data && a.settings === b.settings && a.rival === b.rival;
  return isSameMade && JSON.stringify(a.view) === JSON.stringify(b.view);
}

export const keeping = new Keeping();
