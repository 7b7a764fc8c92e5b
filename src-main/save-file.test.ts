import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, Dialog, SaveDialogOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveFile } from './save-file.ts';

let folder: string;
let asked: SaveDialogOptions[];
let printed: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapelab-save-'));
  asked = [];
  printed = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A dialog in which the learner answers `path`, or cancels. */
function answering(path: string | null): Pick<Dialog, 'showSaveDialog'> {
  const showSaveDialog = (_window: unknown, options: SaveDialogOptions) => {
    asked.push(options);
    return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
  };
  return { showSaveDialog: showSaveDialog as Dialog['showSaveDialog'] };
}

const webContents = { printToPDF: () => Promise.resolve(Buffer.from(`%PDF ${++printed}`)) };
const window = { webContents } as unknown as BrowserWindow;
const save = (name: string, content: string | Uint8Array | null, path: string | null) =>
  saveFile({ name, content }, { dialog: answering(path), window, folder });

describe('saveFile', () => {
  it('writes where the learner says, and nothing beside it', async () => {
    const path = join(folder, 'mine.csv');
    expect(await save('numbers.csv', 'x,y\n', path)).toEqual({ saved: true });
    expect(readFileSync(path, 'utf8')).toBe('x,y\n');
    expect(readdirSync(folder)).toEqual(['mine.csv']);
  });

  it('proposes the name in the folder, and offers its kind of file', async () => {
    await save('derivation.tex', '', null);
    expect(asked[0]).toMatchObject({
      defaultPath: join(folder, 'derivation.tex'),
      filters: [{ name: 'LaTeX', extensions: ['tex'] }],
    });
  });

  it.each(['../../outside.txt', '/etc/outside.txt'])('proposes no place of its own: %s', async (name) => {
    await save(name, '', null);
    expect(asked[0]?.defaultPath).toBe(join(folder, 'outside.txt'));
  });

  it('keeps the old file and prints nothing where the learner thinks better of it', async () => {
    writeFileSync(join(folder, 'mine.pdf'), 'old');
    expect(await save('mine.pdf', null, null)).toEqual({ saved: false });
    expect(readFileSync(join(folder, 'mine.pdf'), 'utf8')).toBe('old');
    expect(printed).toBe(0);
  });

  it('prints what has no content of its own', async () => {
    await save('derivation.pdf', null, join(folder, 'derivation.pdf'));
    expect(readFileSync(join(folder, 'derivation.pdf'), 'utf8')).toBe('%PDF 1');
  });

  it('keeps bytes as they are', async () => {
    const bytes = Uint8Array.of(0, 137, 255, 10, 13);
    await save('picture.png', bytes, join(folder, 'picture.png'));
    expect(new Uint8Array(readFileSync(join(folder, 'picture.png')))).toEqual(bytes);
  });

  it('adds the extension that was not typed, and asks again where that names another file', async () => {
    writeFileSync(join(folder, 'mine.csv'), 'old');
    const answers = ['mine', 'mine.csv'].map((name) => join(folder, name));
    const showSaveDialog = (_window: unknown, options: SaveDialogOptions) => {
      asked.push(options);
      return Promise.resolve({ canceled: false, filePath: answers.shift() ?? '' });
    };
    const dialog = { showSaveDialog: showSaveDialog as Dialog['showSaveDialog'] };
    expect(await saveFile({ name: 'numbers.csv', content: 'new' }, { dialog, window, folder })).toEqual({
      saved: true,
    });
    expect(asked.map(({ defaultPath }) => defaultPath)).toEqual([
      join(folder, 'numbers.csv'),
      join(folder, 'mine.csv'),
    ]);
    expect(readFileSync(join(folder, 'mine.csv'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['mine.csv']);
  });

  it.each([
    ['run 0.5', 'run 0.5.tapelab'],
    ['run.TapeLab', 'run.TapeLab'],
    ['run.json', 'run.json.tapelab'],
  ])('makes of %s the file %s', async (typed, written) => {
    await save('experiment.tapelab', '', join(folder, typed));
    expect(readdirSync(folder)).toEqual([written]);
  });

  it('throws where the disk refuses, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'file'), 'old');
    await expect(save('a.txt', 'new', join(folder, 'file', 'a.txt'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['file']);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old');
  });
});
