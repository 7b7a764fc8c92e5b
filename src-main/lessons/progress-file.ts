import type { Migration } from '../experiment/migrations.ts';
import { tooLarge } from '../experiment/read-json.ts';
import { readVersioned } from '../experiment/read-versioned.ts';
import type { Progress } from './progress.ts';
import { progressSchema } from './progress-schema.ts';

const FORMAT = 'tapelab-progress';

/** The longest file, in bytes: no learner writes that much. */
export const LARGEST = 5_000_000;

/** The first leads from version 1 to version 2, and so on; see `docs/file-formats.md`. */
const ownMigrations: readonly Migration[] = [];

/**
 * A learner's progress as the text of a file.
 * @throws NotRead where it could not be read again
 */
export function progressText(progress: Progress): string {
  const text = `${JSON.stringify({ format: FORMAT, version: ownMigrations.length + 1, progress }, null, 2)}\n`;
  if (Buffer.byteLength(text) > LARGEST) throw tooLarge(LARGEST);
  return text;
}

/**
 * Reads such a file. What it says of lessons and questions that are not known here is kept.
 * @throws NotRead where it is none, damaged, or of a newer version
 */
export function readProgress(bytes: Uint8Array, migrations: readonly Migration[] = ownMigrations): Progress {
  return readVersioned(bytes, progressSchema, {
    name: FORMAT,
    field: 'progress',
    largest: LARGEST,
    none: { what: 'no-progress', message: 'The file holds no learning progress of TapeLab.' },
    migrations,
  });
}
