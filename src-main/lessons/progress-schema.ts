import * as v from 'valibot';
import { LONGEST_NAME } from './learner-name.ts';
import type { Progress } from './progress.ts';

/** What a learner may write at most: an answer is a line, a course has some hundred questions. */
const LONGEST = { answer: 10_000, key: 200, keys: 10_000 } as const;

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST.key));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

function recordOf<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.record(key, item), v.maxEntries(LONGEST.keys));
}

const answered = v.strictObject({
  given: v.pipe(v.string(), v.maxLength(LONGEST.answer)),
  right: v.boolean(),
  tries: count,
  shown: v.boolean(),
});

const lessonProgress = v.strictObject({
  step: count,
  furthest: count,
  answers: recordOf(answered),
  hints: recordOf(count),
});

/** The shape of what is kept of a learner. */
export const progressSchema: v.GenericSchema<unknown, Progress> = v.strictObject({
  profile: v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
    name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
  }),
  lessons: recordOf(lessonProgress),
  last: v.nullable(key),
});
