import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LearnerBook } from './learners.ts';
import type { Learners } from './progress.ts';

export const names = ({ profiles }: Learners): string[] => profiles.map(({ name }) => name);

/** A machine with a disk, on which the app is started, and whose dialogs answer what the test has chosen. */
export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), 'tapelab-learners-'));
  /** Where the app has the files of the learners. */
  own = join(this.folder, 'progress');
  /** What the dialogs answer; null where they are cancelled. */
  chosen: string | null = null;
  /** The names that were proposed for a file. */
  readonly proposed: string[] = [];

  /** The book as it is after a start of the app. */
  start(): LearnerBook {
    const book = new LearnerBook({
      folder: this.own,
      chooseFile: () => Promise.resolve(this.chosen),
      choosePlace: (name) => {
        this.proposed.push(name);
        return Promise.resolve(this.chosen);
      },
    });
    book.clearUnfinished();
    return book;
  }

  /** The names of the app's own files. */
  files(): string[] {
    return readdirSync(this.own).sort();
  }

  read(name: string): string {
    return readFileSync(join(this.own, name), 'utf8');
  }

  /** Puts a file among the app's own. */
  put(name: string, content: string): void {
    mkdirSync(this.own, { recursive: true });
    writeFileSync(join(this.own, name), content);
  }

  /** Puts a file elsewhere, which the dialogs answer with. */
  offer(name: string, content: string | Uint8Array): void {
    this.chosen = join(this.folder, name);
    writeFileSync(this.chosen, content);
  }

  scrap(): void {
    rmSync(this.folder, { recursive: true });
  }
}
