import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clearUnfinished, writeWhole } from '../write-whole.ts';
import type { Profile, Progress } from './progress.ts';
import { LARGEST, progressText, readProgress } from './progress-file.ts';

const EXTENSION = '.json';

/** In the order in which they came: learner-2 before learner-10. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** The file that says who is at work; no learner has this id. */
const CURRENT = 'current.txt';

/** The files of the learners in one folder, one each. */
export class LearnerFiles {
  readonly damaged: string[] = [];

  constructor(private readonly folder: string) {}

  /** Removes what a kill in the middle of writing has left; nobody may be writing meanwhile. */
  clearUnfinished(): void {
    // The file that was being written may not have been there before.
    const begun = this.#names().map((name) => name.replace(/\.[^.]+\.new$/, ''));
    for (const name of new Set(begun)) clearUnfinished(join(this.folder, name));
  }

  /** All learners whose file can be read, in the order of their ids; a damaged file is put aside. */
  all(): Progress[] {
    return this.#ids().flatMap((id) => this.#read(id) ?? []);
  }

  /** Whether there is a file of this id, readable or not: a new learner gets another. */
  has(id: string): boolean {
    return existsSync(this.#pathOf(id));
  }

  /** @throws when the disk refuses, or it could not be read again; then the file before stays */
  write(progress: Progress): void {
    mkdirSync(this.folder, { recursive: true });
    writeWhole(this.#pathOf(progress.profile.id), progressText(progress));
  }

  /** @throws when the disk refuses */
  remove({ id }: Profile): void {
    rmSync(this.#pathOf(id), { force: true });
  }

  /** Who was at work last; null where nobody was, or that is not known. */
  get current(): string | null {
    try {
      return readFileSync(join(this.folder, CURRENT), 'utf8').trim();
    } catch {
      return null;
    }
  }

  /** @throws when the disk refuses */
  set current(id: string | null) {
    mkdirSync(this.folder, { recursive: true });
    writeWhole(join(this.folder, CURRENT), `${id ?? ''}\n`);
  }

  #ids(): string[] {
    const names = this.#names().filter((name) => /^[a-z0-9-]{1,40}\.json$/.test(name));
    return names.map((name) => basename(name, EXTENSION)).sort(byNumber);
  }

  #names(): string[] {
    try {
      return readdirSync(this.folder);
    } catch {
      // Before the first answer there is no folder yet.
      return [];
    }
  }

  #read(id: string): Progress | null {
    const path = this.#pathOf(id);
    try {
      if (statSync(path).size > LARGEST) throw new RangeError('too large');
      const progress = readProgress(readFileSync(path));
      // A file that was copied by hand is the learner of its name.
      return { ...progress, profile: { ...progress.profile, id } };
    } catch {
      this.#putAside(id);
      return null;
    }
  }

  /** Nothing is ever dropped: what cannot be read gets another name, by which it is told. */
  #putAside(id: string): void {
    for (let number = 1; ; number++) {
      const aside = `${id}.damaged-${number}${EXTENSION}`;
      if (statSync(join(this.folder, aside), { throwIfNoEntry: false })) continue;
      try {
        renameSync(this.#pathOf(id), join(this.folder, aside));
        this.damaged.push(aside);
      } catch {
        this.damaged.push(`${id}${EXTENSION}`);
      }
      return;
    }
  }

  #pathOf(id: string): string {
    return join(this.folder, `${id}${EXTENSION}`);
  }
}
