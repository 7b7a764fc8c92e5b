import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ExperimentToSave, OpenedExperiment, Outcome, Saved } from '../ipc/contract.ts';
import { writeWhole } from '../write-whole.ts';
import type { Arrivals } from './arrivals.ts';
import { EXTENSION, experimentText, LARGEST, readExperiment, tooLarge } from './experiment-file.ts';
import type { ExperimentToKeep } from './experiment.ts';
import { KeptExperiment } from './kept-experiment.ts';
import { fileNotRead, NotRead } from './not-read.ts';

/** The experiments of the Regression lab: the one that is kept from start to start, and those in files. */
export interface Experiments {
  /** @throws when it could not be opened again, or the disk refuses */
  keep(experiment: ExperimentToKeep): void;
  /**
   * The one that was opened by a double click, once; else the one that was kept; null where there is none. A file that is
   * refused is refused once: who asks again gets what comes next.
   */
  recall(): Promise<Outcome<OpenedExperiment | null>>;
  /** Asks for a file and reads it; null where the dialog was cancelled. */
  open(): Promise<Outcome<OpenedExperiment | null>>;
  /**
   * Asks for a place and writes it there.
   * @throws when it could not be opened again, or the disk refuses
   */
  save(request: ExperimentToSave): Promise<Saved>;
}

export interface ExperimentsOptions {
  /** Where the app keeps what is its own. */
  readonly folder: string;
  readonly arrivals: Arrivals;
  /** Asks for an experiment's file; null where nothing was chosen. */
  readonly chooseFile: () => Promise<string | null>;
  /** Asks where a file shall go, proposing a name; null where nothing was chosen. */
  readonly choosePlace: (name: string) => Promise<string | null>;
  readonly now?: () => Date;
}

/** The name in the app's own folder of the experiment that is kept. */
export const KEPT = `last${EXTENSION}`;

/** Reads a file wherever it lies, without holding anything else up. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  // Of a pipe or a device there may be no end.
  if (!found.isFile()) throw new NotRead('This is no file.', { what: 'unreadable', reason: 'no file' });
  if (found.size > LARGEST) throw tooLarge();
  return readFile(path);
}

async function openFile(path: string): Promise<Outcome<OpenedExperiment>> {
  try {
    const experiment = readExperiment(await bytesOf(path));
    return { ok: true, value: { name: basename(path, extname(path)), experiment } };
  } catch (thrown) {
    return fileNotRead(thrown, basename(path));
  }
}

/** Experiments in the app's own folder and wherever dialogs lead to. */
export function experimentFiles(options: ExperimentsOptions): Experiments {
  const { folder, arrivals, chooseFile, choosePlace, now = () => new Date() } = options;
  const kept = new KeptExperiment(join(folder, KEPT), now);
  return {
    keep: (experiment) => kept.keep(experiment),
    async recall() {
      const arrived = arrivals.take();
      if (arrived !== null) return openFile(arrived);
      const recalled = kept.recall();
      if (!recalled.ok || recalled.value === null) return recalled as Outcome<null>;
      return { ok: true, value: { name: null, experiment: recalled.value } };
    },
    async open() {
      const path = await chooseFile();
      return path === null ? { ok: true, value: null } : openFile(path);
    },
    async save({ name, experiment }) {
      const text = experimentText(experiment);
      const path = await choosePlace(name + EXTENSION);
      if (path !== null) writeWhole(path, text);
      return { saved: path !== null };
    },
  };
}
