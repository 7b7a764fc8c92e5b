import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../setup/linked-runtime.ts';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
  readonly system: string;
  /** Processes that wanted a core when the run began, on average over a minute; more than 0 is noise. */
  readonly load: number;
}

/** The machine as it is now. */
export function describeMachine(): Machine {
  const [processor] = cpus();
  return {
    processor: processor?.model.trim() ?? 'unknown',
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()} ${arch()}`,
    load: Number((loadavg()[0] ?? NaN).toFixed(2)),
  };
}

/** The versions of what is compared: of Node, of TapeLab, and of npm packages. */
export function versionsOf(packages: readonly string[]): Record<string, string> {
  const versionIn = (folder: string) =>
    (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  const libraries = packages.map((name) => [name, versionIn(join(PROJECT, 'node_modules', name))]);
  return { Node: process.versions.node, TapeLab: versionIn(PROJECT), ...Object.fromEntries(libraries) };
}
