import * as v from 'valibot';
import type { Calls, Channel } from './contract.ts';

/** Longer texts are cut off here, far above what the engine itself refuses in words. */
const text = v.pipe(v.string(), v.maxLength(1_000_000));
const name = v.pipe(v.string(), v.maxLength(100));

const model = v.picklist(['univariate', 'multivariate']);
const dtype = v.picklist(['float32', 'float64']);

const sale = v.strictObject({ area: v.number(), rooms: v.number(), price: v.number() });
const sales = v.pipe(v.array(sale), v.maxLength(100_000));

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

/**
 * The shape of every request, checked in the main process before anything else reads it. Whether a value makes sense (a
 * rate of 0, an expression of one bracket) is for the engine to say, in words; here only its type and size are at stake.
 */
export const requestSchemas: { readonly [C in Channel]: v.GenericSchema<unknown, Calls[C]['request']> } = {
  'derivative:analyse': v.strictObject({
    expression: text,
    point: v.exactOptional(v.record(name, v.number())),
    variables: v.exactOptional(v.pipe(v.array(name), v.maxLength(100))),
  }),
  'regression:train': trainQuestion,
  'regression:update': v.strictObject({
    settings: trainSettings,
    iteration: v.number(),
    parameters: v.pipe(v.array(v.union([v.number(), v.nan()])), v.maxLength(100)),
  }),
  'engine:cancel': v.null(),
  'settings:write': v.strictObject({
    language: v.picklist(['en', 'zh-Hans']),
    theme: v.picklist(['light', 'dark', 'projector']),
  }),
};
