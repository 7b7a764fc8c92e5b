import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PROJECT } from '../setup/linked-runtime.ts';
import { type Figure, rounded } from './figures.ts';
import type { Machine } from './machine.ts';

export type PartName = 'engine' | 'train' | 'app' | 'lab';

/** What one part of the bench found out, where and when. */
export interface Part {
  /** The day, as in 2025-01-31. */
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
}

export type Results = Partial<Record<PartName, Part>>;

/** The figures of one machine, kept with the sources so that readers see them. */
const FILE = join(PROJECT, 'bench', 'results.json');

/** Puts parts that were measured in place of the older ones; a part that was not run keeps its figures. */
export async function saveResults(measured: Results, file = FILE): Promise<void> {
  const older = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Results) : {};
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...older, ...measured }, shortened, 2)}\n`);
}

/** Figures as the tables show them. */
const shortened = (key: string, value: unknown): unknown =>
  typeof value === 'number' && ['value', 'from', 'to'].includes(key) ? rounded(value) : value;
