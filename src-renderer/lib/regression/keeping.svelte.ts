import type { Experiment, Problem } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';
import { regressionLab as lab } from '../regression-lab.svelte.ts';

/** The experiment is kept so often while it changes, in milliseconds: at most so much is lost when the power goes. */
const pause = 500;

/** Keeps the experiment of the Regression lab from start to start. */
class Keeping {
  /** What went wrong the last time. */
  problem: Problem | null = $state.raw(null);
  #isRecalled = false;
  #first: Promise<boolean> | null = null;
  #kept: Experiment | null = null;
  #newest: Experiment | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Takes up the experiment of the last time, once; true where one was opened from outside. */
  begin(): Promise<boolean> {
    this.#first ??= this.recall();
    return this.#first;
  }

  /** Takes up the experiment that is kept, or the one that was opened from outside; true where it is of the latter kind. */
  async recall(): Promise<boolean> {
    const found = await ask('experiment:recall', null);
    this.problem = found.ok ? null : found.problem;
    // A file that cannot be read is told once; behind it waits what was kept before.
    const outcome = found.ok || this.#isRecalled ? found : await ask('experiment:recall', null);
    this.#isRecalled = true;
    if (!outcome.ok || outcome.value === null) return !found.ok;
    const { name, experiment } = outcome.value;
    lab.resume(experiment);
    this.#kept = name === null ? lab.experiment : null;
    return name !== null || !found.ok;
  }

  /** The experiment has changed. Nothing is kept before the last one has been taken up, which it would replace. */
  note(experiment: Experiment): void {
    if (!this.#isRecalled) return;
    this.#newest = experiment;
    if (this.#timer === null) this.#timer = setTimeout(() => void this.#keep(), pause);
  }

  async #keep(): Promise<void> {
    const experiment = this.#newest;
    if (experiment !== null && !isSame(experiment, this.#kept)) {
      const outcome = await ask('experiment:keep', experiment);
      // While something is being typed that makes no sense yet, what was kept before stays.
      if (outcome.ok || outcome.problem.kind !== 'bad-request') this.problem = outcome.ok ? null : outcome.problem;
      if (outcome.ok) this.#kept = experiment;
    }
    this.#timer = null;
    if (this.#newest !== null && this.#newest !== experiment) this.note(this.#newest);
  }
}

/** Whether two experiments are the same without looking into their tables, which are never changed in place. */
function isSame(a: Experiment, b: Experiment | null): boolean {
  const isSameMade = a.data === b?.data && a.settings === b.settings && a.rival === b.rival;
  return isSameMade && JSON.stringify(a.view) === JSON.stringify(b.view);
}

export const keeping = new Keeping();
