/** Makes zip archives with the system's own program, which keeps executable bits and symbolic links. */
import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { claimedName } from '../setup/claim.ts';
import { errorCode, SetupFailure } from '../setup/failure.ts';

const run = promisify(execFile);

/** The command that packs `names` of the working folder; Windows brings a tar that writes zip. */
function packer(archive: string, level: number, names: string[]): [string, string[]] {
  if (process.platform === 'win32') return ['tar.exe', ['-a', '-c', '-f', archive, ...names]];
  return ['zip', [`-${level}`, '--quiet', '--recurse-paths', '--symlinks', archive, ...names]];
}

/**
 * Packs parts of a folder into an archive, which appears only when it is whole.
 * @param level 0 stores, 9 takes the most time
 */
export async function makeZip(folder: string, names: string[], archive: string, level: number): Promise<void> {
  const temporary = join(dirname(archive), `${claimedName('zip', 'unfinished')}.zip`);
  const [command, args] = packer(temporary, level, names);
  try {
    await run(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    await rename(temporary, archive);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new SetupFailure(`The program ${command} is not installed.`, `Install ${command}, then run it again.`);
  } finally {
    await rm(temporary, { force: true });
  }
}
