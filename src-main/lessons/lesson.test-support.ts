import { readLesson } from './read-lesson.ts';
import type { Block, Lesson } from './lesson.ts';
import { type LessonFault, LessonRefused } from './reading.ts';

const head = `---
title: The slope
summary: One slope in four ways.
minutes: 20
misconception: A slope is a formula.
---
`;

/** The line of a lesson of `lessonText` on which what is given begins. */
export const FIRST_LINE = 10;

const question = (id: string): string => `:::::question{#${id} answer="6"}
What is it?
:::::
`;

/** A whole lesson of five steps and three questions, with more at the beginning of its first step. */
export function lessonText(more = ''): string {
  const steps = ['a', 'b', 'c'].map((id) => `## Question ${id}\n\n${question(`own-${id}`)}`);
  return `${head}\n## The first step\n\n${more}\n\n${steps.join('\n')}\n## The last step\n\nThe end.\n`;
}

const beside = new Map([
  ['square.py', 'x = 1\nprint(x)\n'],
  ['gap.py', 'x = ____\n'],
  ['two-gaps.py', 'x = ____\ny = ____\n'],
  ['secant.svg', null],
]);

/** Reads the text of a lesson; beside it are a picture and three programs. */
export function read(text: string, folder = '02-slope'): Lesson {
  return readLesson({ file: `assets/lessons/${folder}/en.md`, text, folder, beside });
}

/** What the first step of a lesson has in it. */
export function blocks(more: string): readonly Block[] {
  return read(lessonText(more)).content[0]?.blocks ?? [];
}

/** What is wrong with a text; nothing where it can be read. */
export function faults(text: string, folder?: string): readonly LessonFault[] {
  try {
    read(text, folder);
    return [];
  } catch (thrown) {
    if (thrown instanceof LessonRefused) return thrown.faults;
    throw thrown;
  }
}
