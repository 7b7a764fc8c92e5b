import { Mistake, invalidSetting, tooLarge } from '../errors.ts';
import { roundTo } from '../tensor/dtype.ts';
import { MAX_ELEMENTS } from '../tensor/array.ts';
import { at } from '../tensor/read.ts';
import { type Column, MOST_COLUMNS } from '../data/column.ts';
import { checkCount } from './check.ts';
import { columnNamed } from './problem.ts';
import type { FitSettings } from './record.ts';

/** A target with more values than this is no class, but a number; so many scores a row still train in time. */
const MOST_CLASSES = 100;

/**
 * Judges what is trained on: names, lengths, every cell, the target's values, the size of a batch.
 * @throws Mistake `invalid-setting`, naming the column, and the row counted from 0, that training cannot use
 */
export function checkData(settings: FitSettings): void {
  const { columns, target, features, batch, dtype } = settings;
  checkNames(settings);
  const rows = columns[0]?.values.length ?? 0;
  for (const { name, values } of columns) {
    if (values.length !== rows)
      throw invalidSetting(`columns.${name}`, values.length, `${rows} rows, as the first column`);
  }
  if (rows > MAX_ELEMENTS) throw tooLarge(MAX_ELEMENTS, 'elements');
  if (rows < 2) throw tooFewRows(rows);
  for (const name of [...features, target]) checkCells(columnNamed(settings, name), dtype);
  checkTarget(settings);
  if (batch !== null) checkCount('batch', batch, rows);
}

function tooFewRows(found: number): Mistake {
  const details = { name: 'columns', found, expected: 'at least 2 rows' };
  return new Mistake('invalid-setting', `At least two rows are needed; found ${found}`, null, details);
}

function checkNames({ columns, target, features }: FitSettings): void {
  const names = columns.map(({ name }) => name);
  const twice = firstRepeated(names);
  if (twice !== -1) throw invalidSetting('columns', names[twice], 'names of which no two are the same');
  const known = new Set(names);
  const expected = `one of ${names.join(', ')}`;
  if (!known.has(target)) throw invalidSetting('target', target, expected);
  if (features.length === 0) throw invalidSetting('features', 'none', 'at least one column');
  if (features.length > MOST_COLUMNS)
    throw invalidSetting('features', features.length, `at most ${MOST_COLUMNS} columns`);
  features.forEach((name, k) => {
    if (!known.has(name)) throw invalidSetting(`features[${k}]`, name, expected);
    if (name === target) throw invalidSetting(`features[${k}]`, name, 'another column than the target');
  });
  const again = firstRepeated(features);
  if (again !== -1) throw invalidSetting(`features[${again}]`, features[again], 'a column that is not named before');
}

/** The place of the first name that stands before it too; -1 where there is none. */
function firstRepeated(names: readonly string[]): number {
  const seen = new Set<string>();
  return names.findIndex((name) => seen.size === seen.add(name).size);
}

/** Scaling and the measures of quality add up squares. */
function checkCells({ name, values }: Column, dtype: FitSettings['dtype']): void {
  let squares = 0;
  for (let row = 0; row < values.length; row++) {
    const value = at(values, row);
    if (!Number.isFinite(roundTo(dtype, value))) {
      throw invalidSetting(`columns.${name}[${row}]`, value, `a finite number in ${dtype}`);
    }
    squares += value * value;
  }
  if (Number.isFinite(squares)) return;
  const largest = values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  throw invalidSetting(`columns.${name}`, largest, 'values whose squares add up to a finite number');
}

function checkTarget(settings: FitSettings): void {
  const { model, target } = settings;
  if (model === 'linear') return;
  const { values } = columnNamed(settings, target);
  const [isClass, expected] =
    model === 'logistic'
      ? [(value: number) => value === 0 || value === 1, '0 or 1']
      : [Number.isSafeInteger, 'a whole number, that of a class'];
  const row = values.findIndex((value) => !isClass(value));
  if (row !== -1) throw invalidSetting(`columns.${target}[${row}]`, values[row], expected);
  const classes = new Set(values).size;
  if (classes < 2 || classes > MOST_CLASSES) {
    throw invalidSetting(`columns.${target}`, classes, `from 2 to ${MOST_CLASSES} classes`);
  }
}

/**
 * Judges parameters that are given by hand.
 * @param settings whose data are judged
 * @throws Mistake `invalid-setting` for another number of them, or one that is not finite
 */
export function checkInitial(settings: FitSettings): void {
  const { initial, dtype, features, intercept, model, target } = settings;
  if (initial === null) return;
  const scores = model === 'softmax' ? new Set(columnNamed(settings, target).values).size : 1;
  const count = (features.length + (intercept === 'none' ? 0 : 1)) * scores;
  if (initial.length !== count) throw invalidSetting('initial', initial.length, `${count} numbers`);
  const k = initial.findIndex((value) => !Number.isFinite(roundTo(dtype, value)));
  if (k !== -1) throw invalidSetting(`initial[${k}]`, initial[k], `a finite number in ${dtype}`);
}
