import { checkExperiment } from './experiment-checks.ts';
import { experimentSchema } from './experiment-schema.ts';
import type { Experiment } from './experiment.ts';
import { jsonText, listText } from './json-text.ts';
import { migrations as ownMigrations, type Migration } from './migrations.ts';
import type { NotRead } from './not-read.ts';
import { tooLarge as tooLargeFor } from './read-json.ts';
import { readVersioned } from './read-versioned.ts';

/** The extension of files with an experiment, with its dot. */
export const EXTENSION = '.tapelab';

/** The longest file, in bytes: a million rows of five columns. */
export const LARGEST = 100_000_000;

const FORMAT = 'tapelab-experiment';

export const tooLarge = (): NotRead => tooLargeFor(LARGEST);

/**
 * Reads what `experimentText` has written, in this version of TapeLab or an earlier one.
 * @throws NotRead where it is anything else
 */
export function readExperiment(bytes: Uint8Array, migrations: readonly Migration[] = ownMigrations): Experiment {
  const experiment = readVersioned(bytes, experimentSchema, {
    name: FORMAT,
    field: 'experiment',
    largest: LARGEST,
    none: { what: 'format', message: 'The file holds no experiment of TapeLab.' },
    migrations,
  });
  checkExperiment(experiment);
  return experiment;
}

/** Refuses a table that is too large as soon as that is known: the text of all of it might take minutes. */
function checkSize({ data }: Experiment): void {
  let length = 0;
  for (const { cells } of data.columns) {
    length += listText(cells).length;
    if (length > LARGEST) throw tooLarge();
  }
}

/**
 * The text of a file with an experiment. Numbers come back the very same.
 * @throws NotRead where it could not be opened again
 */
export function experimentText(experiment: Experiment): string {
  checkExperiment(experiment);
  checkSize(experiment);
  const text = `${jsonText({ format: FORMAT, version: ownMigrations.length + 1, experiment })}\n`;
  if (Buffer.byteLength(text) > LARGEST) throw tooLarge();
  return text;
}
