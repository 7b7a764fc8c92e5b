import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NameRefused } from './learner-name.ts';
import { Machine, names } from './learners.test-support.ts';
import { LARGEST, progressText } from './progress-file.ts';
import { progressOf } from './progress.test-support.ts';

let machine: Machine;

beforeEach(() => {
  machine = new Machine();
});

afterEach(() => machine.scrap());

const nobody = { lessons: {}, last: null };

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof NameRefused) return thrown.what;
    throw thrown;
  }
  return 'none';
}

describe('the learners of a machine', () => {
  it('are one without a name at the first start, and nothing is written for that', () => {
    const profile = { id: 'learner', name: '' };
    expect(machine.start().recall()).toEqual({ profiles: [profile], current: { profile, ...nobody }, damaged: [] });
    expect(readdirSync(machine.folder)).toEqual([]);
  });

  it('are there again at the next start, with all that was kept and who was at work', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    book.add(' 小明 ');
    book.keep(progressOf('learner-1', '小明', '9'));
    expect(machine.start().recall()).toEqual({
      profiles: [
        { id: 'learner', name: '' },
        { id: 'learner-1', name: '小明' },
      ],
      current: progressOf('learner-1', '小明', '9'),
      damaged: [],
    });
    machine.start().choose('learner');
    expect(machine.start().recall().current).toEqual(progressOf('learner'));
    expect(machine.files()).toEqual(['current.txt', 'learner-1.json', 'learner.json']);
  });

  it('keep apart what each has done', () => {
    const book = machine.start();
    book.keep(progressOf('learner', '', '1'));
    book.add('Ada');
    book.add('Bo');
    book.keep(progressOf('learner-1', 'Ada', '2'));
    book.keep(progressOf('learner-2', 'Bo', '3'));
    for (const [id, given] of [
      ['learner', '1'],
      ['learner-1', '2'],
      ['learner-2', '3'],
    ] as const) {
      expect(machine.start().choose(id).current.lessons['02-slope']?.answers['slope-at-3']?.given).toBe(given);
    }
  });

  it('come in the order in which they were added', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    const added = Array.from({ length: 11 }, (_, number) => `No. ${number}`);
    for (const name of added) book.add(name);
    expect(names(machine.start().recall())).toEqual(['', ...added]);
  });

  it('have names of their own, which are refused in words', () => {
    const book = machine.start();
    book.add('Ada');
    expect(refusalOf(() => book.add(' Ada '))).toBe('taken');
    expect(refusalOf(() => book.add(' '))).toBe('empty');
    expect(refusalOf(() => book.add('x'.repeat(10_000)))).toBe('long');
    expect(refusalOf(() => book.rename('learner', 'Ada'))).toBe('taken');
    expect(refusalOf(() => book.rename('nobody', 'Bo'))).toBe('unknown');
    expect(names(book.rename('learner-1', 'Ada'))).toEqual(['', 'Ada']);
    expect(names(book.rename('learner', 'Bo'))).toEqual(['Bo', 'Ada']);
    expect(names(machine.start().recall())).toEqual(['Bo', 'Ada']);
  });

  it.each(['../x', 'CON', '/etc/passwd', 'a\u0000b', 'con.json', '👩‍🏫'])('may have any name: %j', (name) => {
    machine.start().add(name);
    expect(machine.files()).toEqual(['current.txt', 'learner-1.json']);
    expect(readdirSync(machine.folder)).toEqual(['progress']);
    expect(names(machine.start().recall())).toEqual([name.replace('\u0000', ' ')]);
  });

  it.each(['nobody', '../learner', '', 'constructor', 'current'])('are not called %j', (id) => {
    const book = machine.start();
    for (const work of [book.choose, book.remove, book.reset])
      expect(refusalOf(() => work.call(book, id))).toBe('unknown');
    expect(refusalOf(() => book.keep(progressOf(id)))).toBe('unknown');
    expect(readdirSync(machine.folder)).toEqual([]);
  });

  it('go one by one, but never the last', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    book.add('Ada');
    expect(book.remove('learner-1').current).toEqual(progressOf('learner'));
    expect(refusalOf(() => book.remove('learner'))).toBe('last');
    expect(machine.files()).toEqual(['current.txt', 'learner.json']);
    expect(machine.start().recall().current).toEqual(progressOf('learner'));
  });

  it('stay at work while another goes', () => {
    const book = machine.start();
    book.keep(progressOf('learner'));
    book.add('Ada');
    expect(book.remove('learner').current.profile.name).toBe('Ada');
  });

  it('begin anew on request, with the name that they have', () => {
    const book = machine.start();
    book.add('Ada');
    book.keep(progressOf('learner-1', 'Ada'));
    expect(book.reset('learner-1').current).toEqual({ profile: { id: 'learner-1', name: 'Ada' }, ...nobody });
    expect(machine.start().recall().current).toEqual({ profile: { id: 'learner-1', name: 'Ada' }, ...nobody });
  });

  it('are named by the book alone: what is kept cannot rename anybody', () => {
    const book = machine.start();
    book.add('Ada');
    book.keep(progressOf('learner-1', 'Eve'));
    expect(names(machine.start().recall())).toEqual(['Ada']);
  });
});

describe('export and import', () => {
  it('bring a learner to another machine', async () => {
    const book = machine.start();
    book.add('小明');
    book.keep(progressOf('learner-1', '小明'));
    machine.chosen = join(machine.folder, 'out.json');
    expect(await book.export()).toEqual({ saved: true });
    expect(machine.proposed).toEqual(['小明.json']);
    machine.own = join(machine.folder, 'another');
    const other = machine.start();
    other.keep(progressOf('learner', '', '9'));
    expect(await other.import()).toEqual({
      ok: true,
      value: {
        profiles: [
          { id: 'learner', name: '' },
          { id: 'learner-1', name: '小明' },
        ],
        current: progressOf('learner-1', '小明'),
        damaged: [],
      },
    });
    expect(machine.start().choose('learner').current).toEqual(progressOf('learner', '', '9'));
  });

  it('do nothing where the dialog is cancelled', async () => {
    expect(await machine.start().export()).toEqual({ saved: false });
    expect(await machine.start().import()).toEqual({ ok: true, value: null });
    expect(readdirSync(machine.folder)).toEqual([]);
  });

  it('name a learner without a name by the file, and a second one of a name by a number', async () => {
    const book = machine.start();
    machine.offer('from school.json', progressText(progressOf('x')));
    await book.import();
    machine.offer('copy.json', progressText(progressOf('x', 'Ada')));
    await book.import();
    await book.import();
    expect(names(machine.start().recall())).toEqual(['from school', 'Ada', 'Ada 2']);
  });

  it.each([
    ['broken.json', '{\n  "format": oops', { what: 'json', line: 2, column: 13 }],
    ['other.json', '{}', { what: 'no-progress' }],
    ['huge.json', new Uint8Array(LARGEST + 1), { what: 'size', limit: LARGEST / 1e6 }],
    ['binary.json', Uint8Array.of(0xff, 0x00), { what: 'not-text' }],
  ])('refuse a bad file with its place, and change nothing: %s', async (name, content, details) => {
    machine.offer(name, content);
    const book = machine.start();
    const before = book.recall();
    expect(await book.import()).toMatchObject({
      ok: false,
      problem: { kind: 'file-not-read', details: { ...details, file: name } },
    });
    expect(book.recall()).toEqual(before);
    expect(readdirSync(machine.folder)).toEqual([name]);
  });

  it.each(['missing.json', ''])('refuse what is no file: %j', async (name) => {
    machine.chosen = join(machine.folder, name);
    expect(await machine.start().import()).toMatchObject({ ok: false, problem: { details: { what: 'unreadable' } } });
  });
});
