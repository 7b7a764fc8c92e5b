import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileNotRead, NotRead } from '../experiment/not-read.ts';
import { tooLarge } from '../experiment/read-json.ts';
import type { Outcome, Saved } from '../ipc/contract.ts';
import { writeWhole } from '../write-whole.ts';
import { LearnerFiles } from './learner-files.ts';
import { checkedName, fileName, freeName, NameRefused } from './learner-name.ts';
import type { Learners, Progress } from './progress.ts';
import { LARGEST, progressText, readProgress } from './progress-file.ts';

export interface LearnersOptions {
  /** Where the files of the learners are. */
  readonly folder: string;
  /** Asks for a file with progress; null where nothing was chosen. */
  readonly chooseFile: () => Promise<string | null>;
  /** Asks where a file shall go, proposing a name; null where nothing was chosen. */
  readonly choosePlace: (name: string) => Promise<string | null>;
}

/** The id of the one who is there from the start; those of others have a number behind it. */
const FIRST = 'learner';

const nobody = (id: string, name: string): Progress => ({ profile: { id, name }, lessons: {}, last: null });

/** The learners of this machine: who they are, who is at work, and how far each has come. */
export class LearnerBook {
  readonly #files: LearnerFiles;
  #all: Progress[] | null = null;
  #current = '';

  constructor(private readonly options: LearnersOptions) {
    this.#files = new LearnerFiles(options.folder);
  }

  /** Removes what a kill has left; called once, before anything else. */
  clearUnfinished(): void {
    this.#files.clearUnfinished();
  }

  /** Everybody, read from the disk at the first call; at the very first start there is one learner without a name. */
  recall(): Learners {
    const all = this.#known;
    const current = all.find(({ profile }) => profile.id === this.#current) ?? all[0] ?? nobody('learner', '');
    return { profiles: all.map(({ profile }) => profile), current, damaged: [...this.#files.damaged] };
  }

  /** @throws when the disk refuses, or there is no such learner */
  keep(progress: Progress): void {
    this.#replace({ ...progress, profile: this.#find(progress.profile.id).profile });
  }

  /** @throws when the disk refuses, or there is no such learner */
  choose(id: string): Learners {
    this.#find(id);
    this.#files.current = id;
    this.#current = id;
    return this.recall();
  }

  /** @throws when the disk refuses; NameRefused for a name that cannot be given */
  add(name: string): Learners {
    return this.#admit(nobody(this.#freeId(), checkedName(name, this.#names())));
  }

  /** @throws when the disk refuses; NameRefused for a name that cannot be given */
  rename(id: string, name: string): Learners {
    const found = this.#find(id);
    this.#replace({ ...found, profile: { id, name: checkedName(name, this.#names(id)) } });
    return this.recall();
  }

  /** @throws NameRefused for the last learner there is */
  remove(id: string): Learners {
    const { profile } = this.#find(id);
    const rest = this.#known.filter((each) => each.profile.id !== id);
    const [first] = rest;
    if (first === undefined) throw new NameRefused('last');
    this.#files.remove(profile);
    this.#all = rest;
    return id === this.#current ? this.choose(first.profile.id) : this.recall();
  }

  /** @throws when the disk refuses, or there is no such learner */
  reset(id: string): Learners {
    const { profile } = this.#find(id);
    this.#replace(nobody(profile.id, profile.name));
    return this.recall();
  }

  /**
   * Saves the progress of the learner at work where a dialog says.
   * @throws when the disk refuses
   */
  async export(): Promise<Saved> {
    const { current } = this.recall();
    const path = await this.options.choosePlace(`${fileName(current.profile.name)}.json`);
    if (path !== null) writeWhole(path, progressText(current));
    return { saved: path !== null };
  }

  /**
   * Adds the learner of a file, who goes to work: by the name in it, or else its own; where somebody has that name, with
   * a number behind it.
   * @throws when the disk refuses to keep it
   */
  async import(): Promise<Outcome<Learners | null>> {
    const path = await this.options.chooseFile();
    if (path === null) return { ok: true, value: null };
    const file = basename(path);
    let found: Progress;
    try {
      found = await readImport(path);
    } catch (thrown) {
      return fileNotRead(thrown, file);
    }
    const name = freeName([found.profile.name, basename(file, extname(file))], this.#names());
    return { ok: true, value: this.#admit({ ...found, profile: { id: this.#freeId(), name } }) };
  }

  get #known(): Progress[] {
    if (this.#all === null) {
      const found = this.#files.all();
      this.#all = found.length > 0 ? found : [nobody(this.#files.has(FIRST) ? this.#freeId([]) : FIRST, '')];
      const last = this.#files.current;
      const current = this.#all.find(({ profile }) => profile.id === last) ?? this.#all[0];
      this.#current = current?.profile.id ?? '';
    }
    return this.#all;
  }

  #find(id: string): Progress {
    const found = this.#known.find(({ profile }) => profile.id === id);
    if (!found) throw new NameRefused('unknown');
    return found;
  }

  #replace(progress: Progress): void {
    this.#files.write(progress);
    this.#all = this.#known.map((each) => (each.profile.id === progress.profile.id ? progress : each));
  }

  #admit(progress: Progress): Learners {
    this.#files.write(progress);
    this.#all = [...this.#known, progress];
    return this.choose(progress.profile.id);
  }

  /** The names that are taken; a learner's own is not. */
  #names(own: string | null = null): readonly string[] {
    return this.#known.flatMap(({ profile }) => (profile.id === own ? [] : [profile.name]));
  }

  /** An id that nobody has, nor a file that could not be put aside. */
  #freeId(all: readonly Progress[] = this.#known): string {
    const taken = new Set(all.map(({ profile }) => profile.id));
    for (let number = 1; ; number++) {
      const id = `${FIRST}-${number}`;
      if (!taken.has(id) && !this.#files.has(id)) return id;
    }
  }
}

async function readImport(path: string): Promise<Progress> {
  const found = await stat(path);
  if (!found.isFile()) throw new NotRead('This is no file.', { what: 'unreadable', reason: 'no file' });
  if (found.size > LARGEST) throw tooLarge(LARGEST);
  return readProgress(await readFile(path));
}
