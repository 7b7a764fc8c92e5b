import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Outcome } from '../ipc/contract.ts';
import { writeWhole } from '../write-whole.ts';
import type { Experiment, ExperimentToKeep } from './experiment.ts';
import { EXTENSION, experimentText, LARGEST, readExperiment, tooLarge } from './experiment-file.ts';
import { fileNotRead } from './not-read.ts';
import { leastBytes, Unpacker } from './packed-cells.ts';

/** The experiment that the app keeps by itself, from start to start. */
export class KeptExperiment {
  readonly #unpacker = new Unpacker();

  /** @param now the time by which a damaged file is named */
  constructor(
    private readonly path: string,
    private readonly now: () => Date,
  ) {}

  /** @throws when it could not be recalled, or the disk refuses; then the one before stays */
  keep(experiment: ExperimentToKeep): void {
    if (leastBytes(experiment) > LARGEST) throw tooLarge();
    const text = experimentText(this.#unpacker.unpack(experiment));
    mkdirSync(dirname(this.path), { recursive: true });
    writeWhole(this.path, text);
  }

  /** Null where nothing is kept. A file that cannot be read is put aside, so that this is said once, and nothing lost. */
  recall(): Outcome<Experiment | null> {
    if (statSync(this.path, { throwIfNoEntry: false }) === undefined) return { ok: true, value: null };
    try {
      return { ok: true, value: this.read() };
    } catch (thrown) {
      return fileNotRead(thrown, basename(this.path), this.putAside());
    }
  }

  private read(): Experiment {
    if (statSync(this.path).size > LARGEST) throw tooLarge();
    return readExperiment(readFileSync(this.path));
  }

  private putAside(): { aside: string } | Record<string, never> {
    const time = this.now().toISOString().replaceAll(/[:.]/g, '-');
    const aside = `${basename(this.path, EXTENSION)}.damaged-${time}${EXTENSION}`;
    try {
      renameSync(this.path, join(dirname(this.path), aside));
      return { aside };
    } catch {
      return {};
    }
  }
}
