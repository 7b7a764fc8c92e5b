import * as v from 'valibot';
import type { Migration } from './migrations.ts';
import { NotRead } from './not-read.ts';
import { readJson } from './read-json.ts';

/** A kind of JSON file: its mark, its version, and one field with what it is about. */
export interface FileFormat {
  /** The mark, which is the value of `format`. */
  readonly name: string;
  /** The name of the field. */
  readonly field: string;
  /** The longest file, in bytes. */
  readonly largest: number;
  /** Told of a file that is none of these: in `details.what`, and as a sentence. */
  readonly none: { readonly what: string; readonly message: string };
  readonly migrations: readonly Migration[];
}

const refusedValue = (path: string): NotRead =>
  new NotRead(`${path} is not what it has to be.`, { what: 'value', path });

/**
 * What a file of a format holds, of this version or an earlier one.
 * @throws NotRead where it is none, damaged, or of a newer version
 */
export function readVersioned<Held>(
  bytes: Uint8Array,
  schema: v.GenericSchema<unknown, Held>,
  { name, field, largest, none, migrations }: FileFormat,
): Held {
  const file = v.safeParse(v.looseObject({ format: v.literal(name) }), readJson(bytes, largest));
  if (!file.success) throw new NotRead(none.message, { what: none.what });
  const { version, [field]: held } = file.output;
  checkVersion(version, migrations.length + 1);
  const other = Object.keys(file.output).find((each) => !['format', 'version', field].includes(each));
  if (other !== undefined) throw refusedValue(other);
  const migrated = migrate(held, migrations.slice(version - 1), field);
  const checked = v.safeParse(schema, migrated, { abortEarly: true });
  if (checked.success) return checked.output;
  throw refusedValue([field, v.getDotPath(checked.issues[0])].filter(Boolean).join('.'));
}

function migrate(held: unknown, migrations: readonly Migration[], field: string): unknown {
  try {
    return migrations.reduce((older, migration) => migration(older), held);
  } catch {
    // Migrations rely on the form of their version.
    throw refusedValue(field);
  }
}

function checkVersion(version: unknown, newest: number): asserts version is number {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw refusedValue('version');
  if (version <= newest) return;
  const message = `The file has version ${version} of its format, and this TapeLab knows those up to ${newest}.`;
  throw new NotRead(message, { what: 'version', version, newest });
}
