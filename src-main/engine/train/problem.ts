import { roundTo } from '../tensor/dtype.ts';
import type { FloatDtype } from '../tensor/dtype.ts';
import { at } from '../tensor/read.ts';
import type { Column } from '../data/column.ts';
import type { FitSettings, Learnt, Scale } from './record.ts';
import type { Rows } from './rows.ts';
import type { Form } from './row.ts';
import { scaleOf } from './scaling.ts';

/** Data in the form that training works on. */
export interface Problem extends Omit<Learnt, 'parameters'> {
  readonly form: Form;
  readonly rows: Rows;
  readonly count: number;
}

/**
 * Brings checked settings into columns: scaled in double precision, as NumPy does it, and rounded to the dtype after.
 * Columns that stay as they are are not copied.
 * @throws Mistake `invalid-setting` for a column that cannot be scaled
 */
export function problemOf(settings: FitSettings): Problem {
  const { model, intercept, dtype, loss } = settings;
  const features = settings.features.map((name) => columnNamed(settings, name));
  const scales = features.map((column) => scaleOf(settings.scaling, column));
  const target = columnNamed(settings, settings.target).values;
  const classes = classesOf(settings, target);
  return {
    ...{ model, intercept, dtype, classes },
    form: { model, loss, dtype, intercept, columns: features.length, scores: model === 'softmax' ? classes.length : 1 },
    rows: {
      columns: features.map(({ values }, j) => scaled(dtype, values, scales[j] ?? unscaled)),
      targets: model === 'linear' ? scaled(dtype, target, unscaled) : placesOf(target, classes),
    },
    count: target.length,
    features: settings.features.map((name, j) => ({ name, ...(scales[j] ?? unscaled) })),
  };
}

const unscaled: Scale = { shift: 0, scale: 1 };

/** The column of that name, which the settings have been checked to have. */
export function columnNamed({ columns }: Pick<FitSettings, 'columns'>, name: string): Column {
  const found = columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`There is no column ${name}`);
  return found;
}

/** Values as a model sees them. */
export function scaled(dtype: FloatDtype, values: Float64Array, { shift, scale }: Scale): Float64Array {
  if (shift === 0 && scale === 1) return dtype === 'float64' ? values : values.map(Math.fround);
  return values.map((value) => roundTo(dtype, (value - shift) / scale));
}

function classesOf({ model }: FitSettings, target: Float64Array): readonly number[] {
  if (model === 'linear') return [];
  return model === 'logistic' ? [0, 1] : [...new Set(target)].sort((a, b) => a - b);
}

function placesOf(target: Float64Array, classes: readonly number[]): Float64Array {
  const places = new Map(classes.map((value, place) => [value, place]));
  return target.map((value) => places.get(value) ?? NaN);
}

/** What one row's features are. */
export function rowAt(columns: readonly Float64Array[], row: number): number[] {
  return columns.map((column) => at(column, row));
}

/** A copy in the precision of a dtype. */
export function roundedTo(dtype: FloatDtype, values: Iterable<number>): Float64Array {
  return Float64Array.from(values, (value) => roundTo(dtype, value));
}
