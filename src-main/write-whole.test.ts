import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearUnfinished, writeWhole } from './write-whole.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-write-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('writeWhole', () => {
  it('leaves nothing beside the file', () => {
    writeWhole(join(folder, 'file'), 'new');
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('makes no folders: some file systems would take for ever', () => {
    expect(() => writeWhole(join(folder, 'none', 'file'), 'new')).toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('writes through a link, and keeps the rights of the file behind it', () => {
    writeFileSync(join(folder, 'behind'), 'old', { mode: 0o640 });
    symlinkSync(join(folder, 'behind'), join(folder, 'link'));
    writeWhole(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'behind'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'behind')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['behind', 'link']);
  });

  it('leaves everything as it was where the disk refuses', () => {
    writeFileSync(join(folder, 'file'), 'old');
    expect(() => writeWhole(join(folder, 'file', 'below'), 'new')).toThrow();
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('clearUnfinished', () => {
  it('removes what writing that very file has left, and nothing else', () => {
    const unfinished = `file.${randomUUID()}.new`;
    const others = ['file', 'file.new', 'file.old.new', `file.${randomUUID()}`, `other.${randomUUID()}.new`];
    for (const name of [unfinished, ...others]) writeFileSync(join(folder, name), 'text');
    clearUnfinished(join(folder, 'file'));
    expect(readdirSync(folder).sort()).toEqual(others.sort());
  });

  it('does nothing where there is no folder', () => {
    clearUnfinished(join(folder, 'none', 'file'));
    expect(readdirSync(folder)).toEqual([]);
  });
});
