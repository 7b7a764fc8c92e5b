import type { ExperimentData, Problem, Sheet } from '../../../src-main/ipc/contract.ts';
import { ask, listen } from '../client.ts';

/** How an import of a file stands. */
class Import {
  /** From 0 to 1 while a file is being read; null otherwise. */
  share: number | null = $state(null);
  problem: Problem | null = $state.raw(null);

  /** Reads a file; null where it was refused or cancelled, which `problem` says. */
  async read(file: Blob): Promise<ExperimentData | null> {
    this.share = 0;
    this.problem = null;
    const stop = listen('engine:progress', ({ share }) => (this.share = share));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcome = await ask('data:read', { bytes });
    stop();
    this.share = null;
    if (outcome.ok) return this.#take(outcome.value);
    this.problem = outcome.problem.kind === 'cancelled' ? null : outcome.problem;
    return null;
  }

  /** The last column is what the others predict, until the learner says otherwise. */
  #take({ columns }: Sheet): ExperimentData | null {
    const names = columns.map(({ name }) => name);
    const [target = ''] = names.slice(-1);
    if (names.length > 1) return { origin: null, columns, target, features: names.slice(0, -1) };
    const details = { what: 'delimiter', found: target };
    this.problem = { kind: 'data', message: `There is only one column, ${target}`, span: null, details };
    return null;
  }

  /** Ends the reading. */
  async cancel(): Promise<void> {
    await ask('engine:cancel', null);
  }
}

export const dataImport = new Import();
