import fc from 'fast-check';
import type { Answered, LessonProgress, Progress } from './progress.ts';

const count = fc.nat({ max: 1000 });
/** Any text, also what no script has, such as half a character. */
const text = (maxLength: number) => fc.string({ unit: 'binary', maxLength });
const key = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.string({ minLength: 1, maxLength: 20 }));

/** Records without the names that objects have of themselves: no lesson and no exercise is called that. */
function recordOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  const plain = key.filter((name) => !(name in {}) && name !== 'prototype');
  return fc.dictionary(plain, value, { maxKeys: 5, noNullPrototype: true });
}

const answered: fc.Arbitrary<Answered> = fc.record({
  given: text(50),
  right: fc.boolean(),
  tries: count,
  shown: fc.boolean(),
});

const lesson: fc.Arbitrary<LessonProgress> = fc.record({
  step: count,
  furthest: count,
  answers: recordOf(answered),
  hints: recordOf(count),
});

/** Whatever may be kept of a learner. */
export const anyProgress: fc.Arbitrary<Progress> = fc.record({
  profile: fc.record({ id: fc.stringMatching(/^[a-z0-9-]{1,40}$/), name: text(30).map((name) => name.slice(0, 60)) }),
  lessons: recordOf(lesson),
  last: fc.option(key),
});

/** Some progress of a learner. */
export function progressOf(id: string, name = '', given = '6'): Progress {
  const answers = { 'slope-at-3': { given, right: given === '6', tries: 2, shown: false } };
  const lessons = { '02-slope': { step: 3, furthest: 4, answers, hints: { 'slope-at-3': 1 } } };
  return { profile: { id, name }, lessons, last: '02-slope' };
}
