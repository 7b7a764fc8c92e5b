import { describe, expect, test } from 'vitest';
import type { Block, Inline, Lesson } from '../../../src-main/ipc/contract.ts';
import { hasPrograms, lessonNotebook } from './notebook.ts';
import { plainText } from './plain-text.ts';

interface Notebook {
  readonly nbformat: number;
  readonly cells: readonly { readonly cell_type: string; readonly id: string; readonly source: readonly string[] }[];
}

const title: Inline[] = [
  { kind: 'text', text: 'The slope of ' },
  { kind: 'math', latex: 'x^2' },
];

const program = (source: string): Block => ({ kind: 'widget', widget: 'program', source, blank: null });

const lessonOf = (...blocks: Block[]): Lesson => ({
  ...{ id: '02-slope', number: 2, title: 'Slopes', summary: '', minutes: 1, misconception: '', exercises: [] },
  ...{ steps: blocks.length, content: blocks.map((block) => ({ title, sets: {}, blocks: [block] })) },
});

describe('a lesson’s programs as a notebook', () => {
  const first = 'x = 3\nprint(x)\n';
  const lesson = lessonOf(program(first), program(first), { kind: 'widget', widget: 'tape' }, program('y = 4\n'));
  const { cells, nbformat } = JSON.parse(lessonNotebook(lesson)) as Notebook;

  test('have each program once, under the title of its step', () => {
    const texts = cells.map(({ cell_type, source }) => [cell_type, source.join('')]);
    expect(texts).toEqual([
      ['markdown', '# Slopes'],
      ['markdown', '## The slope of $x^2$'],
      ['code', 'x = 3\nprint(x)'],
      ['markdown', '## The slope of $x^2$'],
      ['code', 'y = 4'],
    ]);
  });

  test('keep their lines as Jupyter keeps them, in cells with names of their own', () => {
    expect(cells[2]?.source).toEqual(['x = 3\n', 'print(x)']);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    expect(nbformat).toBe(4);
  });

  test('are offered only where there are some', () => {
    expect(hasPrograms(lesson)).toBe(true);
    expect(hasPrograms(lessonOf({ kind: 'widget', widget: 'tape' }))).toBe(false);
  });
});

test('a line without its markup says the same', () => {
  const line: Inline[] = [
    { kind: 'strong', children: [{ kind: 'emphasis', children: [{ kind: 'text', text: 'None' }] }] },
    { kind: 'break' },
    { kind: 'code', text: 'tape' },
    { kind: 'why', lab: 'tape', children: [{ kind: 'text', text: ', why?' }] },
  ];
  expect(plainText(line)).toBe('None tape, why?');
});
