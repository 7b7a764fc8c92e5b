import type { Nodes } from 'mdast';
import * as v from 'valibot';
import type { Setting } from './lesson.ts';
import type { Reading } from './reading.ts';

type Directive = Extract<Nodes, { type: 'textDirective' | 'leafDirective' | 'containerDirective' }>;

/** How a number of the live state is named. */
export const readingName =
  /^(?:value|rate|loss|iteration|slope [A-Za-z]\w*|second [A-Za-z]\w* [A-Za-z]\w*|[A-Za-z]\w{0,20})$/;

const number = v.pipe(
  v.string(),
  v.regex(/^-?\d+(?:\.\d+)?(?:e-?\d+)?$/, 'is not a number'),
  v.transform((text) => Number(text)),
  v.finite('is out of range'),
);
const count = v.pipe(number, v.safeInteger('is not a whole number'), v.minValue(0, 'is negative'));
/** Progress is kept in records by id, which have no place for what makes objects objects. */
const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]*$/, 'is not of small letters, digits and hyphens'),
  v.notValues(['constructor', 'prototype'], 'is a word of the language it would be kept in'),
);
/** An attribute without a value, such as `predict`. */
const flag = v.pipe(
  v.optional(v.picklist(['', 'no']), 'no'),
  v.transform((given) => given === ''),
);
const file = v.pipe(v.string(), v.regex(/^[\w-]+\.\w+$/, 'is not a file beside the lesson'));

export const whyAttributes = v.strictObject({ lab: v.picklist(['derivative', 'tape', 'regression']) });

export const numberAttributes = v.strictObject({
  id,
  answer: v.pipe(v.string(), v.nonEmpty()),
  vars: v.pipe(
    v.optional(v.string(), ''),
    v.transform((names) => names.split(/[\s,]+/).filter((name) => name !== '')),
  ),
  tolerance: v.optional(v.pipe(number, v.minValue(0, 'is negative')), '0'),
  predict: flag,
});
export const choiceAttributes = v.strictObject({ id, predict: flag });
export const wrongAttributes = v.strictObject({ answer: v.pipe(v.string(), v.nonEmpty()) });
export const optionAttributes = v.strictObject({ right: flag });
export const noAttributes = v.strictObject({});

export const taskAttributes = v.variant('check', [
  v.strictObject({
    id,
    check: v.literal('reads'),
    reading: v.pipe(v.string(), v.regex(readingName, 'is no reading')),
    value: number,
    tolerance: v.pipe(number, v.minValue(0, 'is negative')),
  }),
  v.strictObject({ id, check: v.literal('prints'), text: v.pipe(v.string(), v.nonEmpty()) }),
  v.strictObject({ id, check: v.literal('run'), outcome: v.picklist(['swings', 'settles', 'crawls', 'rises']) }),
  v.strictObject({ id, check: v.literal('loss'), below: number }),
]);

export const widgetAttributes = {
  derivative: v.strictObject({ show: v.optional(v.picklist(['value', 'steps', 'methods']), 'value') }),
  graph: v.strictObject({ mode: v.optional(v.picklist(['reverse', 'forward']), 'reverse') }),
  plot: v.strictObject({ show: v.optional(v.picklist(['curve', 'surface']), 'curve') }),
  regression: v.strictObject({
    show: v.picklist([
      'settings',
      'update',
      'fit',
      'loss',
      'contour',
      'samples',
      'parameters',
      'residuals',
      'data',
      'log',
      'predict',
    ]),
  }),
  tape: noAttributes,
  program: v.strictObject({ file }),
} as const;

const set = v.objectWithRest(
  {
    expression: v.exactOptional(v.pipe(v.string(), v.nonEmpty())),
    story: v.exactOptional(v.string()),
    rate: v.exactOptional(number),
    iterations: v.exactOptional(count),
    at: v.exactOptional(count),
  },
  number,
);

/** `::set`: what is no setting of its own is a variable of the point. */
export function settingOf(node: Directive, reading: Reading): Setting {
  const found = attributes(node, set, reading);
  if (found === null) return {};
  const { expression, story, rate, iterations, at, ...point } = found;
  const unnamed = Object.keys(point).filter((name) => !/^[A-Za-z]\w*$/.test(name));
  for (const name of unnamed) reading.fault(node, `set: ${name} is no name of a variable`);
  return {
    ...(expression !== undefined && { expression }),
    ...(story !== undefined && { story }),
    ...(rate !== undefined && { rate }),
    ...(iterations !== undefined && { iterations }),
    ...(at !== undefined && { at }),
    ...(Object.keys(point).length > 0 && { point }),
  };
}

/** The attributes of a directive, as its schema makes them; null, and a fault for each, where they do not fit. */
export function attributes<Schema extends v.GenericSchema>(
  node: Directive,
  schema: Schema,
  reading: Reading,
): v.InferOutput<Schema> | null {
  const given = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? '']));
  const checked = v.safeParse(schema, given);
  if (checked.success) return checked.output;
  for (const issue of checked.issues) {
    const name = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
    reading.fault(node, `${node.name}: ${name} ${wordsOf(issue)}`.replace(/\s+/g, ' '));
  }
  return null;
}

function wordsOf({ message, received, expected }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is not known here';
  return message.startsWith('is ') ? `${received} ${message}` : `is ${received}, not ${expected ?? message}`;
}
