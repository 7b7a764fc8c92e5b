import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotRead } from '../experiment/not-read.ts';
import { LARGEST, progressText, readProgress } from './progress-file.ts';
import { anyProgress, progressOf } from './progress.test-support.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const own = progressOf('learner', '小明');
const file = progressText(own);

/** Why a file is refused. */
function details(text: string): NotRead['details'] {
  try {
    readProgress(bytes(text));
  } catch (thrown) {
    if (thrown instanceof NotRead) return thrown.details;
    throw thrown;
  }
  throw new Error('It was read.');
}

describe('a file with progress', () => {
  it('gives back what was written, whatever that is', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        expect(readProgress(bytes(progressText(progress)))).toEqual(progress);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps lessons, questions and hints that nobody knows', () => {
    const other = { step: 0, furthest: 99, answers: {}, hints: { gone: 3 } };
    const progress = { ...own, lessons: { ...own.lessons, '99-removed': other }, last: '98-newer' };
    expect(readProgress(bytes(progressText(progress)))).toEqual(progress);
  });

  it('is refused with the place, wherever it breaks off', () => {
    const whole = file.trimEnd().length;
    for (let length = 0; length < whole; length++) expect(details(file.slice(0, length)).what).toBe('json');
    expect(details(file.slice(0, 30))).toEqual({ what: 'json', line: 2, column: 13 });
  });

  it.each([
    ['no JSON', file.replace('"last"', 'last'), { what: 'json' }],
    ['JSON of something else', '{}', { what: 'no-progress' }],
    ['a list', '[]', { what: 'no-progress' }],
    ['an experiment', '{ "format": "tapelab-experiment", "version": 1 }', { what: 'no-progress' }],
    ['of a newer version', file.replace('"version": 1', '"version": 2'), { what: 'version', version: 2, newest: 1 }],
    ['of no version', file.replace('"version": 1', '"version": 0'), { what: 'value', path: 'version' }],
    ['without progress', '{ "format": "tapelab-progress", "version": 1 }', { what: 'value', path: 'progress' }],
    ['with more', file.replace('"version": 1', '"version": 1, "more": 2'), { what: 'value', path: 'more' }],
    [
      'with a wrong value',
      file.replace('"tries": 2', '"tries": -2'),
      { what: 'value', path: 'progress.lessons.02-slope.answers.slope-at-3.tries' },
    ],
    ['with half a step', file.replace('"step": 3', '"step": 3.5'), { what: 'value' }],
    ['with an answer less', file.replace('"right": true,', ''), { what: 'value' }],
    ['with a field more', file.replace('"shown"', '"seen": true, "shown"'), { what: 'value' }],
    ['with a path as an id', file.replace('"learner"', '"../learner"'), { what: 'value', path: 'progress.profile.id' }],
    ['with a name without end', file.replace('小明', 'x'.repeat(61)), { what: 'value', path: 'progress.profile.name' }],
  ])('is refused: %s', (_what, text, wanted) => {
    expect(text).not.toBe(file);
    expect(details(text)).toMatchObject(wanted);
  });

  it('is refused where it is no text', () => {
    expect(() => readProgress(Uint8Array.of(0x7b, 0xff, 0xfe))).toThrow('no text');
  });

  it('is not written where it could not be read again', () => {
    const answers = Object.fromEntries(
      Array.from({ length: 600 }, (_, number) => [
        `q${number}`,
        { given: 'x'.repeat(10_000), right: false, tries: 1, shown: false },
      ]),
    );
    const huge = { ...own, lessons: { '02-slope': { step: 0, furthest: 0, answers, hints: {} } } };
    expect(() => progressText(huge)).toThrow(`larger than ${LARGEST / 1e6} MB`);
  });

  it('of an earlier version goes through every migration from its own on', () => {
    const older = file.replace('"last": "02-slope"', '"lastLesson": "02-slope"');
    const first = (progress: unknown): unknown => {
      const { lastLesson, ...rest } = progress as { lastLesson: string };
      return { ...rest, lastPlace: lastLesson };
    };
    const second = (progress: unknown): unknown => {
      const { lastPlace, ...rest } = progress as { lastPlace: string };
      return { ...rest, last: lastPlace };
    };
    expect(readProgress(bytes(older), [first, second])).toEqual(own);
    const between = older.replace('lastLesson', 'lastPlace').replace('"version": 1', '"version": 2');
    expect(readProgress(bytes(between), [first, second])).toEqual(own);
  });
});
