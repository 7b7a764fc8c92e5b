import * as v from 'valibot';
import type { Experiment, ExperimentToKeep, PackedCells } from './experiment.ts';

const count = v.pipe(v.number(), v.integer());
const finite = v.pipe(v.number(), v.finite());
const name = v.pipe(v.string(), v.maxLength(10_000));

/** An array whose length is looked at before its items. */
const list = <Item extends v.GenericSchema>(item: Item, longest: number) =>
  v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value) && value.length <= longest, 'Too long'),
    v.array(item),
  );

const isCell = (cell: unknown): boolean => typeof cell === 'string' || Number.isFinite(cell);

/** Looked at in one go, being perhaps a million. JSON knows no infinity, but reads 1e999 as one. */
const cells = v.pipe(
  v.custom<(number | string)[]>((value) => Array.isArray(value) && value.length <= 1_000_000, 'Too long'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value: input } = dataset;
    const key = input.findIndex((cell) => !isCell(cell));
    if (key < 0) return;
    addIssue({ path: [{ type: 'array', origin: 'value', input, key, value: input[key] }] });
  }),
);

/** Every NaN has its text, and there is no infinity. */
function isWhole({ numbers, texts }: PackedCells): boolean {
  let count = 0;
  for (const number of numbers) {
    if (Number.isNaN(number)) count += 1;
    else if (!Number.isFinite(number)) return false;
  }
  return count === texts.length;
}

const packedCells = v.pipe(
  v.strictObject({
    numbers: v.custom<Float64Array>((value) => value instanceof Float64Array && value.length <= 1_000_000, 'Too long'),
    texts: v.custom<readonly string[]>(
      (value) => Array.isArray(value) && value.length <= 1_000_000 && value.every((text) => typeof text === 'string'),
      'No texts',
    ),
  }),
  v.check(isWhole, 'Not one text for each NaN'),
);

const settings = v.strictObject({
  loss: v.picklist(['half-mse', 'mse']),
  optimizer: v.picklist(['sgd', 'momentum', 'adam']),
  learningRate: finite,
  rateChanges: list(v.strictObject({ from: count, learningRate: finite }), 1000),
  momentum: finite,
  iterations: count,
  displayStep: count,
  batch: v.nullable(count),
  scaling: v.picklist(['none', 'min-max', 'z-score']),
  dtype: v.picklist(['float32', 'float64']),
  seed: count,
  initial: v.nullable(list(finite, 10_000)),
  intercept: v.picklist(['first', 'last']),
});

const chart = v.picklist(['fit', 'loss', 'samples', 'residuals', 'contour', 'parameters']);

const dataOf = <Cells extends v.GenericSchema>(cells: Cells) =>
  v.strictObject({
    origin: v.nullable(v.picklist(['house-sales', 'boiling-points'])),
    columns: list(v.strictObject({ name, cells }), 1001),
    target: name,
    features: list(name, 1001),
  });

const parts = {
  settings,
  rival: v.nullable(settings),
  view: v.strictObject({
    iteration: count,
    phase: v.picklist(['forward', 'loss', 'backward', 'update']),
    by: v.picklist(['update', 'phase']),
    charts: list(chart, 4),
    panel: v.picklist(['update', 'code', 'tape', 'data', 'log', 'predict', 'compare']),
    lossScale: v.picklist(['linear', 'logarithmic', 'excess']),
    contourBy: v.strictTuple([count, count]),
  }),
};

/** The shape of an experiment, wherever it comes from. */
export const experimentSchema: v.GenericSchema<unknown, Experiment> = v.strictObject({
  data: dataOf(cells),
  ...parts,
});

/** The shape of one that the window wants to be kept. */
export const experimentToKeepSchema: v.GenericSchema<unknown, ExperimentToKeep> = v.strictObject({
  data: dataOf(v.union([cells, packedCells])),
  ...parts,
});
