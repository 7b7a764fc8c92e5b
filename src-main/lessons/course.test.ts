import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { analyse, checkAnswer, traceProgram } from '../engine/index.ts';
import { listLessons, readLessonOf } from './course.ts';
import type { Block, Inline, Lesson, NumberQuestion, Step, Widget } from './lesson.ts';

const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;

function lessonOf(id: string, language: (typeof languages)[number]): Lesson {
  const lesson = readLessonOf(id, language);
  if (lesson === null) throw new Error(`There is no lesson ${id}`);
  return lesson;
}

const heads = await listLessons('en');

describe('the lessons of the course', () => {
  test.each(languages)('can all be read in %s, with the same exercises', async (language) => {
    const found = await listLessons(language);
    expect(found.map(({ id, exercises }) => [id, exercises])).toEqual(
      heads.map(({ id, exercises }) => [id, exercises]),
    );
  });

  test('are counted from 1', () => {
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.map(({ number }) => number)).toEqual(heads.map((_, place) => place + 1));
  });

  test.each(['', 'en.md', '../lessons', 'constructor', '02', 'x'.repeat(10_000)])('are not called %s', (id) => {
    expect(readLessonOf(id, 'en')).toBeNull();
  });
});

/** All nodes of a kind in a piece of a lesson, wherever they stand. */
function* nodesIn(part: unknown): Generator<Block | Inline> {
  if (typeof part !== 'object' || part === null) return;
  if ('kind' in part) yield part as Block | Inline;
  for (const inner of Object.values(part)) yield* nodesIn(inner);
}

const isNumberQuestion = (node: Block | Inline): node is NumberQuestion =>
  node.kind === 'question' && 'form' in node && node.form === 'number';

const programsOf = ({ blocks }: Step): string[] => blocks.flatMap((block) => (isProgram(block) ? [block.source] : []));

const isProgram = (block: Block): block is Extract<Widget, { widget: 'program' }> =>
  block.kind === 'widget' && block.widget === 'program';

/** The names of the variables that readings are about. */
const variablesIn = (reading: string): string[] =>
  /^(?:value|rate|loss|iteration)$/.test(reading) ? [] : reading.replace(/^(?:slope|second) /, '').split(' ');

test('there is something of everything to look at', () => {
  const nodes = heads.flatMap(({ id }) => [...nodesIn(lessonOf(id, 'en'))]);
  for (const kind of ['math', 'live', 'task', 'question', 'widget']) {
    expect(nodes.filter((node) => node.kind === kind).length).toBeGreaterThan(5);
  }
  expect(nodes.filter(isNumberQuestion).flatMap(({ misconceptions }) => misconceptions).length).toBeGreaterThan(10);
});

describe.each(heads)('lesson $number', ({ id }) => {
  const lesson = lessonOf(id, 'en');
  const questions = [...nodesIn(lesson)].filter(isNumberQuestion);

  test('has answers that are right, and wrong answers whose reason is found', () => {
    for (const { answer, variables, tolerance, misconceptions } of questions) {
      const known = misconceptions.map((each) => each.answer);
      const check = (given: string) => checkAnswer({ given, answer, variables, tolerance, misconceptions: known });
      expect(check(answer)).toEqual({ verdict: 'same', misconception: null });
      expect(known.map((given) => [given, check(given)])).toEqual(
        known.map((given, misconception) => [given, { verdict: 'wrong', misconception }]),
      );
    }
  });

  test.each(languages)('has formulas that KaTeX sets in %s', (language) => {
    for (const node of nodesIn(lessonOf(id, language))) {
      if (node.kind === 'math') katex.renderToString(node.latex, { throwOnError: true, strict: 'error' });
    }
  });

  test('has expressions with a number for each variable, and reads only what they have', () => {
    let [expression, point] = ['', {}];
    for (const { sets, ...step } of lesson.content) {
      if (sets.expression !== undefined) [expression, point] = [sets.expression, {}];
      point = { ...point, ...sets.point };
      const variables = expression === '' ? [] : analyse({ expression, point }).variables;
      if (expression !== '') expect(Object.keys(point).sort()).toEqual([...variables].sort());
      const nodes = [...nodesIn(step)];
      const read = nodes.flatMap((node) => {
        if (node.kind === 'live') return [node.reading];
        return node.kind === 'task' && node.condition.check === 'reads' ? [node.condition.reading] : [];
      });
      for (const name of read.flatMap(variablesIn)) expect(variables).toContain(name);
    }
  });

  // A gap is a name that Python does not know, and some programs stop on purpose.
  test('has programs of the Python that the Tape lab runs', () => {
    for (const source of lesson.content.flatMap(programsOf)) {
      const { stop } = traceProgram({ source });
      expect(stop === null || stop.kind === 'python' ? null : [source, stop]).toBeNull();
    }
  });
});
