import type { Workbench } from './workbench.ts';

/** Which workbench is open; links from one to another change it too. */
class Navigation {
  #open: Workbench = $state('start');
  /** Where a link led away from; null where the learner came here by the rail. */
  #from: Workbench | null = $state(null);

  get open(): Workbench {
    return this.#open;
  }

  set open(workbench: Workbench) {
    this.#open = workbench;
    this.#from = null;
  }

  get from(): Workbench | null {
    return this.#from;
  }

  /** Follows a link, from whose end one comes back. */
  follow(workbench: Workbench): void {
    this.#from = this.#open;
    this.#open = workbench;
  }
}

export const navigation = new Navigation();
