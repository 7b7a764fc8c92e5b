import type { Experiment, ExperimentSettings, OpenedExperiment, Problem } from '../../../src-main/ipc/contract.ts';
import { ask } from '../client.ts';
import { ownRegressionLab as lab } from '../own-regression-lab.ts';
import { toKeep } from './cells.ts';

/** The experiment is kept so often while it changes, in milliseconds: at most so much is lost when the power goes. */
const pause = 500;

/** So long, in milliseconds, something may be typed that makes no sense yet before it is said that it cannot be kept. */
const grace = 5000;

/** Keeps the experiment of the Regression lab from start to start. */
class Keeping {
  /** What went wrong when the experiment was kept the last time. */
  #unkept: Problem | null = $state.raw(null);
  /** What went wrong when an experiment was taken up; it is told until the table or a setting changes. */
  #unread: Problem | null = $state.raw(null);
  #isRecalled = false;
  #first: Promise<boolean> | null = null;
  #kept: Experiment | null = null;
  #newest: Experiment | null = null;
  /** What was kept or taken up last: its parts stand in for those that cannot be kept. */
  #valid: Experiment | null = null;
  #complaint: ReturnType<typeof setTimeout> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  get problem(): Problem | null {
    return this.#unkept ?? this.#unread;
  }

  /** Takes up the experiment of the last time, once; true where one was opened from outside. */
  begin(): Promise<boolean> {
    this.#first ??= this.recall();
    return this.#first;
  }

  /**
   * Takes up the experiment that is kept, or the one that was opened from outside; true where it is of the latter kind.
   * Later on only the latter, and what is open by then can be brought back.
   */
  async recall(): Promise<boolean> {
    const found = await ask('experiment:recall', null);
    this.#unread = found.ok ? null : found.problem;
    // A file that cannot be read is told once; behind it waits what was kept before.
    const outcome = found.ok || this.#isRecalled ? found : await ask('experiment:recall', null);
    const isFirst = !this.#isRecalled;
    this.#isRecalled = true;
    if (outcome.ok && outcome.value !== null) this.#takeUp(outcome.value, isFirst);
    this.#valid ??= lab.experiment;
    return !found.ok || (found.value?.name ?? null) !== null;
  }

  #takeUp({ name, experiment }: OpenedExperiment, isFirst: boolean): void {
    if (isFirst) lab.resume(experiment);
    else if (name !== null) lab.open(experiment);
    else return;
    this.#valid = lab.experiment;
    this.#kept = name === null ? this.#valid : null;
  }

  /** The experiment has changed. Nothing is kept before the last one has been taken up, which it would replace. */
  note(experiment: Experiment): void {
    if (!this.#isRecalled) return;
    if (experiment.data !== this.#valid?.data || experiment.settings !== this.#valid.settings) this.#unread = null;
    this.#newest = experiment;
    if (this.#timer === null) this.#timer = setTimeout(() => void this.#keep(), pause);
  }

  async #keep(): Promise<void> {
    const experiment = this.#newest;
    if (experiment !== null && !isSame(experiment, this.#kept)) {
      const outcome = await ask('experiment:keep', toKeep(experiment));
      if (outcome.ok) this.#kept = this.#valid = experiment;
      if (!outcome.ok && outcome.problem.kind === 'bad-request') {
        await this.#keepRest(experiment);
        this.#complaint ??= setTimeout(() => (this.#unkept = refusedBy(outcome.problem)), grace);
      } else this.#settle(outcome.ok ? null : outcome.problem);
    }
    this.#timer = null;
    if (this.#newest !== null && this.#newest !== experiment) this.note(this.#newest);
  }

  /** Keeps all of an experiment but its settings, or else all but its data: one of the two makes no sense yet. */
  async #keepRest(experiment: Experiment): Promise<void> {
    if (this.#valid === null) return;
    const { data, settings, rival } = this.#valid;
    for (const rest of [joined({ ...experiment, settings, rival }), joined({ ...experiment, data })]) {
      const outcome = await ask('experiment:keep', toKeep(rest));
      if (outcome.ok) this.#valid = this.#kept = rest;
      if (outcome.ok) return;
    }
  }

  /** What there was to complain of is over; the newest problem is told at once. */
  #settle(problem: Problem | null): void {
    if (this.#complaint !== null) clearTimeout(this.#complaint);
    this.#complaint = null;
    this.#unkept = problem;
  }
}

/** Data and settings of different times as one experiment: what in one part counts the other's items fits these. */
function joined({ data, settings, rival, view }: Experiment): Experiment {
  const count = data.features.length + 1;
  const fitted = <T extends ExperimentSettings | null>(each: T): T =>
    each?.initial && each.initial.length !== count ? { ...each, initial: null } : each;
  const last = Math.max(settings.iterations, rival?.iterations ?? 0) - 1;
  const contourBy = view.contourBy.some((place) => place >= count) ? ([0, 1] as const) : view.contourBy;
  const iteration = Math.max(0, Math.min(view.iteration, last));
  return { data, settings: fitted(settings), rival: fitted(rival), view: { ...view, iteration, contourBy } };
}

/** In the user's words: a part of the experiment is not as it can be kept. */
function refusedBy({ message, span, details }: Problem): Problem {
  return { kind: 'file-not-saved', message, span, details };
}

/** Whether two experiments are the same without looking into their tables, which are never changed in place. */
function isSame(a: Experiment, b: Experiment | null): boolean {
  const isSameMade = a.data === b?.data && a.settings === b.settings && a.rival === b.rival;
  return isSameMade && JSON.stringify(a.view) === JSON.stringify(b.view);
}

export const keeping = new Keeping();
