/** Looks from outside at the confinement of the app's page processes, as Linux reports it. */
import { readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';

export interface Confinement {
  pid: number;
  /** 2 if a filter decides which system calls the process may make. */
  seccomp: number;
  /** The process has one number in each of these; more than one means it sees no processes but its own kind. */
  pidNamespaces: number;
}

/** Reads one process's confinement. */
export function confinementOf(pid: number): Confinement {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
  return { pid, seccomp: Number(field('Seccomp')), pidNamespaces: field('NSpid').split(/\s+/).length };
}

/** The confinement of every page of a running app. */
export async function pageConfinements(app: ElectronApplication): Promise<Confinement[]> {
  const pids = await app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ pid }) => pid),
  );
  return pids.map(confinementOf);
}
