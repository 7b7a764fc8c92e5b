import * as v from 'valibot';
import { checkExperiment } from './experiment-checks.ts';
import { experimentSchema } from './experiment-schema.ts';
import type { Experiment } from './experiment.ts';
import { jsonFault } from './json-fault.ts';
import { jsonText, listText } from './json-text.ts';
import { migrations as ownMigrations, type Migration } from './migrations.ts';
import { NotRead } from './not-read.ts';

/** The extension of files with an experiment, with its dot. */
export const EXTENSION = '.tapelab';

/** The longest file, in bytes: a million rows of five columns. */
export const LARGEST = 100_000_000;

const FORMAT = 'tapelab-experiment';

export function tooLarge(): NotRead {
  const limit = LARGEST / 1e6;
  return new NotRead(`The file is larger than ${limit} MB.`, { what: 'size', limit });
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > LARGEST) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotRead('The file is no text.', { what: 'not-text' });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const lines = text.slice(0, jsonFault(text) ?? text.length).split('\n');
    const [line, column] = [lines.length, (lines.at(-1)?.length ?? 0) + 1];
    throw new NotRead(`Line ${line}, character ${column} is no JSON.`, { what: 'json', line, column });
  }
}

const refusedValue = (path: string): NotRead =>
  new NotRead(`${path} is not what it has to be.`, { what: 'value', path });

/** The experiment in a file, and which version of the format it has. */
function unwrap(content: unknown, newest: number): { version: number; experiment: unknown } {
  const file = v.safeParse(v.looseObject({ format: v.literal(FORMAT) }), content);
  if (!file.success) throw new NotRead('The file holds no experiment of TapeLab.', { what: 'format' });
  const { version, experiment } = file.output;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw refusedValue('version');
  if (version > newest) {
    const message = `The file has version ${version} of its format, and this TapeLab knows those up to ${newest}.`;
    throw new NotRead(message, { what: 'version', version, newest });
  }
  const [other] = Object.keys(file.output).filter((name) => !['format', 'version', 'experiment'].includes(name));
  if (other !== undefined) throw refusedValue(other);
  return { version, experiment };
}

function migrate(version: number, experiment: unknown, migrations: readonly Migration[]): unknown {
  try {
    return migrations.slice(version - 1).reduce((older, migration) => migration(older), experiment);
  } catch {
    // Migrations rely on the form of their version.
    throw refusedValue('experiment');
  }
}

/**
 * Reads what `experimentText` has written, in this version of TapeLab or an earlier one.
 * @throws NotRead where it is anything else
 */
export function readExperiment(bytes: Uint8Array, migrations: readonly Migration[] = ownMigrations): Experiment {
  const { version, experiment } = unwrap(parse(decode(bytes)), migrations.length + 1);
  const checked = v.safeParse(experimentSchema, migrate(version, experiment, migrations), { abortEarly: true });
  if (!checked.success) throw refusedValue(['experiment', v.getDotPath(checked.issues[0])].filter(Boolean).join('.'));
  checkExperiment(checked.output);
  return checked.output;
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
