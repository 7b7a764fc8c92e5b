/** Whether Chromium's sandbox can work here. On Linux it is made of user namespaces, which some systems withhold. */
import { spawnSync } from 'node:child_process';

/** The account `nobody`, which owns nothing. */
export const NOBODY = 65534;

/** The command that runs what follows it as `nobody`. */
export const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'] as const;

export const isRoot = (): boolean => process.getuid?.() === 0;

/** True if this account, or as root the account `nobody`, may make user namespaces. */
export function canSandbox(): boolean {
  if (process.platform !== 'linux') return true;
  const [command = '', ...args] = [...(isRoot() ? AS_NOBODY : []), 'unshare', '--user', 'true'];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
