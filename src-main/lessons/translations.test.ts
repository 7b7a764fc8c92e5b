import { describe, expect, test } from 'vitest';
import glossary from '../../assets/messages/glossary.json' with { type: 'json' };
import { listLessons, readLessonOf } from './course.ts';
import type { Block, Inline, Lesson, Step } from './lesson.ts';

const heads = await listLessons('en');
const in_ = async (id: string, language: 'en' | 'zh-Hans' | 'zh-Hant'): Promise<Lesson> => {
  const lesson = await readLessonOf(id, language);
  if (!lesson) throw new Error(`There is no lesson ${id}`);
  return lesson;
};

/** The words of a line: without code, formulas and numbers, which are the same in every language. */
function inlineWords(text: readonly Inline[]): string {
  return text
    .map((part) => ('children' in part ? inlineWords(part.children) : part.kind === 'text' ? part.text : ' '))
    .join('');
}

function partsOf(block: Block): readonly (readonly Block[])[] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'quote') return [block.children];
  if (block.kind === 'task') return [block.asked, ...block.hints, block.explanation];
  if (block.kind !== 'question') return [];
  const reasons = block.form === 'choice' ? block.options : block.misconceptions;
  return [block.asked, ...block.hints, block.explanation, ...reasons.map(({ reason }) => reason)];
}

function linesOf(block: Block): readonly (readonly Inline[])[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return [block.children];
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()];
  if (block.kind === 'question' && block.form === 'choice') return block.options.map(({ text }) => text);
  return [];
}

/** Every line of prose, from the top of a step to its end. */
function proseOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => [...linesOf(block).map(inlineWords), ...partsOf(block).flatMap(proseOf)]);
}

const proseOfStep = ({ title, blocks }: Step): string[] => [inlineWords(title), ...proseOf(blocks)];

/** What has to be the same in every language: all but the words. */
function skeleton(block: Block): unknown {
  switch (block.kind) {
    case 'widget':
    case 'code':
    case 'figure':
      return block.kind === 'figure' ? block.file : block;
    case 'math':
      return block.kind;
    case 'task':
      return [block.id, block.condition, block.hints.length];
    case 'question':
      return block.form === 'choice'
        ? [block.id, block.predict, block.hints.length, block.options.map(({ right }) => right)]
        : [
            block.id,
            block.predict,
            block.hints.length,
            block.answer,
            block.variables,
            block.tolerance,
            block.misconceptions.map(({ answer }) => answer),
          ];
    default:
      return null;
  }
}

const skeletonOf = (lesson: Lesson) =>
  lesson.content.map(({ sets, blocks }) => ({ sets, blocks: blocks.map(skeleton).filter((each) => each !== null) }));

const han = /\p{Script=Han}/u;
/** What is not a name of Python or TensorFlow. */
const latinWord = /(?!(?:None|True|False)\b)\b[A-Za-z]{4,}/;

describe.each(heads)('lesson $number', ({ id }) => {
  test.each(['zh-Hans', 'zh-Hant'] as const)('has the same steps, widgets and questions in %s', async (language) => {
    expect(skeletonOf(await in_(id, language))).toEqual(skeletonOf(await in_(id, 'en')));
  });

  test('is wholly Chinese in Chinese, and wholly English in English', async () => {
    const [en, zh] = [await in_(id, 'en'), await in_(id, 'zh-Hans')];
    expect(en.content.flatMap(proseOfStep).filter((line) => han.test(line))).toEqual([]);
    expect(zh.content.flatMap(proseOfStep).filter((line) => latinWord.test(line) && !han.test(line))).toEqual([]);
    for (const text of [zh.title, zh.summary, zh.misconception]) expect(text).toMatch(han);
  });

  test('says the terms of the glossary in Chinese as the glossary does', async () => {
    const [en, zh] = [await in_(id, 'en'), await in_(id, 'zh-Hans')];
    const departures = en.content.flatMap((step, place) => {
      const [english, chinese] = [step, zh.content[place]].map((each) => (each ? proseOfStep(each).join('\n') : ''));
      return glossary
        .filter((term) => new RegExp(`\\b${term.en}s?\\b`, 'i').test(english ?? ''))
        .filter((term) => !term['zh-Hans'].some((wanted) => chinese?.includes(wanted)))
        .map((term) => `step ${place + 1}: ${term.en} is ${term['zh-Hans'].join(' or ')}`);
    });
    expect(departures).toEqual([]);
  });
});
