import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFor, isOwnPage, startPage } from './app-files.ts';

const root = join('/', 'app', 'renderer');

describe('fileFor', () => {
  it('finds the page and its parts', () => {
    expect(fileFor(root, startPage)).toEqual({
      path: join(root, 'index.html'),
      mediaType: 'text/html; charset=utf-8',
    });
    expect(fileFor(root, 'app://tapelab/assets/main-B_x1.js')?.path).toBe(join(root, 'assets', 'main-B_x1.js'));
  });

  it.each([
    'app://tapelab/%2e%2e/%2e%2e/main/main.js',
    'app://tapelab/../main/main.js',
    'app://tapelab/assets/../../main/main.js',
  ])('stays in its folder: %s', (address) => {
    expect(fileFor(root, address)?.path).toBe(join(root, 'main', 'main.js'));
  });

  it.each([
    'app://tapelab/..%2fmain%2fmain.js',
    'app://tapelab/assets/..%5c..%5cmain.js',
    'app://tapelab/index.html%00.js',
    'app://tapelab/assets/no-extension',
    'app://tapelab/',
    'app://elsewhere/index.html',
    'file:///etc/passwd.html',
    'https://tapelab/index.html',
    'nonsense',
  ])('names no file: %s', (address) => expect(fileFor(root, address)).toBeNull());

  it('never leaves its folder, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '%2e', '%2f', '\\', 'a', '.js', '%00') }), (path) => {
        const found = fileFor(root, `app://tapelab/${path}`);
        expect(found === null || found.path.startsWith(join(root, '/'))).toBe(true);
      }),
    );
  });
});

describe('isOwnPage', () => {
  it.each([startPage, 'app://tapelab/index.html?x#y'])('%s is', (address) => expect(isOwnPage(address)).toBe(true));
  it.each(['app://tapelab.evil/index.html', 'app://evil@other/', 'https://tapelab/', 'about:blank', ''])(
    '%s is not',
    (address) => expect(isOwnPage(address)).toBe(false),
  );
});
