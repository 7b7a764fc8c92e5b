import type { RootContent } from 'mdast';
import * as v from 'valibot';
import { parseDocument } from 'yaml';
import type { Reading } from './reading.ts';

const line = v.pipe(v.string('is to be text'), v.trim(), v.nonEmpty('is empty'));

/** What stands at the head of a text. */
const headSchema = v.strictObject({
  title: line,
  summary: line,
  minutes: v.pipe(
    v.number('is to be a whole number'),
    v.safeInteger('is to be a whole number'),
    v.minValue(1, 'is to be 1 or more'),
  ),
  misconception: line,
});

type Head = v.InferOutput<typeof headSchema>;

/** What a text says about its lesson, between two lines of `---`; null, and a fault for each, where it does not. */
export function headOf(node: RootContent | undefined, reading: Reading): Head | null {
  if (node?.type !== 'yaml') {
    reading.fault(1, 'a lesson begins with its title, summary, minutes and misconception between two lines of ---');
    return null;
  }
  const document = parseDocument(node.value, { prettyErrors: true });
  // The first line of the text is the `---` before the head.
  for (const { linePos, message } of document.errors) reading.fault((linePos?.[0].line ?? 0) + 1, message);
  if (document.errors.length > 0) return null;
  const checked = v.safeParse(headSchema, document.toJS());
  if (checked.success) return checked.output;
  for (const issue of checked.issues) {
    const name = v.getDotPath(issue) ?? 'the head';
    const place = node.value.split('\n').findIndex((each) => each.startsWith(`${name}:`));
    reading.fault(place + 2, `${name} ${wordsOf(issue)}`);
  }
  return null;
}

function wordsOf({ received, expected, message }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'is not known here';
  return received === 'undefined' ? 'is missing' : message;
}
