import * as v from 'valibot';
import { experimentSchema, experimentToKeepSchema } from '../experiment/experiment-schema.ts';
import { progressSchema } from '../lessons/progress-schema.ts';
import type { Calls, Channel } from './contract.ts';

/** Longer texts are cut off here, far above what the engine itself refuses in words. */
const text = v.pipe(v.string(), v.maxLength(1_000_000));
const name = v.pipe(v.string(), v.maxLength(10_000));

/** Bytes, or characters, of a file that the learner saves. */
const LARGEST_FILE = 50_000_000;

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= LARGEST_FILE, 'Too long');

/** An array whose length is looked at before its items, so that a huge one is refused at once. */
function list<Item extends v.GenericSchema>(item: Item, longest: number) {
  const short = v.custom<unknown[]>((value) => Array.isArray(value) && value.length <= longest, 'Too long');
  return v.pipe(short, v.array(item));
}

const derivativeQuestion = v.strictObject({
  expression: text,
  point: v.exactOptional(v.pipe(v.record(name, v.number()), v.maxEntries(10_000))),
  variables: v.exactOptional(list(name, 10_000)),
});

const derivationQuestion = v.strictObject({ ...derivativeQuestion.entries, by: list(name, 10_000) });

const interval = v.strictObject({ from: v.number(), to: v.number() });
const pairOf = <Item extends v.GenericSchema>(item: Item) => v.strictTuple([item, item]);

const dtype = v.picklist(['float32', 'float64']);

/** A column of numbers, looked at by its type and length only: whether they are finite, the engine says in words. */
const column = v.strictObject({
  name,
  values: v.custom<Float64Array>((value) => value instanceof Float64Array && value.length <= 10_000_000, 'Too long'),
});
const columns = list(column, 1001);
const parameters = list(v.union([v.number(), v.nan()]), 10_000);
const modelKind = v.picklist(['linear', 'logistic', 'softmax']);
const intercept = v.picklist(['first', 'last', 'none']);
const rateChanges = list(v.strictObject({ from: v.number(), learningRate: v.number() }), 1000);

const fitSettings = v.strictObject({
  columns,
  target: name,
  features: list(name, 1001),
  model: modelKind,
  loss: v.picklist(['half-mse', 'mse', 'cross-entropy']),
  optimizer: v.picklist(['sgd', 'momentum', 'adam']),
  learningRate: v.number(),
  rateChanges,
  momentum: v.number(),
  beta1: v.number(),
  beta2: v.number(),
  epsilon: v.number(),
  iterations: v.number(),
  batch: v.nullable(v.number()),
  scaling: v.picklist(['none', 'min-max', 'z-score']),
  dtype,
  seed: v.number(),
  initial: v.nullable(parameters),
  intercept,
});

const runQuestion = v.strictObject({ settings: fitSettings, displayStep: v.exactOptional(v.number()) });

const learnt = v.strictObject({
  model: modelKind,
  intercept,
  dtype,
  features: list(v.strictObject({ name, shift: v.number(), scale: v.number() }), 1001),
  classes: list(v.number(), 100),
  parameters,
});

const phase = v.picklist(['forward', 'loss', 'backward', 'update']);

const language = v.picklist(['en', 'zh-Hans', 'zh-Hant']);

/** Also the shape of the settings file; what a newer version has added there is left out, not held against it. */
export const settingsSchema = v.object({
  language,
  theme: v.picklist(['light', 'dark', 'projector']),
});

/** The kinds of files that the app writes; what is printed is a PDF. */
const fileToSave = v.union([
  v.strictObject({
    name: v.pipe(v.string(), v.maxLength(200), v.regex(/[^/\\]\.(?:tex|csv|py|ipynb|png|svg)$/)),
    content: v.union([v.pipe(v.string(), v.maxLength(LARGEST_FILE)), bytes]),
  }),
  v.strictObject({ name: v.pipe(v.string(), v.maxLength(200), v.regex(/[^/\\]\.pdf$/)), content: v.null() }),
]);

/**
 * The shape of every request, checked in the main process before anything else reads it. Whether a value makes sense (a
 * rate of 0, an expression of one bracket) is for the engine to say, in words; here only its type and size are at stake.
 */
export const requestSchemas: { readonly [C in Channel]: v.GenericSchema<unknown, Calls[C]['request']> } = {
  'derivative:analyse': derivativeQuestion,
  'derivative:explain': derivationQuestion,
  'derivative:methods': derivativeQuestion,
  'derivative:readings': derivativeQuestion,
  'derivative:curve': v.strictObject({ ...derivativeQuestion.entries, by: name, over: v.nullable(interval) }),
  'derivative:surface': v.strictObject({ ...derivativeQuestion.entries, by: pairOf(name), over: pairOf(interval) }),
  'derivative:descent': v.strictObject({
    ...derivativeQuestion.entries,
    by: pairOf(name),
    rate: v.number(),
    steps: v.number(),
  }),
  'derivative:graph': v.strictObject({
    ...derivativeQuestion.entries,
    mode: v.picklist(['reverse', 'forward']),
    seed: v.exactOptional(name),
  }),
  'derivative:programs': derivativeQuestion,
  'derivative:guess': v.strictObject({ guess: text, before: text, after: text, variables: list(name, 10_000) }),
  'program:trace': v.strictObject({ source: text }),
  'regression:run': runQuestion,
  'regression:frame': v.strictObject({
    settings: fitSettings,
    iteration: v.number(),
    phase,
    from: v.exactOptional(v.number()),
  }),
  'regression:contour': v.strictObject({
    settings: fitSettings,
    by: pairOf(v.number()),
    parameters,
    over: pairOf(interval),
  }),
  'regression:predict': v.strictObject({ learnt, columns }),
  'regression:price': v.strictObject({ learnt, row: parameters }),
  'regression:program': runQuestion,
  'data:read': v.strictObject({
    bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= 256_000_001, 'Too long'),
  }),
  'answer:check': v.strictObject({
    given: text,
    answer: text,
    variables: list(name, 100),
    tolerance: v.number(),
    misconceptions: list(text, 100),
  }),
  'engine:cancel': v.null(),
  'clipboard:write': text,
  'file:save': fileToSave,
  'settings:write': settingsSchema,
  'experiment:keep': experimentToKeepSchema,
  'experiment:recall': v.null(),
  'experiment:open': v.null(),
  'lessons:list': v.strictObject({ language }),
  'lessons:read': v.strictObject({ id: name, language }),
  'progress:recall': v.null(),
  'progress:keep': progressSchema,
  'progress:choose': name,
  'progress:add': name,
  'progress:rename': v.strictObject({ id: name, name }),
  'progress:remove': name,
  'progress:reset': name,
  'progress:export': v.null(),
  'progress:import': v.null(),
  'experiment:save': v.strictObject({ name: v.pipe(v.string(), v.maxLength(200)), experiment: experimentSchema }),
};
