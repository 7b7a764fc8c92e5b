import type * as FileSystem from 'node:fs';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Machine, names } from './learners.test-support.ts';
import { LARGEST, progressText } from './progress-file.ts';
import { progressOf } from './progress.test-support.ts';

/** Whether another program holds the files, so that they cannot be put aside. */
let isHeld = false;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const renameSync: typeof fs.renameSync = (from, to) => {
    if (isHeld && String(to).includes('.damaged-')) throw new Error('EBUSY');
    fs.renameSync(from, to);
  };
  return { ...fs, renameSync };
});

let machine: Machine;

beforeEach(() => {
  machine = new Machine();
});

afterEach(() => {
  isHeld = false;
  machine.scrap();
});

const nobody = { lessons: {}, last: null };

describe('a damaged file', () => {
  it.each([
    ['half written', progressText(progressOf('learner')).slice(0, 50)],
    ['empty', ''],
    ['of a newer version', progressText(progressOf('learner')).replace('"version": 1', '"version": 7')],
    ['of something else', '{}'],
    ['without end', ' '.repeat(LARGEST + 1)],
  ])('is put aside and told, never dropped: %s', (_what, content) => {
    machine.put('learner.json', content);
    const book = machine.start();
    const found = book.recall();
    expect(found).toMatchObject({ current: nobody, damaged: ['learner.damaged-1.json'] });
    expect(machine.read('learner.damaged-1.json')).toBe(content);
    book.keep(progressOf('learner'));
    expect(machine.start().recall()).toMatchObject({ current: progressOf('learner'), damaged: [] });
    expect(machine.read('learner.damaged-1.json')).toBe(content);
  });

  it('does not take the place of one before', () => {
    for (const number of [1, 2, 3]) {
      machine.put('learner.json', `broken ${number}`);
      expect(machine.start().recall().damaged).toEqual([`learner.damaged-${number}.json`]);
    }
    expect([1, 2, 3].map((number) => machine.read(`learner.damaged-${number}.json`))).toEqual([
      'broken 1',
      'broken 2',
      'broken 3',
    ]);
  });

  it('leaves the others as they are', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    book.add('Ada');
    truncateSync(join(machine.own, 'learner-1.json'), 20);
    expect(machine.start().recall()).toMatchObject({
      current: progressOf('learner'),
      damaged: ['learner-1.damaged-1.json'],
    });
  });

  it('is told as long as the app runs', () => {
    machine.put('learner.json', '');
    const book = machine.start();
    book.recall();
    expect(book.add('Ada').damaged).toEqual(['learner.damaged-1.json']);
  });

  it('that cannot be put aside is never written over', () => {
    machine.put('learner.json', 'broken');
    isHeld = true;
    const book = machine.start();
    const { current, damaged } = book.recall();
    expect(damaged).toEqual(['learner.json']);
    book.keep({ ...current, last: '02-slope' });
    expect(book.add('Ada').current.profile.id).toBe('learner-2');
    expect(machine.read('learner.json')).toBe('broken');
  });

  it('may be a folder', () => {
    mkdirSync(join(machine.own, 'learner.json'), { recursive: true });
    const book = machine.start();
    expect(book.recall().damaged).toEqual(['learner.damaged-1.json']);
    book.keep(progressOf('learner'));
    expect(machine.start().recall().current).toEqual(progressOf('learner'));
  });

  it('that says who is at work costs nothing but that', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    for (const content of ['', 'nobody', '../learner', '\u0000']) {
      machine.put('current.txt', content);
      expect(machine.start().recall().current).toEqual(progressOf('learner'));
    }
  });

  it('that was begun and not finished is removed, and the one before stays', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    for (const name of ['learner.json', 'learner-1.json', 'current.txt']) {
      machine.put(`${name}.01234567-89ab-4cde-8f01-23456789abcd.new`, '{');
    }
    machine.put('notes.new', 'mine');
    expect(machine.start().recall().current).toEqual(progressOf('learner'));
    expect(machine.files()).toEqual(['learner.json', 'notes.new']);
  });
});

describe('a disk that refuses', () => {
  beforeEach(() => writeFileSync(machine.own, 'a file where the folder should be'));

  it('lets everybody work, and is told when something is to be kept', () => {
    const book = machine.start();
    expect(book.recall().profiles).toHaveLength(1);
    expect(() => book.keep(progressOf('learner'))).toThrow(/EEXIST|ENOTDIR/);
    expect(() => book.add('Ada')).toThrow(/EEXIST|ENOTDIR/);
    expect(names(book.recall())).toEqual(['']);
  });

  it('leaves at work who was', () => {
    const book = machine.start();
    expect(() => book.choose('learner')).toThrow(/EEXIST|ENOTDIR/);
    expect(book.recall().current.profile.id).toBe('learner');
  });

  it('is told where a file is to be imported, not held against the file', async () => {
    machine.offer('Ada.json', progressText(progressOf('learner', 'Ada')));
    await expect(machine.start().import()).rejects.toThrow(/EEXIST|ENOTDIR/);
  });
});
