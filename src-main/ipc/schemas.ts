import * as v from 'valibot';
import type { Calls, Channel } from './contract.ts';

/** Longer texts are cut off here, far above what the engine itself refuses in words. */
const text = v.pipe(v.string(), v.maxLength(1_000_000));
const name = v.pipe(v.string(), v.maxLength(10_000));

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

const model = v.picklist(['univariate', 'multivariate']);
const dtype = v.picklist(['float32', 'float64']);

const sale = v.strictObject({ area: v.number(), rooms: v.number(), price: v.number() });
const sales = list(sale, 100_000);

const trainQuestion = v.strictObject({
  model,
  dtype: v.exactOptional(dtype),
  learningRate: v.exactOptional(v.number()),
  iterations: v.exactOptional(v.number()),
  displayStep: v.exactOptional(v.number()),
  sales: v.exactOptional(sales),
});

const trainSettings = v.strictObject({
  model,
  dtype,
  learningRate: v.number(),
  iterations: v.number(),
  displayStep: v.number(),
  sales,
});

/** Also the shape of the settings file; what a newer version has added there is left out, not held against it. */
export const settingsSchema = v.object({
  language: v.picklist(['en', 'zh-Hans']),
  theme: v.picklist(['light', 'dark', 'projector']),
});

/**
 * The shape of every request, checked in the main process before anything else reads it. Whether a value makes sense (a
 * rate of 0, an expression of one bracket) is for the engine to say, in words; here only its type and size are at stake.
 */
export const requestSchemas: { readonly [C in Channel]: v.GenericSchema<unknown, Calls[C]['request']> } = {
  'derivative:analyse': derivativeQuestion,
  'derivative:explain': derivationQuestion,
  'derivative:methods': derivativeQuestion,
  'regression:train': trainQuestion,
  'regression:update': v.strictObject({
    settings: trainSettings,
    iteration: v.number(),
    parameters: list(v.union([v.number(), v.nan()]), 100),
  }),
  'engine:cancel': v.null(),
  'settings:write': settingsSchema,
};
