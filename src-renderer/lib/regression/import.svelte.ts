import type { ExperimentData, Outcome, Problem, Sheet } from '../../../src-main/ipc/contract.ts';
import { ask, listen } from '../client.ts';
import { sparingQuestions } from '../latest-answer.svelte.ts';

/** Asks for the table in a file, which may be gone since it was chosen. */
async function sheetIn(file: File): Promise<Outcome<Sheet>> {
  try {
    return await ask('data:read', { bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const details = { what: 'unreadable', file: file.name, reason };
    return { ok: false, problem: { kind: 'file-not-read', message: reason, span: null, details } };
  }
}

/** How an import of a file stands. */
class Import {
  /** From 0 to 1 while a file is being read; null otherwise. */
  share: number | null = $state(null);
  problem: Problem | null = $state.raw(null);

  /** Reads a file; null where it was refused or cancelled, which `problem` says, and while another is being read. */
  async read(file: File): Promise<ExperimentData | null> {
    if (this.share !== null) return null;
    this.share = 0;
    this.problem = null;
    const stop = listen('engine:progress', ({ share }) => (this.share = share));
    const outcome = await sheetIn(file);
    stop();
    this.share = null;
    if (outcome.ok) return this.#take(outcome.value);
    this.problem = outcome.problem.kind === 'cancelled' ? null : outcome.problem;
    return null;
  }

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
    await sparingQuestions(() => ask('engine:cancel', null));
  }
}

export const dataImport = new Import();
