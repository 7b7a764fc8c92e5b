import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from './unzip.ts';

const hasZip = ['/usr/bin/zip', '/bin/zip'].some((path) => existsSync(path));
let folder: string;

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'tapelab-unzip-'))));
afterEach(async () => rm(folder, { recursive: true }));

/** Packs a program, a link to it, and what the given step adds. */
async function pack(add: (source: string) => Promise<void> = async () => undefined): Promise<string> {
  const source = join(folder, 'source');
  await mkdir(join(source, 'in'), { recursive: true });
  await writeFile(join(source, 'in/program'), 'run');
  await chmod(join(source, 'in/program'), 0o755);
  await symlink('program', join(source, 'in/link'));
  await add(source);
  execFileSync('zip', ['-qry', join(folder, 'a.zip'), '.'], { cwd: source });
  return join(folder, 'a.zip');
}

describe.runIf(hasZip)('unzip', () => {
  it('keeps executable bits and links, renames and leaves out', async () => {
    const archive = await pack((source) => writeFile(join(source, 'unwanted'), ''));
    await unzip(archive, join(folder, 'out'), (name) =>
      name === 'unwanted' ? undefined : name.replace('in/', 'new/'),
    );
    expect((await stat(join(folder, 'out/new/program'))).mode & 0o777).toBe(0o755);
    expect((await lstat(join(folder, 'out/new/link'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'out/new/link'), 'utf8')).toBe('run');
    expect(existsSync(join(folder, 'out/unwanted'))).toBe(false);
  });

  it('refuses a link that leads out', async () => {
    const archive = await pack((source) => symlink('../../outside', join(source, 'bad')));
    await expect(unzip(archive, join(folder, 'out'))).rejects.toThrow(/leads out/);
  });
});
