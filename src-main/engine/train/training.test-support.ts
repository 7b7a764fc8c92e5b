import training from '../goldens/training.json';
import type { Column } from '../data/column.ts';
import type { FitQuestion } from './record.ts';

/** The columns of the golden runs; `y` is the target of regressions, `sold` and `kind` those of classifiers. */
export const goldenColumns: readonly Column[] = Object.entries(training.data).map(([name, values]) => ({
  name,
  values: Float64Array.from(values),
}));

const targets = { linear: 'y', logistic: 'sold', softmax: 'kind' };

/** The golden runs with the questions that make them. */
export const goldenRuns = training.runs.map(({ name, settings, initial, updates }) => ({
  name,
  initial,
  updates,
  question: {
    ...settings,
    columns: goldenColumns,
    features: ['a', 'b', 'c'],
    target: targets[settings.model as keyof typeof targets],
  } as FitQuestion,
}));

/** Numbers with any spread that is worth training on, and a target that follows them roughly. */
export function madeUpColumns(rows: number, features: number, seed = 1): Column[] {
  const wave = (row: number, j: number) => Math.sin(row * (1.3 + 0.7 * j) + seed) + ((row * 7919 + j) % 11) / 7;
  const columns = Array.from({ length: features }, (_, j) => ({
    name: `x${j}`,
    values: Float64Array.from({ length: rows }, (_unused, row) => wave(row, j)),
  }));
  const target = (row: number) => columns.reduce((sum, { values }, j) => sum + (j - 1.5) * (values[row] ?? NaN), 3);
  const values = Float64Array.from({ length: rows }, (_, row) => target(row) + 0.1 * wave(row, 9));
  return [...columns, { name: 'y', values }];
}
